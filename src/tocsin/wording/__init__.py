"""How what the record holds is put into words: the same on the command line and in the browser."""
