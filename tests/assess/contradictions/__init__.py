"""Tests of `tocsin.assess.contradictions`."""
