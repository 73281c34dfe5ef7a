"""The linter of warnings: what keeps one from going out, and what would better be otherwise."""

from tocsin.warn.lint.finding import Finding
from tocsin.warn.lint.linting import linted

__all__ = ["Finding", "linted"]
