"""Tests of tocsin.link.incidents."""
