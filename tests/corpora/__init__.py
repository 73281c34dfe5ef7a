"""Tests of the corpora' readers, on tiny made files."""
