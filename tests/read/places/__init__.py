"""Tests of the places of an article."""
