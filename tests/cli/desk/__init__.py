"""Tests of the commands of a desk."""
