"""The forms in which what a desk holds is shown: lists, and single things opened.

Views in, text out; nothing is looked up here and nothing written.
"""
