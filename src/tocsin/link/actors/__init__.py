"""Names to actors across articles: who, under which names, in how many articles.

`named` takes the names of a reading, `linker` places them, `title` says what a group of them is
called. `known` holds what the world shares, `match` weighs two names that it doesn't.
"""
