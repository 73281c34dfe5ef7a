"""Archives read in bulk: planned in pieces, read by many workers, then entered in order."""
