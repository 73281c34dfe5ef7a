"""The desk's pages for those who sit at it: one module for each noun, all on `tocsin.desk`."""
