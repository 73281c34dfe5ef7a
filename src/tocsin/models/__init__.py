"""The weights that ship, made by `training/`; each has its card in `docs/models/`."""
