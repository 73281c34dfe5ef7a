"""The channels, each held against a real receiver."""
