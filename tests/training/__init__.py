"""Tests of the training house, with tiny made data and networks."""
