"""Warnings seen in the news: who told whom of a danger before it came, and what the told did.

Six kinds of words tell of a warning, the surest first: statements whose reporting word warns, or
that tell somebody of a plan to attack; intelligence passed on ("shared the information with"); the
verb "warn" where no statement was found; the same from the side of who was told ("had received a
warning"); likeness ("issued similar alerts"); the noun ("a warning from Washington of an attack").
What the doer announces, what politics and markets are warned of and what hangs on a condition is
none. Tellings of one giver to the same addressee are one warning; a public alert and a message to a
government are two. Last, sentences that dismiss or heed a warning are tied to it by who gave it.
"""

from collections.abc import Sequence

from tocsin.read.names import Cast
from tocsin.read.warned.answers import answers_to
from tocsin.read.warned.merged import cut, merged
from tocsin.read.warned.noun import noted
from tocsin.read.warned.origin import authored, traced
from tocsin.read.warned.received import received
from tocsin.read.warned.record import dangers_of, record_of
from tocsin.read.warned.relayed import relayed
from tocsin.read.warned.scene import Scene
from tocsin.read.warned.similar import similar
from tocsin.read.warned.stated import stated
from tocsin.read.warned.voiced import voiced
from tocsin.records import Entity, Statement, Warned, When

__all__ = ["warned"]


def warned(
    article_id: str,
    text: str,
    statements: Sequence[Statement],
    times: Sequence[When],
    entities: Sequence[Entity],
    cast: Cast | None = None,
) -> tuple[Warned, ...]:
    """The warnings that an article tells of, in the order of the text.

    Args:
        article_id: goes into the warnings' ids.
        text: the cleaned text.
        statements: what was read in it, in order, as are `times` and `entities`.
        times: the times that it tells.
        entities: whom and what it names.
        cast: whom it names by the rules for speakers, if that is known already.
    """
    scene = Scene(text, statements, times, entities, cast)
    said, cues = stated(scene)
    passed_on = list(relayed(scene, said))
    said = [cut(scene, told, passed_on) for told in said]
    taken = sorted([*cues, *((t.start, t.end) for t in passed_on)])
    told = list(authored(scene, [*said, *passed_on, *voiced(scene, taken), *noted(scene, taken)]))
    told += similar(scene, told)
    found = merged(scene, [*told, *traced(scene, received(scene, taken), told)])
    answers = answers_to(scene, found)
    nexts = [told.start for told in found[1:]] + [len(text)] * bool(found)
    return tuple(
        record_of(scene, article_id, told, danger, answers.get(number), behind)
        for number, (told, danger, behind) in enumerate(
            zip(found, dangers_of(scene, found), nexts, strict=True)
        )
    )
