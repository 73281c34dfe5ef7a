"""Tests of the incidents of an article."""
