"""Tests of the desk for programs."""
