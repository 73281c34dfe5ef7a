"""The rules of CAP v1.2 that its schema can't express, and advice of those who use alerts."""

from tocsin.warn.cap.rules import areas, information, messages, resources, texts
from tocsin.warn.cap.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *messages.RULES,
    *information.RULES,
    *areas.RULES,
    *resources.RULES,
    *texts.RULES,
)
