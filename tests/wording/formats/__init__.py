"""Tests of the forms of a brief."""
