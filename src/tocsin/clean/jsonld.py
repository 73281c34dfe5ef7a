"""What a page says of its own article in JSON-LD (schema.org), and of nothing else.

A page's JSON-LD also describes related articles, videos, comments and the site; a date taken
from one of those is wrong and looks right. So only objects at the top, in a top-level list or
`@graph`, or as the `mainEntity` of the page's own WebPage are looked at, never nested ones, and
where several articles stand side by side only the one that the page is about.
"""

import json
import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from tocsin.clean.fold import folded, likeness

Object = dict[str, Any]

# A page with more, or longer, scripts than this isn't describing an article.
MAX_SCRIPTS = 50
MAX_SCRIPT = 1_000_000
MAX_OBJECTS = 500
# From this share of common words on two headlines name the same article.
SAME_HEADLINE = 0.6

_ARTICLES = re.compile(
    r"^(?:\w*Article|Report|\w*BlogPosting|\w*Posting|Review|Recipe|Reportage\w*)$"
)
_PAGES = frozenset({"WebPage", "ItemPage", "AboutPage", "MedicalWebPage"})
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
                       r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$")  # fmt: skip
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def article(scripts: list[str], address: str | None, titles: list[str]) -> tuple[str, Object]:
    """The type and the object of the page's own article, or ("", {}).

    `scripts` are the texts of the page's ld+json scripts, `address` where the page stands and
    `titles` what it calls itself elsewhere; both help to choose between several articles.
    """
    objects = _objects(scripts)
    by_id = {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and len(o) > 1}
    candidates = [(kind, o) for o in objects if (kind := kind_of(o)) and _ARTICLES.match(kind)]
    chosen = _choose(candidates, address, titles)
    if chosen is None:
        return "", {}
    kind, found = chosen
    return kind, {key: _resolved(value, by_id) for key, value in found.items()}


def page(scripts: list[str]) -> tuple[str, Object]:
    """The object of the page itself (WebPage), where it stands alone, or ("", {})."""
    found = [(kind, o) for o in _objects(scripts) if (kind := kind_of(o)) in _PAGES]
    return found[0] if len(found) == 1 else ("", {})


def kind_of(thing: object) -> str:
    """The `@type` of an object, the one that names an article first where there are several."""
    kinds = thing.get("@type") if isinstance(thing, dict) else None
    names = [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]
    names = [name.rsplit("/", 1)[-1].removeprefix("schema:") for name in names]
    return next((n for n in names if _ARTICLES.match(n)), names[0] if names else "")


def names(value: object) -> list[str]:
    """The names that a person, organisation, string, or list of these gives."""
    if isinstance(value, str):
        return [unescape(value)]
    if isinstance(value, list):
        return [name for item in value[:20] for name in names(item) if not isinstance(item, list)]
    if isinstance(value, dict):
        return names(value.get("name")) if not isinstance(value.get("name"), dict) else []
    return []


def _objects(scripts: list[str]) -> list[Object]:
    """The objects that stand at the top of the scripts."""
    found: list[Object] = []
    for script in scripts[:MAX_SCRIPTS]:
        data = _load(script)
        for item in data if isinstance(data, list) else [data]:
            if not isinstance(item, dict):
                continue
            graph = item.get("@graph")
            members = graph if isinstance(graph, list) else [graph] if graph else []
            found.extend(o for o in [item, *members] if isinstance(o, dict))
            main = item.get("mainEntity")
            if kind_of(item) in _PAGES and isinstance(main, dict):
                found.append(main)
    return found[:MAX_OBJECTS]


def _load(script: str) -> object:
    """The JSON of a script, mended where pages commonly break it; None where that fails."""
    if len(script) > MAX_SCRIPT:
        return None
    bare = _WRAPPING.sub("", script).strip().rstrip(";")
    for attempt in (bare, _TRAILING_COMMA.sub(r"\1", bare), unescape(bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _pieces(bare)


_PAIR = re.compile(r'"(@type|headline|datePublished|dateModified)"\s*:\s*"((?:[^"\\]|\\.){1,300})"')


def _pieces(script: str) -> object:
    """What can be told of an object whose JSON is broken: keys that stand in it only once."""
    pairs: dict[str, set[str]] = {}
    for key, value in _PAIR.findall(script):
        pairs.setdefault(key, set()).add(value)
    kinds = [kind for kind in pairs.pop("@type", set()) if _ARTICLES.match(kind)]
    if len(kinds) != 1:
        return None
    return {
        "@type": kinds[0],
        **{key: values.pop() for key, values in pairs.items() if len(values) == 1},
    }


def _choose(
    candidates: list[tuple[str, Object]], address: str | None, titles: list[str]
) -> tuple[str, Object] | None:
    """The article that the page is about."""
    if address:
        for kind, found in candidates:
            if _path(address) in {_path(u) for u in _addresses(found)} - {"", "/"}:
                return kind, found
    for kind, found in candidates:
        headline = found.get("headline") or found.get("name")
        if isinstance(headline, str) and any(
            likeness(unescape(headline), title) >= SAME_HEADLINE for title in titles
        ):
            return kind, found
    distinct = {folded(str(found.get("headline"))) for _, found in candidates}
    return candidates[0] if len(distinct) == 1 else None


def _addresses(thing: Object) -> list[str]:
    main = thing.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    return [a for a in (thing.get("url"), main, thing.get("@id")) if isinstance(a, str)]


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return ""


def _resolved(value: object, by_id: dict[str, Object]) -> object:
    """`value` with a bare reference to another object of the page replaced by that object."""
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value[:20] if not isinstance(item, list)]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value
