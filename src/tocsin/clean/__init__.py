"""clean makes a page an article: its text without furniture, and where each fact was found."""

from tocsin.clean.cleaning import clean
from tocsin.clean.decode import decoded

__all__ = ["clean", "decoded"]
