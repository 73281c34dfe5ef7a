"""Which language a text is in, by the small words that every text of a language is full of.

Only English can be read so far, so the question is "English or not, and what else". A table of
function words answers it for whole articles, shows its reasons and costs no dependency. py3langid
(kept up, 97 languages) and lingua (larger models) are made for single sentences and would each
bring a model that can't say why; langdetect hasn't been released since 2021. None is needed to
tell a page of English from a page of French; with a second language to be read, look again at
py3langid. What the page declares only names the language; it can't make French English.
"""

import re
from collections import Counter
from typing import NamedTuple

# So many characters tell; a page can hold a hundred times more.
SAMPLE = 100_000
# Fewer words than this say nothing: a headline in English may hold no function word.
MIN_WORDS = 40
# But so many function words of another language, and this much fewer English ones, do tell.
TELLING_HITS = 3
TELLING_RATIO = 3
# Of the words of the 20 gold articles 30 to 43 % are in the English list, and at most 8.5 % in
# another language's ("in", "a", "on" are shared).
OTHER_SHARE = 0.15
# Another language must have this much more of its words than the text has of English ones.
OTHER_RATIO = 2.0
# Share of letters in another script that makes a text not English, whatever words it holds.
SCRIPT_SHARE = 0.5

_WORDS = {
    "en": "the of and to a in that is was for it with as his on be at by had not are but from or "
    "have an they which one you were her all she there would their we him been has when who will "
    "more if no out so said what up its about into than them can only other this after",
    "fr": "le la les de des du et un une est que qui dans pour sur au aux avec ce cette ne pas par "
    "plus sont il elle nous vous ont été mais comme se son sa ses en à leur d l",
    "de": "der die das und den dem des ein eine einer einen ist zu mit von auf für im nicht sich "
    "es "
    "auch als an aus bei nach wie wird sind war hat dass oder über werden noch zum zur",
    "es": "el la los las de del y en un una que es por con para se no su al lo como más pero sus "
    "le "
    "ha este esta fue son entre ya también era sobre muy",
    "pt": "o a os as de do da dos das e em um uma que é por com para não se no na ao mais como mas "
    "foi ele ela são também pelo pela seu sua ser tem à",
    "it": "il lo la gli le di del della dei delle e è un una che in per con non si da dal al alla "
    "sono come più anche ma nel nella ha i suo sua questo dopo",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als bij dan maar "
    "door "
    "over naar uit wordt nog deze heeft werd worden hij zij",
    "sv": "och att det som en på är av för med den till inte om ett han men var jag sig från så "
    "kan "
    "har de eller när också vid efter",
    "da": "og at det som en på er af for med den til ikke om et han men var jeg sig fra så kan har "
    "de eller når også ved efter blev",
    "no": "og å det som en på er av for med den til ikke om et han men var jeg seg fra så kan har "
    "de eller når også ved etter ble",
    "fi": "ja on ei että se oli hän mutta ovat kun niin myös joka kuin tai sen ole mukaan jos vain "
    "olla nyt sekä ovat jo",
    "pl": "i w na z do się nie to jest że o jak po co ale za od przez jego dla przy które który są "
    "oraz tym było tego może",
    "cs": "a se v na je že s z do o to i ve k pro za by ale po jako podle od jsou byl které který "
    "však také",
    "hu": "a az és hogy nem is egy van ez meg de csak már volt mint még ha vagy el azt ami után",
    "ro": "și de la în cu pe că nu este un o din care sunt pentru mai se a fost lui sau după dar",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi ne ama kadar sonra en o var değil",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak akan adalah ke juga oleh sebagai "
    "telah bahwa ada mereka",
    "vi": "và của là có được trong cho không một với người các này đã những ra khi đến",
    "sw": "ya na wa kwa ni katika za la hiyo kuwa huo baada hii yake kama hata",
}
_TABLE = {code: frozenset(words.split()) for code, words in _WORDS.items()}

_NAMES = {
    "fr": "French", "de": "German", "es": "Spanish", "pt": "Portuguese", "it": "Italian",
    "nl": "Dutch", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish",
    "pl": "Polish", "cs": "Czech", "hu": "Hungarian", "ro": "Romanian", "tr": "Turkish",
    "id": "Indonesian", "vi": "Vietnamese", "sw": "Swahili", "ru": "Russian", "uk": "Ukrainian",
    "bg": "Bulgarian", "sr": "Serbian", "ar": "Arabic", "fa": "Persian", "ur": "Urdu",
    "he": "Hebrew", "el": "Greek", "zh": "Chinese", "ja": "Japanese", "ko": "Korean",
    "hi": "Hindi", "mr": "Marathi", "ne": "Nepali", "bn": "Bengali", "ta": "Tamil", "th": "Thai",
    "ka": "Georgian", "hy": "Armenian", "am": "Amharic", "en": "English", "ca": "Catalan",
}  # fmt: skip

# The short words within a name are no longer than this.
LONGEST_PARTICLE = 3

# Script, the languages written in it (the first stands for it when the page names none).
_SCRIPTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile("[\u3040-\u30ff]"), ("ja",)),
    (re.compile("[\uac00-\ud7af]"), ("ko",)),
    (re.compile("[\u4e00-\u9fff]"), ("zh", "ja")),
    (re.compile("[іїєґІЇЄҐ]"), ("uk",)),
    (re.compile("[\u0400-\u04ff]"), ("ru", "uk", "bg", "sr")),
    (re.compile("[\u0600-\u06ff]"), ("ar", "fa", "ur")),
    (re.compile("[\u0590-\u05ff]"), ("he",)),
    (re.compile("[\u0370-\u03ff]"), ("el",)),
    (re.compile("[\u0900-\u097f]"), ("hi", "mr", "ne")),
    (re.compile("[\u0980-\u09ff]"), ("bn",)),
    (re.compile("[\u0b80-\u0bff]"), ("ta",)),
    (re.compile("[\u0e00-\u0e7f]"), ("th",)),
    (re.compile("[\u10a0-\u10ff]"), ("ka",)),
    (re.compile("[\u0530-\u058f]"), ("hy",)),
    (re.compile("[\u1200-\u137f]"), ("am",)),
)
# A few letters of these among many others of the same family decide between its languages.
_TELLING_SHARE = 0.02
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")


class Verdict(NamedTuple):
    """The language of a text: its code, or None where it can't be told; and the reason."""

    code: str | None
    reason: str


def detect(text: str, declared: str | None = None) -> Verdict:
    """The language that `text` is in, as far as its own letters and words tell.

    `declared` (an ISO 639-1 code) only chooses between languages of one script.
    """
    text = text[:SAMPLE]
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    latin = letters if text.isascii() else len(_LATIN.findall(text))
    if letters >= MIN_WORDS and letters - latin > SCRIPT_SHARE * letters:
        code = _by_script(text, letters, declared)
        return Verdict(code, f"{100 * (letters - latin) // letters} % of letters aren't Latin")
    if len(words) < MIN_WORDS:
        return _by_few(words)
    counts = Counter(map(str.lower, words))
    shares = {
        code: sum(counts[word] for word in counts.keys() & table) / len(words)
        for code, table in _TABLE.items()
    }
    english = shares.pop("en")
    other = max(shares, key=lambda code: shares[code])
    if shares[other] >= OTHER_SHARE and shares[other] >= OTHER_RATIO * english:
        return Verdict(other, f"{100 * shares[other]:.0f} % of words are {name(other)} ones")
    if english >= OTHER_SHARE:
        return Verdict("en", f"{100 * english:.0f} % of words are English function words")
    return Verdict(None, "too few function words of any language")


def name(code: str) -> str:
    """The English name of the language `code`, or the code where we know none."""
    return _NAMES.get(code, f"“{code}”")


def _by_few(words: list[str]) -> Verdict:
    """The language of a short text, if function words clearly speak for one but English.

    Capitals and the particles of a name ("El Paso", "Juan de la Cruz") speak for none.
    """
    small = Counter(
        word
        for at, word in enumerate(words)
        if word.islower() and not (len(word) <= LONGEST_PARTICLE and _inside_name(words, at))
    )
    every = Counter(map(str.lower, words))
    # "a", "no", "in" are words of many languages: only what two don't share tells them apart.
    english = _TABLE["en"]
    hits = {
        code: sum(small[word] for word in small.keys() & table - english)
        for code, table in _TABLE.items()
        if code != "en"
    }
    other = max(hits, key=lambda code: hits[code])
    against = sum(every[word] for word in every.keys() & english - _TABLE[other])
    if hits[other] >= TELLING_HITS and against * TELLING_RATIO < hits[other]:
        reason = f"{hits[other]} of {len(words)} words are {name(other)} ones"
        return Verdict(other, reason)
    return Verdict(None, f"only {len(words)} words")


def _inside_name(words: list[str], at: int) -> bool:
    """Whether word number `at` stands, with short words at most, between two capitals."""
    before = next((w for w in reversed(words[:at]) if not _particle(w)), "")
    after = next((w for w in words[at + 1 :] if not _particle(w)), "")
    return before[:1].isupper() and after[:1].isupper()


def _particle(word: str) -> bool:
    return word.islower() and len(word) <= LONGEST_PARTICLE


def _by_script(text: str, letters: int, declared: str | None) -> str | None:
    """The language of a text that isn't in Latin letters."""
    for pattern, codes in _SCRIPTS:
        share = len(pattern.findall(text)) / letters
        if share >= _TELLING_SHARE:
            return declared if declared in codes else codes[0]
    return None
