"""Tests of the training recipes, with tiny made data and networks."""
