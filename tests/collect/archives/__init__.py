"""Tests of the reading of archives."""
