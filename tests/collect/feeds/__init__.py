"""Tests of the reading of feeds."""
