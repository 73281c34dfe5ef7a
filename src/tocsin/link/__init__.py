"""Linking: what many articles tell of one actor, one incident, one story, one origin.

Pure functions over records. Everything that is linked is a *member* of a *group*; see
`tocsin.link.grouping`.
"""
