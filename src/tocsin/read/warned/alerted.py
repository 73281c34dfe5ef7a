"""The warning that an alert is: read from its fields, where news are read for their words."""

from tocsin.clean.fold import one_line, shortened
from tocsin.read.sentences import paragraphs
from tocsin.records import AlertFacts, Article, Warned, identify
from tocsin.records.base import span

_LONGEST = 160  # characters of a threat or of the areas that are kept


def alerted(article: Article, alert: AlertFacts) -> tuple[Warned, ...]:
    """The warning of an article that is an alert; none where it ends one, or the danger is over.

    Its evidence is the headline: all of the alert is the warning.
    """
    if alert.message == "Cancel" or alert.over or article.outlet is None:
        return ()
    evidence = span(article.text, *paragraphs(article.text)[0])
    fields = (("threat", alert.event), ("from", alert.begins), ("until", alert.ends))
    areas = shortened("; ".join(area.text for area in alert.areas), _LONGEST)
    return (
        Warned(
            id=identify("warned", article.id, "alert"),
            from_=article.outlet.value,
            to=(alert.audience.value,) if alert.audience else (),
            threat=_threat(alert, evidence.text),
            target=areas or None,
            when=_window(alert),
            given=article.published.value if article.published else None,
            response="unknown",
            answer=None,
            evidence=evidence,
            sentence=evidence,
            reasons=(
                f"warning: the article is an alert (msgType {alert.message}), from its sender",
                *(f"{name}: {field.at}" for name, field in fields if field),
            ),
        ),
    )


def _threat(alert: AlertFacts, headline: str) -> str:
    """The event and the headline, which often names it."""
    event = alert.event.value if alert.event else ""
    line = one_line(headline)
    named = not event or event.casefold() in line.casefold()
    return shortened(line if named else f"{event}: {line}", _LONGEST)


def _window(alert: AlertFacts) -> str | None:
    """The days of the danger as EDTF, which knows intervals of days and not of hours."""
    first = alert.begins.value[:10] if alert.begins else None
    last = alert.ends.value[:10] if alert.ends else None
    if first is None or last is None:
        return f"{first}/.." if first else f"../{last}" if last else None
    return first if first == last else f"{first}/{last}" if first < last else None
