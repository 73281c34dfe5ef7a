"""Makes the gazetteer that ships, from free data and two tables of our own."""
