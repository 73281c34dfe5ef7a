"""Tests of how the desk is put on machines."""
