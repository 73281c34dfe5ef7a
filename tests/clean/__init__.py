"""Tests of the room that makes a page an article."""
