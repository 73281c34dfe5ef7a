"""Tests of how the record is put into words."""
