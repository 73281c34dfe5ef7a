"""GUM, the Georgetown University Multilayer corpus (Zeldes, LRE 2017), with GENTLE.

Get it from https://github.com/amir-zeldes/gum: annotation CC BY 4.0, texts under the licences
that its LICENSE.txt lists by kind (most CC BY or CC BY-SA, some CC BY-NC-SA). Layout read here:
`dep/NAME.conllu`, `splits.md`. Forum texts, whose words are withheld, are skipped.

GUM marks every noun phrase, whole: "the Afghan ambassador Hamid Orr, who resigned". Here only
names are kept, as wide as news corpora mark them ("Hamid Orr"): a phrase counts where its head,
or a name that stands beside its head as in the example, is a proper noun; from there the span
grows over what belongs to the name, and a person's title is cut off. Where names overlap, the
longest stays. Labels are GUM's (`person`, `place`, `organization`, `event`, `object`,
`abstract`, `animal`, `plant`, `substance`), and three of our own:

- `people`: a person's label on a plural ("Muslims", "the Bernoullis")
- `demonym`: an adjective of nation, faith or region outside a name ("Afghan"), which GUM leaves
  unmarked; told by its form
- `time:DATE`, `time:TIME`: GUM's `<date>` and `<time>` with their value ("2017-07-21",
  "FROM/TO", ".." for an open side; "--09" where no year is told), and, as `time:DURATION` and
  `time:SET` too, times without a value as far as their words tell them. All these may overlap the
  names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpora.marked import Mark, Range, Text


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
_MONTHS = ("january february march april may june july august september october november december "
           "jan feb mar apr jun jul aug sep sept oct nov dec")  # fmt: skip
_TIMES = _set(
    f"{_MONTHS} monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday "
    "tonight day week weekend month year decade century quarter spring summer autumn fall winter "
    "easter christmas season"
)
_CLOCK = _set(
    "hour minute second morning afternoon evening night noon midnight midday o'clock a.m. p.m. am "
    "pm a.m p.m"
)
_UNITS = _set("second minute hour day week month year decade century")
_AFTER_TIME = _set("ago later earlier before ad bc ce bce a.d. b.c. gmt utc")
_MENTION = re.compile(r"\((?P<body>[^()]+)(?P<closed>\))?|(?P<id>[^()]+)\)")
_TAG = re.compile(r"<(/?)(date|time)\b([^<>]*)>")
_PART = re.compile(r"\[\d+/\d+\]$")


@dataclass
class Word:
    """One word of a sentence; `start` and `end` are characters of the document's text."""

    form: str
    lemma: str
    upos: str
    xpos: str
    features: str
    head: int
    relation: str
    misc: Mapping[str, str]
    start: int
    end: int

    @property
    def proper(self) -> bool:
        """Whether it is tagged as a proper noun, by either tag set."""
        return self.upos == "PROPN" or self.xpos.startswith(("NNP", "NP"))

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.form[:1].isupper()


@dataclass
class Mention:
    """A noun phrase: its label and the range of its words, end excluded."""

    label: str
    first: int
    last: int


@dataclass
class _Document:
    """A document as it is put together."""

    text: str = ""
    sentences: list[list[Word]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)


def texts(data: Path, split: str) -> Iterator[Text]:
    """The documents of a split ("train", "dev", "test", "test2", or several: "dev+test").

    Ordered by name, `group` and `name` are the document's, the label its kind ("news"). Raises
    FileNotFoundError where splits.md or all the split's documents are missing, ValueError for a
    split that splits.md doesn't list.
    """
    names = sorted(name for part in split.split("+") for name in _listed(data, part))
    paths = [data / "dep" / f"{name}.conllu" for name in names]
    present = [path for path in paths if path.is_file()]
    if not present:
        raise FileNotFoundError(f"no document of split {split} in {data / 'dep'}")
    for path in present:
        if "_reddit_" in path.name:
            continue
        document = _read(path.read_text(encoding="utf-8"))
        kind = path.stem.split("_")[1]
        marks = sorted(_marks(document), key=lambda m: (m.start, -m.end, m.label))
        yield Text(path.stem, document.text, tuple(marks), labels=(kind,), group=path.stem)


def _listed(data: Path, split: str) -> list[str]:
    """The names that splits.md has under a heading."""
    sections = re.split(r"^## *", (data / "splits.md").read_text(encoding="utf-8"), flags=re.M)
    for section in sections[1:]:
        title, _, body = section.partition("\n")
        if title.strip() == split:
            return re.findall(r"^ *\* *(\S+)", body, flags=re.M)
    raise ValueError(f"no split {split} in {data / 'splits.md'}")


def _read(conllu: str) -> _Document:
    document = _Document()
    for block in re.split(r"\n{2,}", conllu.strip()):
        lines = block.split("\n")
        for line in lines:
            if line.startswith("# global.Entity"):
                document.fields = line.partition("=")[2].strip().split("-")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        paragraph = any(re.match(r"# newpar( id|$)", line.strip()) for line in lines)
        if document.text:
            document.text += "\n\n" if paragraph else " "
        document.sentences.append(_sentence(document, rows))
    return document


def _sentence(document: _Document, rows: Iterable[Sequence[str]]) -> list[Word]:
    """The words of a sentence, whose text is put to the end of the document's.

    A written word may be several syntactic ones ("Orr's"): they share its characters out.
    """
    words: list[Word] = []
    together = 0  # number of the last word of the written word that we are in
    written = ""
    for row in rows:
        misc = dict(part.partition("=")[::2] for part in row[9].split("|"))
        space = "" if misc.get("SpaceAfter") == "No" else " "
        if "." in row[0]:
            continue
        if "-" in row[0]:
            together = int(row[0].partition("-")[2])
            written = space
            continue
        start = len(document.text)
        document.text += row[1]
        words.append(_word(row, misc, start))
        if int(row[0]) < together:
            continue
        document.text += written if int(row[0]) == together else space
    document.text = document.text.rstrip(" ")
    return words


def _word(row: Sequence[str], misc: Mapping[str, str], start: int) -> Word:
    return Word(
        form=row[1], lemma=row[2], upos=row[3], xpos=row[4], features=row[5],
        head=int(row[6]) - 1, relation=row[7], misc=misc, start=start, end=start + len(row[1]),
    )  # fmt: skip


def _marks(document: _Document) -> Iterator[Mark]:
    dated = _dated(document.sentences)
    yield from dated
    for words in document.sentences:
        mentions = mentioned(words, document.fields)
        named: list[Mark] = []
        for mention in mentions:
            if mention.label == "time":
                mark = _time(words, mention)
                if mark and not any(m.start < mark.end and mark.start < m.end for m in dated):
                    dated.append(mark)
                    yield mark
            elif mark := _named(words, mention, mentions):
                named.append(mark)
        named = _longest(named)
        yield from named
        taken = [(m.start, m.end) for m in named]
        yield from _demonyms(words, taken)


def mentioned(words: Sequence[Word], fields: Sequence[str]) -> list[Mention]:
    """The noun phrases that a sentence's `Entity=` cells mark, in order of their beginning.

    `fields` are what `# global.Entity` says that an opening bracket holds, parted by hyphens. Of
    a phrase in several parts each part is one here.
    """
    kind = fields.index("etype") if "etype" in fields else 1
    opened: dict[str, list[Mention]] = {}
    found: list[Mention] = []
    for number, word in enumerate(words):
        for match in _MENTION.finditer(word.misc.get("Entity", "")):
            if match["body"]:
                values = match["body"].split("-")
                mention = Mention(values[kind] if len(values) > kind else "", number, number + 1)
                found.append(mention)
                if not match["closed"]:
                    opened.setdefault(_PART.sub("", values[0]), []).append(mention)
            elif waiting := opened.get(_PART.sub("", match["id"])):
                waiting.pop().last = number + 1
    return found


def _named(words: Sequence[Word], mention: Mention, all_: Sequence[Mention]) -> Mark | None:
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


def _longest(marks: Iterable[Mark]) -> list[Mark]:
    """Of overlapping marks the longest."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m.start)):
        if not any(m.start < mark.end and mark.start < m.end for m in kept):
            kept.append(mark)
    return kept


def _demonyms(words: Sequence[Word], taken: Sequence[Range]) -> Iterator[Mark]:
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


def _dated(sentences: Iterable[Sequence[Word]]) -> list[Mark]:
    """The `<date>` and `<time>` elements; tags before a word open, closing ones end behind it."""
    found: list[Mark] = []
    opened: list[tuple[str, int, str]] = []
    for word in (word for words in sentences for word in words):
        for closing, name, attributes in _TAG.findall(word.misc.get("XML", "")):
            if not closing:
                opened.append((name, word.start, _value(attributes)))
            elif opened:
                tag, start, value = opened.pop()
                found.append(Mark(f"time:{tag.upper()}", start, word.end, value))
    return found


def _value(attributes: str) -> str:
    given: dict[str, str] = dict(re.findall(r'(\w+)(?::::|=)"([^"]*)"', attributes))
    if "when" in given:
        return given["when"]
    low = given.get("from") or given.get("notBefore") or ".."
    high = given.get("to") or given.get("notAfter") or ".."
    return f"{low}/{high}"


def _time(words: Sequence[Word], mention: Mention) -> Mark | None:
    """A time without a value; None where its words don't tell a time ("the end of the war")."""
    inside = range(mention.first, mention.last)
    head = next((n for n in inside if words[n].head not in inside), mention.last - 1)
    if not _timely(words[head]):
        return None
    last = head + 1
    while last < mention.last and _goes_on(words, last, mention.last):
        last += 1
    while words[last - 1].upos == "PUNCT":
        last -= 1
    span = words[mention.first : last]
    if span[0].form.lower() == "good":  # a greeting
        return None
    return Mark(f"time:{_sort(span)}", span[0].start, span[-1].end)


def _sort(span: Sequence[Word]) -> str:
    """Which of TimeML's sorts a time is, as far as its words tell."""
    forms = [word.form.lower() for word in span]
    if forms[0] in ("every", "each"):
        return "SET"
    unit = span[-1].lemma.lower() in _UNITS
    counted = span[0].upos == "NUM" or forms[0] in ("several", "many", "some", "few")
    if unit and (counted or forms[:2] == ["a", "few"]):
        return "DURATION"
    return "TIME" if any(_clock(word) for word in span) else "DATE"


def _goes_on(words: Sequence[Word], at: int, end: int) -> bool:
    word = words[at]
    if word.form in (",", "-", "–", "of", "in", "the"):
        return at + 1 < end and _goes_on(words, at + 1, end)
    return _timely(word) or word.form.lower() in _AFTER_TIME


def _timely(word: Word) -> bool:
    return word.lemma.lower() in _TIMES or _clock(word) or bool(re.match(r"\d", word.form))


def _clock(word: Word) -> bool:
    return word.lemma.lower() in _CLOCK or bool(re.fullmatch(r"\d?\d[:.]\d\d", word.form))
