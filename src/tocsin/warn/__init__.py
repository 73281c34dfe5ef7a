"""Warnings: what they say, in which forms they travel, and what becomes of them. Pure."""
