"""Watches: files, sightings, adding up, steps and proposals."""
