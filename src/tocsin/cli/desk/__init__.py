"""The commands of a desk: adding to its record, looking at it, judging, carrying it away.

What a command takes stands apart from what it does, as help must load nothing of the latter.
"""
