"""From GUM's noun phrases to names, as wide as news corpora mark them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpora.gum.words import Mention, Word
from corpora.marked import Mark, Range


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that stand before a person's name, or in its place, without being a part of it.
TITLES = _set(
    """
    administrator admiral adviser advisor agent ambassador archbishop attorney auntie aunt
    baron baroness bishop brother brigadier brig capt captain cardinal ceo chair chairman
    chairwoman chancellor chief clerk coach col colonel commander commissioner congressman
    congresswoman corporal count countess cpl czar dad daddy deputy detective dir director doctor
    dr duchess duke earl emperor empress executive father first fr foreign gen general gov governor
    grandma grandpa her his hon honorable honourable imam inspector judge justice king lady lady
    lieutenant lord lt ma'am madam madame maj maj.-gen major master mayor minister miss mister mom
    mommy monsieur mother mp mr mrs ms mx officer pastor pope pres president priest prime prince
    princess principal private prof professor prosecutor pvt queen rabbi rep representative rev
    reverend saint-father secretary secretary-general sen senator sergeant sgt sheikh sheriff sir
    sister speaker spokesman spokesperson spokeswoman st.-gen state sultan superintendent treasurer
    tsar uncle vice vice-president
    """
)
_FOREIGN = "de la le du des del di da van von der den ten bin ibn al el y"
_INSIDE = {
    "person": _set(f"{_FOREIGN} zu e"),
    "organization": _set(f"{_FOREIGN} of the and for on & 's ’s"),
    "": _set(f"{_FOREIGN} of the and for & 's ’s"),
}
_AFTER_COMMA = _set("d.c. d.c inc. inc jr. jr sr. sr ltd. ltd llc")
_STOPS = frozenset((",", ":", ";", "(", "–", "—"))
_INTRODUCED = frozenset(("person", "organization", "place"))
_GLUE = _set("- – ‐ ' ’ . / & !")
_DEMONYM = re.compile(
    r"[A-Z]\w+(?:ian|ean|[^aeiou]an|uan|oan|ese|ish|aqi|awi|ani|eni|eli|adi|ati|aiti|shi)"
)
_DEMONYMS = _set(
    """
    Arab Arabic Aramaic Byzantine Catalan Catholic Celtic Coptic Croat Czech Druze Dutch Filipino
    French German Greek Hindu Icelandic Islamic Islamist Kazakh Kurd Kyrgyz Manx Muslim Navajo
    Orthodox Sikh Serb Shia Shiite Sunni Slavic Slovak Swiss Tajik Tatar Thai Turk Turkmen Uyghur
    Uzbek Welsh Hispanic Latin Latino Latina Māori Maori Nordic Baltic Yiddish Zulu Aboriginal
    Protestant Buddhist Hebrew Omani Israeli Iraqi Saudi Afghan
    """
)
_MEMBERS = frozenset(("Republican", "Democrat", "Muslim", "Christian", "Jew", "American"))
_NO_DEMONYM = _set(
    """
    Bayesian Gaussian Boolean Euclidean Cartesian Victorian Edwardian Newtonian Darwinian Freudian
    Hamiltonian Hermitian Jacobian Jurassic Julian Gregorian Republican Elizabethan Georgian-era
    Human Urban Suburban Civilian Amphibian Pedestrian Vegan Vegetarian Metropolitan Libertarian
    Humanitarian Machiavellian Orwellian Laplacian Abelian Urbanian Median Guardian Custodian
    Historian Librarian Utopian Finish Foolish British-born Orphan Ocean Clean Mean Organ Own
    Cretan-era Dorsal-median Lacanian Sapphic Cambrian Silurian Devonian Permian
    """
)


def named(words: Sequence[Word], mention: Mention, all_: Sequence[Mention]) -> Mark | None:
    """The name in a noun phrase, None where it has none."""
    core = _core(words, mention)
    if core is None:
        return None
    first, last = _grown(words, mention, core, all_)
    label = mention.label
    if label == "person":
        first = _untitled(words, first, last)
        if first == last:
            return None
        if (last - first == 1 and _member(words, mention, core)) or (
            _plural(words[last - 1]) and _plural(words[core])
        ):
            label = "people"
    if not any(word.capital or word.form[:1].isdigit() for word in words[first:last]):
        return None
    if not any(c.isalpha() for word in words[first:last] for c in word.form):
        return None
    return Mark(label, words[first].start, words[last - 1].end)


def _member(words: Sequence[Word], mention: Mention, core: int) -> bool:
    """Whether a person is named as one of a people or party: "an Orrlander", "Venn, Republican"."""
    alone = mention.last - mention.first == 1
    return words[mention.first].form.lower() in ("a", "an", "another", "no", "every", "each") or (
        alone and words[core].form in _MEMBERS
    )


def _plural(word: Word) -> bool:
    return word.xpos in ("NNPS", "NPS", "NNS") or "Number=Plur" in word.features


def _core(words: Sequence[Word], mention: Mention) -> int | None:
    """The proper noun that a phrase is named by: its head, or a name that its head introduces."""
    inside = range(mention.first, mention.last)
    head = next((n for n in inside if words[n].head not in inside), None)
    if head is None:
        return None
    if words[head].proper:
        return head
    for n in range(head + 1, mention.last):
        if words[n].form in _STOPS:
            return None
        if words[n].head == head and words[n].proper and _introduced(words, n, mention.label):
            return n
    return None


def _introduced(words: Sequence[Word], at: int, label: str) -> bool:
    """Whether a proper noun is what the phrase's head introduces.

    "The critic Ann Orr", "the village of Orrby", "a lot of Orrlanders".
    """
    if words[at].relation in ("flat", "appos"):
        return label in _INTRODUCED
    of = words[at].relation == "nmod" and words[at - 1].form == "of"
    return of and (label == "place" or (label == "person" and _plural(words[at])))


def _grown(
    words: Sequence[Word], mention: Mention, core: int, all_: Sequence[Mention]
) -> tuple[int, int]:
    """The words around `core` that belong to the name."""
    nested = [
        m
        for m in all_
        if mention.first <= m.first and m.last <= mention.last and not m.first <= core < m.last
    ]
    first, last = core, core + 1
    while step := _step(words, first, -1, mention, nested):
        first -= step
    while step := _step(words, last - 1, 1, mention, nested):
        last += step
    return first, last


def _step(
    words: Sequence[Word], here: int, way: int, mention: Mention, nested: Sequence[Mention]
) -> int:
    """How many words further the name goes from `here` on: 0 at its end."""
    small = _INSIDE.get(mention.label, _INSIDE[""])
    for size in range(1, 4):
        at = here + way * size
        if not mention.first <= at < mention.last:
            return 0
        if _belongs(words, at, mention.label == "person"):
            between = range(min(here, at) + 1, max(here, at))
            return size if _bridged(words, between, nested) else 0
        form = words[at].form.lower()
        if form not in small and form != "," and not (form in _GLUE and _glued(words, at)):
            return 0
    return 0


def _glued(words: Sequence[Word], at: int) -> bool:
    """Whether a sign stands without blanks between two words."""
    return (
        0 < at < len(words) - 1
        and words[at - 1].end == words[at].start
        and words[at].end == words[at + 1].start
    )


def _bridged(words: Sequence[Word], between: range, nested: Sequence[Mention]) -> bool:
    """Whether small words in a name may stand there.

    "Food and Drug Office", but not "Orr and Venn" where each is a phrase; "St. John's College",
    but not "Orrland's College" where the owner is one; no comma but before "D.C." and the like.
    """
    for at in between:
        low = words[at].form.lower()
        if low == "," and words[at + 1].form.lower() not in _AFTER_COMMA:
            return False
        if low in ("and", "&", "y") and any(m.first == at + 1 or m.last == at for m in nested):
            return False
        if low in ("'s", "’s") and any(m.last in (at, at + 1) for m in nested):
            return False
    return len(between) == 0 or words[between[0]].form.lower() != "the"


def _belongs(words: Sequence[Word], at: int, person: bool) -> bool:
    """Whether a word can be a full part of a name."""
    word = words[at]
    if word.proper:
        return True
    if person:
        return word.capital and word.xpos not in ("JJ", "DT", "PRP", "PRP$", "IN", "RB", "NN")
    if word.form[:1].isdigit():
        return True
    if at == 0 or word.upos in ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "PUNCT"):
        return False
    return word.capital


def _untitled(words: Sequence[Word], first: int, last: int) -> int:
    """Where a person's name begins behind all titles; `last` where there are titles only."""
    for at in range(last - 1, first - 1, -1):
        if words[at].form.lower().rstrip(".") in TITLES:
            return at + 1
    return first


def longest(marks: Iterable[Mark]) -> list[Mark]:
    """Of overlapping marks the longest."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m.start)):
        if not any(m.start < mark.end and mark.start < m.end for m in kept):
            kept.append(mark)
    return kept


def demonyms(words: Sequence[Word], taken: Sequence[Range]) -> Iterator[Mark]:
    """The demonyms outside of names; "African American", "German-Russian" are one each."""
    start = end = -1
    for at, word in enumerate(words):
        if not _demonym(word) or any(a < word.end and word.start < b for a, b in taken):
            continue
        near = (
            at > 0
            and end >= 0
            and (
                words[at - 1].end == end or (words[at - 1].form == "-" and words[at - 2].end == end)
            )
        )
        if not near:
            if end >= 0:
                yield Mark("demonym", start, end)
            start = word.start
        end = word.end
    if end >= 0:
        yield Mark("demonym", start, end)


def _demonym(word: Word) -> bool:
    """Whether an adjective looks like one of nation, faith or region."""
    if word.upos != "ADJ" or not word.capital or word.form in _NO_DEMONYM:
        return False
    return word.form in _DEMONYMS or bool(_DEMONYM.fullmatch(word.form))
