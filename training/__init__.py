"""The training house: corpora in, the weights that ship out. See docs/dev/training.md."""
