"""How the weights are made: one folder for each trained head. Nothing here ships."""
