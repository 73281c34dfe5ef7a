"""`tocsin cap`."""
