"""Tests of signing in, and of what is asked before anything is shown or done."""
