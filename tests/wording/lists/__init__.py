"""Tests of the forms of lists."""
