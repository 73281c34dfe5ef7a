"""Watches: written questions, what was seen of their indicators, and what that comes to."""
