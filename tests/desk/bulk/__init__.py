"""Tests of reading archives in bulk."""
