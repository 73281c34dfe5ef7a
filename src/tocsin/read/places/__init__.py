"""Places: where on earth the places that an article names are."""
