"""Tests of the bundled samples."""
