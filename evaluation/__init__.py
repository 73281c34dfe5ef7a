"""One module a benchmark, all in the form of `python -m evaluation NAME --data DIR`."""
