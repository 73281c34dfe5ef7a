"""Who wrote an article: names of people and agencies, and nothing else that stands there."""

import re

from tocsin.clean.fold import folded, one_line

MAX_LENGTH = 120

_LEAD = re.compile(
    r"^(?:(?:written|reported|story|words|text|report|posted|published)\s+by|by|author\s*:|"
    r"from)[\s:]+",
    re.IGNORECASE,
)
# Accounts, roles and placeholders that content systems write where no author is known.
_NOBODY = frozenset(
    [
        "admin",
        "administrator",
        "webmaster",
        "editor",
        "editors",
        "editorial",
        "staff",
        "guest",
        "user",
        "root",
        "unknown",
        "none",
        "null",
        "anonymous",
        "author",
        "contributor",
        "contributors",
        "team",
        "newsroom",
        "newsdesk",
        "desk",
        "moderator",
        "wordpress",
        "undefined",
    ]
)
_ROLE_WORDS = _NOBODY | frozenset(
    [
        "the",
        "by",
        "our",
        "web",
        "news",
        "online",
        "site",
        "digital",
        "website",
        "post",
        "default",
        "test",
        "writer",
        "writers",
        "reporter",
        "reporters",
        "correspondent",
        "and",
        "of",
        "staff-writer",
        "bureau",
    ]
)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@|\bgetty\b|\bshutterstock\b|\bistock\b|\bphoto(?:s|graph)?\b|\bimages?\b|"
    r"\bcredit\b|\bcopyright\b|©|\bminutes?\b|\bread\b|\bcomments?\b|\bshare\b|\bpublished\b|"
    r"\bupdated\b|\bsubscribe\b|[{}<>|=\[\]]|\d{2,}",
    re.IGNORECASE,
)
_PARTICLE = frozenset(
    [
        "de",
        "da",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "y",
        "e",
        "dos",
        "das",
        "du",
        "and",
        "&",
        "of",
        "for",
        "the",
    ]
)
_TAIL = re.compile(
    r"\s*(?:[|•·–—]|\s-\s|,?\s+(?:in|at)\s+[A-Z]|,\s*(?:the\s+)?(?:senior|staff|"
    r"chief|"
    r"political|foreign|special|associate|bbc|cnn|reuters|ap|afp|senior)\b).*$",
    re.IGNORECASE,
)
_BY_LINE = re.compile(
    r"^(?:written |reported |words |story |report )?by:?\s+(?P<names>\S.{2,100})$", re.IGNORECASE
)
_ROLES = [
    "journalist",
    "reporter",
    "correspondent",
    "writer",
    "author",
    "editor",
    "columnist",
    "analyst",
    "professor",
    "fellow",
    "researcher",
    "lecturer",
    "director",
    "contributor",
    "diplomat",
    "scholar",
    "historian",
    "novelist",
    "commentator",
    "consultant",
    "lawyer",
    "freelance",
    "freelancer",
    "student",
    "associate",
    "expert",
    "scientist",
    "economist",
    "specialist",
    "strategist",
    "officer",
    "ambassador",
    "teaches",
    "writes",
    "covers",
    "reports",
    "presenter",
    "producer",
    "former",
    "founder",
    "taught",
    "retired",
    "graduate",
]
_NAME = r"(?:[A-ZÀ-Þ][\w’'.-]*\.?)(?:\s+(?:de|da|di|del|van|von|der|al|bin|el|la)\b)?"
_NOTE = re.compile(
    rf"^(?:About the author:?\s+)?(?:(?:Dr|Prof|Professor|Sir|Lt|Gen|Col)\.?\s+)?"
    rf"(?P<name>{_NAME}(?:\s+{_NAME}){{1,3}}),?\s+"
    r"(?:is|was|has been|has reported|has covered|works|worked|writes|covers|reports|teaches|"
    r"served|joined)\s+"
    r"(?P<rest>.{10,700})$",
    re.DOTALL,
)
_REACH = re.compile(
    r"\b(?:follow (?:him|her|them)|can be reached|tweets? (?:at|@)|@\w{2,}|"
    r"his book|her book|lives in|is based in|based in)\b",
    re.IGNORECASE,
)


def credible(value: str) -> str | None:
    """`value` as names, without "By" and titles of office; None where nobody is named."""
    text = _LEAD.sub("", one_line(value)).strip(" ,;:-–—|·•")
    text = _TAIL.sub("", text).strip(" ,;:")
    if not 2 <= len(text) <= MAX_LENGTH or _NOT_A_NAME.search(text):
        return None
    words = text.replace(",", " ").split()
    if len(words) > 14 or not any(word[0].isupper() for word in words):
        return None
    if all(re.sub(r"\W", "", word).lower() in _ROLE_WORDS for word in words):
        return None
    if folded(text) in _NOBODY:
        return None
    lower = [word for word in words if word[0].islower() and word.lower() not in _PARTICLE]
    return text if len(lower) <= len(words) // 4 else None


def from_line(line: str) -> str | None:
    """The names in a line that reads "By Jane Doe" and nothing more."""
    match = _BY_LINE.match(one_line(line))
    if match is None or (re.search(r"[.!?]\s", match["names"]) and len(match["names"]) > 60):
        return None
    names = re.split(
        r"\s+(?:[|•·–—]|on (?=\d|[A-Z][a-z]+day)|(?=(?:updated|published|posted)\b))",
        match["names"],
        maxsplit=1,
        flags=re.IGNORECASE,
    )[0]
    found = credible(names)
    return found if found and len(found.split()) <= 12 else None


def from_note(paragraph: str, body: str) -> str | None:
    """The author whom a note behind an article introduces.

    `body` is the article ahead of it: somebody of whom it speaks isn't its author.
    """
    text = one_line(paragraph)
    match = _NOTE.match(text)
    if match is None or len(text) > 900:
        return None
    rest = match["rest"].lower()
    telling = sum(bool(re.search(rf"\b{role}s?\b", rest)) for role in _ROLES)
    if telling + (2 if _REACH.search(rest) else 0) < 1:
        return None
    name = match["name"]
    if name.split()[0].lower() in {"the", "this", "that", "it", "he", "she", "there", "a", "an"}:
        return None
    surname = name.split()[-1]
    return None if re.search(rf"\b{re.escape(surname)}\b", body) else name
