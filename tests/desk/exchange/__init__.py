"""Tests of what the desk gives to other programs."""
