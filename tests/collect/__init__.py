"""Tests of the room that gets pages."""
