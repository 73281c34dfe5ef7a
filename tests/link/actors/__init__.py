"""Names to actors across articles."""
