"""The record's store, on both databases."""
