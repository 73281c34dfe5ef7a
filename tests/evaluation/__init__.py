"""Tests of the evaluations: perfect scores 100, empty 0, worked examples agree."""
