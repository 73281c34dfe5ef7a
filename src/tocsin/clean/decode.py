"""A page's bytes as text: what they are, in which encoding, and why they can't be read.

Stages: 1 refuse what is empty, too large or binary; 2 a byte order mark decides; 3 what the
page and the server declare, if the bytes decode under it without an error and without leaving
marks of another encoding; 4 UTF-8; 5 `charset_normalizer`'s guess; 6 Windows-1252, which maps
nearly every byte.
"""

import codecs
import re

from tocsin.errors import CleanError
from tocsin.records import Page

# An article is some 10 kB of text in at most 2 MB of page; trafilatura's own limit is the same.
MAX_BYTES = 20_000_000
# How far into the page a declaration is looked for; the HTML standard asks for 1024 bytes, but
# long comments and scripts often stand ahead of it.
DECLARATION_WINDOW = 8192
# A guess needs a sample, not the page: charset_normalizer tries many encodings on what it gets.
GUESS_WINDOW = 65_536

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", "convert it to text first, e.g. with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack or save it as text or HTML"),
    (b"PK\x05\x06", "an empty zip archive", "give the page itself"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text or HTML"),
    (b"{\\rtf", "a rich text document", "save it as text or HTML"),
    (b"\x89PNG", "an image (PNG)", "give the page that shows it"),
    (b"\xff\xd8\xff", "an image (JPEG)", "give the page that shows it"),
    (b"GIF8", "an image (GIF)", "give the page that shows it"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first"),
    (b"BZh", "compressed with bzip2", "unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a rar archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "unpack it first"),
    (b"ID3", "an audio file", "give a page with text"),
    (b"OggS", "an audio or video file", "give a page with text"),
    (b"\x1a\x45\xdf\xa3", "a video file", "give a page with text"),
    (b"\x7fELF", "a program", "give a page with text"),
    (b"MZ\x90", "a program", "give a page with text"),
    (b"SQLite format 3", "a database", "give a page with text"),
    (b"wOFF", "a font", "give a page with text"),
    (b"wOF2", "a font", "give a page with text"),
)
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{1,40})",
    re.IGNORECASE,
)
# Browsers read these labels as Windows-1252 (WHATWG Encoding Standard), and so do pages' authors.
_AS_WINDOWS = frozenset({"ascii", "iso8859-1", "latin-1"})
_AS_BROWSERS_DO = {"shift_jis": "cp932", "euc_kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030"}


def decoded(page: Page) -> str:
    """The text of `page`, to which the segments and the dropped parts of its article refer.

    Line ends are kept as they stand. Raises CleanError where the page holds no text.
    """
    content = page.content
    _refuse(page)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _readable(page, content[len(mark) :].decode(encoding, "replace"))
    wide = _wide(content)
    if wide:
        return _readable(page, content.decode(wide, "replace"))
    if b"\x00" in content:
        raise CleanError(page.source, "holds NUL bytes: a binary file, not text", _GIVE_TEXT)
    return _readable(page, _by_declaration(page) or _by_guess(content))


_GIVE_TEXT = "give an HTML page or a plain text file"


def _refuse(page: Page) -> None:
    """Stage 1."""
    content = page.content
    if len(content) > MAX_BYTES:
        size = f"{len(content) / 1e6:.0f} MB"
        remedy = f"cut it to the article; the limit is {MAX_BYTES // 1_000_000} MB"
        raise CleanError(page.source, f"too large ({size})", remedy)
    if not content.strip():
        raise CleanError(page.source, "the page is empty", "fetch it again or look at the source")
    for magic, what, remedy in _MAGIC:
        if content.startswith(magic):
            raise CleanError(page.source, f"is {what}, not a web page or text", remedy)
    if content[:4] == b"RIFF" or content[4:8] == b"ftyp":
        problem = "is an image, audio or video file, not a web page or text"
        raise CleanError(page.source, problem, "give a page with text")


def _wide(content: bytes) -> str | None:
    """UTF-16 without a byte order mark: in Latin text every other byte is zero."""
    sample = content[:2000]
    half = len(sample) // 2
    if half < 4:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _by_declaration(page: Page) -> str | None:
    """Stages 3 and 4: the page's own declaration, the server's, then UTF-8."""
    names = [
        m.decode("ascii")
        for pair in _DECLARED.findall(page.content[:DECLARATION_WINDOW])
        for m in pair
        if m
    ]
    if page.charset:
        names.append(page.charset)
    for name in [*names, "utf-8"]:
        encoding = _codec(name)
        text = _strictly(page.content, encoding) if encoding else None
        if text is not None and not (encoding == "cp1252" and _is_utf8(page.content)):
            return text
    return None


def _codec(name: str) -> str | None:
    """The name of Python's codec for a declared label, as browsers understand the label."""
    try:
        known = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if known.startswith(("utf-16", "utf-32")):  # a page whose <meta> can be read in ASCII isn't
        return "utf-8"
    if known in _AS_WINDOWS:
        return "cp1252"
    known = _AS_BROWSERS_DO.get(known, known)
    # Python also has codecs that don't give text ("rot13", "zlib", "punycode").
    return known if codecs.lookup(known)._is_text_encoding and known not in _UNSAFE else None


_UNSAFE = frozenset(
    {
        "unicode_escape",
        "raw_unicode_escape",
        "punycode",
        "idna",
        "utf-7",
        "undefined",
        "mbcs",
        "oem",
    }
    | {"rot13", "unicode-escape", "raw-unicode-escape"}
)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _is_utf8(content: bytes) -> bool:
    """Whether bytes beyond ASCII form UTF-8, which no other encoding's text does by chance."""
    return _strictly(content, "utf-8") is not None


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def _by_guess(content: bytes) -> str:
    """Stages 5 and 6, and UTF-8 with a few damaged characters before either."""
    damaged = content.decode("utf-8", "replace")
    beyond = len(_BEYOND_ASCII.findall(damaged[:GUESS_WINDOW]))
    if beyond and damaged[:GUESS_WINDOW].count("\ufffd") <= 0.1 * beyond:
        return damaged
    as_windows = _strictly(content, "cp1252")
    if as_windows is not None and _western(as_windows):
        return as_windows
    # Imported here: it takes longer to load than most pages take to read.
    from charset_normalizer import from_bytes

    best = from_bytes(content[:GUESS_WINDOW]).best()
    if best is not None and not best.encoding.startswith("utf_"):
        return content.decode(best.encoding, "replace")
    return content.decode("cp1252", "replace")


# Quotation marks, dashes and accents together; text in another alphabet has over half.
WESTERN_SHARE = 0.15
# Characters beyond ASCII that English text in Windows-1252 is made of.
_WESTERN = frozenset("‘’“”–—…•£€©®°·éèêëáàâäãåçíìîïñóòôöõøúùûüÉÁÀÄÅÇÑÖØÜß\xa0½¼¾×™«»²³´¨")


def _western(text: str) -> bool:
    """Whether nearly all characters beyond ASCII are such as English text in cp1252 has."""
    beyond = [character for character in text[:GUESS_WINDOW] if character > "\x7f"]
    few = len(beyond) < WESTERN_SHARE * min(len(text), GUESS_WINDOW)
    return few and sum(c in _WESTERN for c in beyond) >= 0.9 * len(beyond)


# Text has no control characters but white space; a tenth is far beyond damage.
STRANGE_SHARE = 0.1
_STRANGE = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def _readable(page: Page, text: str) -> str:
    """`text`, unless it holds NULs or nothing but white space and control characters."""
    if "\x00" in text:
        raise CleanError(page.source, "holds NUL characters: a binary file, not text", _GIVE_TEXT)
    sample = text[:GUESS_WINDOW]
    if len(_STRANGE.findall(sample)) > STRANGE_SHARE * len(sample):
        raise CleanError(page.source, "is a binary file, not text", _GIVE_TEXT)
    if not text.strip("\ufeff\u200b \t\r\n\f\xa0"):
        raise CleanError(page.source, "the page is empty", "fetch it again or look at the source")
    return text
