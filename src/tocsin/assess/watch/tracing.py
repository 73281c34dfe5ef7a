"""To whom a warning or a statement goes back, as incidents do: a `Trace` of who says it."""

from collections.abc import Mapping

from msgspec.structs import replace

from tocsin.assess.case import bare
from tocsin.link.origins import trace
from tocsin.link.outlet import outlet
from tocsin.link.sources import kind_of
from tocsin.link.tally import Trace
from tocsin.link.tellings import Telling, Voice
from tocsin.records import Reading, Span


def spoken(
    reading: Reading,
    words: Span,
    sentence: Span,
    speaker: str,
    copies: str | None,
    actors: Mapping[str, str],
) -> Trace:
    """The trace of what somebody says: the outlet carries it, the speaker is whose word it is.

    Args:
        reading: the article.
        words: those that say it.
        sentence: where they stand.
        speaker: who says it; without a capital letter it is no name, and anybody's.
        copies: the id of the articles that have their words from one text.
        actors: ids of actors by name.
    """
    paper = outlet(reading.article)
    named = speaker != speaker.lower()
    own = [Voice(standing="outlet", name=paper, named=True, scope=None, span=None)] if paper else []
    voice = Voice(standing="speaker", name=speaker, named=named, scope=paper, span=None)
    telling = Telling(
        mention=words,
        voices=(*own, voice),
        kind=kind_of(speaker, "") or (None if named else "official"),
        sentence=sentence,
    )
    return trace(replace(bare(reading), copies=copies, tellings=(telling,), actors=dict(actors)))
