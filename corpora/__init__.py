"""Readers of the public corpora that training and evaluation share.

No corpus is part of the project. Each module says where the public can get its corpus; all of
them take the folder that it lies in.
"""
