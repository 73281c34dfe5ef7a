"""Lines of a page that aren't its article, by how they are built, repeated and worded.

The same rules judge the lines of plain text and the paragraphs that the extractor leaves. They
cut whole lines, or the beginning or end of one, and each says why. In doubt a line stays: a real
sentence lost can't be read, a stray label does no harm.

Stages: 1 single lines by a lexicon and by form; 2 lines by repetition (of the headline, of
whole paragraphs, of the opening of a gallery's captions, of words set out as a pull quote);
3 sections that a heading opens
("Most popular"), with the list below it; 4 credits at the ends of lines.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tocsin.clean.byline import from_line
from tocsin.clean.fold import folded, one_line

# A line this long with the end of a sentence is prose, whatever it begins with.
PROSE = 90
# Longer lines aren't labels: the longest in the lexicon run to some 12 words.
LABEL = 110
# Longer lines are no labels, and no pattern is let loose on them: a line may hold a megabyte.
LONGEST_JUDGED = 800
# Credits and labels at a line's end are looked for in so many last characters.
END_WINDOW = 200
# Paragraphs from this length on aren't repeated by their author (gold: a caption given twice).
REPEATED = 60
# Banners that ask for consent run to some 150 words, and a whole article may stand on one line.
LONGEST_CONSENT = 1600
# What a page sets out from its own article to catch the eye: a quotation, or a whole sentence. On
# the 132 pages, shorter lines that come again are headings, code and entries of tables.
LONGEST_PULLED = 200
PULLED_WORDS = 8
QUOTED_WORDS = 3
# An article has a few; where a page has thousands of short lines, not all are looked up.
MOST_PULLED = 500
# Section labels that get glued to headlines ("Editor's Choice", "World | Middle East").
LONGEST_GLUED = 40
# So many different lines in a row must open with so many same words to be a gallery: "The
# minister also said" opens two or three paragraphs of many a report.
GALLERY_LINES = 4
GALLERY_WORDS = 5
# A line with this share of words in capitals is a graphic's labels, in an article that isn't.
CAPITALS = 0.35
LONGEST_GRAPHIC = 5000
# So many words said twice in one line, some in capitals, are a graphic's.
LABEL_RUN = 5
# A section's list may be this long before what follows it is taken for the article again.
SECTION_REST = 0.25


class Cut(NamedTuple):
    """Characters `[start, end)` of line number `line` aren't the article's, for `reason`."""

    line: int
    start: int
    end: int
    reason: str


_AGENCY = (
    r"(?:Reuters|AP|A\.P\.|AFP|AAP|PA|EPA|EPA-EFE|DPA|ANI|PTI|IANS|TASS|Xinhua|Anadolu|Bloomberg|"
    r"Associated Press|The Associated Press|Agence France-Presse|Press Association|PA Wire|PA "
    r"Media|"
    r"Getty(?: Images)?|AFP/Getty Images|Shutterstock|iStock|Alamy|Corbis|Flickr|Wikimedia(?: "
    r"Commons)?|"
    r"Storyful|Twitter|Instagram|Facebook|YouTube|Rex(?: Features)?|ZUMA Press|NurPhoto|Sipa|"
    r"Polaris|Magnum|Handout|File|UPI|Press TV|The New York Times|USA TODAY|Contributed|Supplied)"
)


def _lexicon(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases))


# Each phrase is in lower case, as are the lines it is held against (cheaper than to ignore case).
# It must match a line from its beginning; `$` where the line must hold no more.
_ADVERT = _lexicon(
    r"[-–—\s\[(*]*(?:advertisements?|advert|advertorial|ads?|sponsored(?: content| links?| by)?|"
    r"promoted(?: content| stories)?|paid (?:content|post))[-–—\s\])*:]*$",
    r"(?:story|article|text) continues (?:below|after)(?: the)?(?: advert\w*| ad| this)?",
    r"(?:article|story) continues after",
    r"scroll (?:down )?to continue",
    r"(?:continue|keep) reading below",
    r"(?:please )?(?:disable|turn off) (?:your )?ad ?blocker",
    r"skip (?:past )?(?:advert\w*|ad|newsletter promotion)",
    r"after newsletter promotion$",
    r"(?:this )?advertisement (?:has not loaded|is loading)",
    r"(?:report|close) (?:this )?ad\b",
)
_LINK = _lexicon(
    r"advertisement continue reading\b.{0,30}$",
    r"(?:read|see|watch|view|learn|find out|discover|click here for) (?:more|also|next|it "
    r"here)(?:\s*$|\s*[:|>»→…-].*|"
    r"\s+(?:about|on|from|at|here|in|stories|news)\b.{0,80}$)",
    r"read (?:the )?(?:full|original|whole|entire) (?:story|article|report|post|piece)",
    r"(?:also|more) (?:read|from|on this|in|stories)\s*(?:[:|>»-].*|[a-z].{0,60}$|$)",
    r"(?:must|also|don't miss|now|next) (?:read|watch)\s*[:|-]",
    r"(?:related|recommended|similar|further)\s*(?:articles?|stories|story|news|content|topics?|"
    r"links?|posts?|reading|coverage)?\s*(?:[:|-].*)?$",
    r"(?:click|tap) (?:here|on|the link|to)\b",
    r"(?:watch|video|listen|live|photos?|pictures?|in pictures|gallery|podcast|exclusive)\s*[:|]\s",
    r"(?:go|back) (?:back )?to (?:the )?(?:top|home ?page|main|content|article)\b.{0,20}$",
    r"continue reading(?: the main story)?\W*$",
    r"see (?:all|also)\b.{0,40}$",
    r"(?:view|show|load|see) (?:all|more|fewer|less)(?: \w+){0,3}\W*$",
    r"(?:previous|next|older|newer) (?:article|story|post|page|entry)\b",
    r"(?:tags?|topics?|filed under|categories|category|keywords|labels)\s*:",
    r"(?:more|explore) (?:more )?(?:on|about) (?:this|these) (?:story|stories|topics?)",
    r"you (?:may|might|can) (?:also|like|be interested)",
)
_SOCIAL = _lexicon(
    r"(?:please )?(?:share|tweet|e-?mail|print|save|bookmark|copy link|comments?|like|pin|whatsapp|"
    r"facebook|twitter|linkedin|reddit|telegram|pinterest|x|flipboard|messenger)"
    r"(?:[\s,|/•·+]+(?:share|tweet|email|e-mail|print|save|copy link|link|comments?|like|pin|"
    r"whatsapp|"
    r"facebook|twitter|linkedin|reddit|telegram|pinterest|x|flipboard|messenger|on|via|this|"
    r"article|story|"
    r"post|page|with|friends|icon|close|panel|now))*\W*$",
    r"share (?:this|on|via|with|article|story)\b.{0,60}$",
    r"follow (?:us|our|me|the|@)\b.{0,100}$",
    r"follow .{2,40} on (?:twitter|facebook|instagram|x|telegram|whatsapp|google news|threads|"
    r"youtube)\b",
    r"(?:like|find|join|connect with|contact|message) us (?:on|at|via)\b",
    r"(?:join|subscribe to) (?:our|the) (?:\w+ )?(?:channel|group|telegram|whatsapp|youtube)",
    r"(?:send|got|have) (?:us )?(?:a |your )?(?:news )?(?:tips?|story)\b.{0,90}\?",
    r"(?:download|get) (?:the|our) (?:\S+ ){0,4}app\b",
)
_NEWSLETTER = _lexicon(
    r"(?:newsletter )?sign[- ]?up\b(?! to (?:fight|serve|join the (?:army|militia)))",
    r"(?:to )?(?:subscribe|register|log[- ]?in|sign[- ]?in)\b(?:.{0,80}(?:newsletter|e-?mail|"
    r"inbox|account|"
    r"subscri\w+|access|read|continue|comment|updates?|channel|alerts?|today|now|here|free))?\W*$",
    r"subscribe (?:to|for|now|today|here)\b",
    r"(?:already|not) a (?:subscriber|member)\b",
    r"(?:get|receive|have) (?:the |our |all the |more |breaking |daily |latest |top ){1,4}(?:\S+ "
    r"){0,6}"
    r"(?:newsletter|in(?:to)? your inbox|by e-?mail|delivered|straight to)",
    r"(?:enter|type) your e-?mail",
    r"(?:thank you|thanks) for (?:subscribing|signing up|reading|registering)",
    r"(?:support|become a|make a) (?:our journalism|independent journalism|member|patron|"
    r"donation)\b",
    r"(?:newsletters?|daily briefing|morning briefing|e-?mail address)\W*$",
    r"by (?:signing up|subscribing|providing your)\b",
    r"never miss (?:a|an|the|out|our)\b",
    r"(?:do you )?want to (?:be informed|stay informed|stay up to date|receive|hear more)\b",
    r"for (?:the |more )?(?:latest|breaking|more)\b.{0,60}\b(?:download|follow|visit|subscribe|"
    r"sign up|join|click)\b",
    r"(?:to|you must) (?:view|read|continue|access|see|unlock|comment)\b.{0,60}\b(?:subscribe|"
    r"log in|sign in|sign up|register|login)\b",
    r"if you(?:'re| are)\b.{0,60}\balready a (?:subscriber|member)\b",
    r"we want to hear (?:from|what) you\b",
    r"(?:stay|keep) (?:up to date|updated|informed|connected)\b.{0,60}\b(?:with|by|on|our|us)\b",
    r"(?:first-time|new) subscribers\b",
    r"you (?:have|'ve) (?:successfully )?subscribed",
)
_CREDIT = _lexicon(
    r"(?:image|photo|picture|video|photograph|media|illustration|graphic|cover|featured image|"
    r"file photo)"
    r"s?\s*(?:credit|source|copyright|courtesy|caption|by)s?\b(?:\s*[:/©-].{0,110}|\s+.{0,70})?$",
    r"(?:photos?|photograph|image|picture|pic|illustration|credit|courtesy)s?(?: (?:by|of|"
    r"courtesy of|via))?\s*[:/©].{0,90}$",
    r"(?:photo|photograph|image|picture|illustration|video|audio|graphic|credit|slideshow|play "
    r"video|media caption|image caption)$",
    r"(?:getty|getty images|reuters|ap photo|afp|ap|epa|shutterstock|istock)\W*$",
    r"\(?(?:ap|file|handout|courtesy|reuters|afp) (?:photo|image|picture)\b.{0,80}$",
    r"(?:hide|show|toggle|view|open|close|enlarge|expand) (?:the )?(?:caption|image|photo|"
    r"gallery)\b(?: \d+ of \d+)?\W*$",
    r"\d+ of \d+\W*$",
    r".{0,140}\b(?:contributed|contributing) (?:to|reporting)\b.{0,60}$",
    r"(?:additional |further )?(?:reporting|writing|editing|compiled|edited|translated|written|"
    r"produced)"
    r"(?: and (?:reporting|writing|editing))? by\s*:?\s[^.]{3,160}[.;]?(?:\s*(?:additional "
    r")?(?:editing|writing|reporting) by .{0,120})?$",
    r"\((?:with (?:inputs?|agenc(?:y|ies)|files?)|additional reporting|reporting|writing|editing|"
    r"inputs? from|except for the headline)\b.{0,200}$",
    r"with (?:inputs?|agencies|files|reporting) (?:from|by)\b.{0,80}$",
    r"[a-z]{2,4}(?:/[a-z]{2,4})+(?:\s*\(.{1,60}\))?$",
    r"source\s*:\s*\S.{0,60}$",
    r"(?:last )?(?:published|updated|modified|posted|first published|last updated|created|"
    r"issued)(?: on| at)?\s*[:|-]?\s*.{0,20}\d.{0,50}$",
    r"\d{1,2}[- ]min(?:ute)?s?(?: |-)?read\b\W*$",
    r"(?:reading|read) time\b.{0,20}$",
)
_COMMENTS = _lexicon(
    r"(?:\d+ )?comments?(?: \(\d+\))?\W*$",
    r"(?:leave|post|add|write|join) (?:a|your|the) (?:comment|reply|conversation|discussion)",
    r"(?:view|show|read|see|load) (?:all |more )?(?:\d+ )?comments",
    r"comments (?:are|have been) (?:closed|disabled|moderated|off)",
    r"(?:your )?e-?mail address will not be published",
    r"(?:log|sign) in to (?:comment|reply|post)",
    r"be the first to comment",
    r"what do you think\?.{0,60}comment",
    r"(?:have your say|let us know)\b.{0,40}comment",
)
_LEGAL = _lexicon(
    r"(?:this|our|these) (?:posts?|articles?|pages?|story|stories|sites?|guides?) (?:may "
    r")?(?:contains?|includes?) "
    r"(?:affiliate|sponsored|references to products|paid)\b",
    r"(?:we|the author|the publisher) may (?:earn|receive|get) (?:a |an |some )?(?:small "
    r")?(?:commission|compensation|affiliate)",
    r"(?:release date|category|section|location|type|author|contact)\s*:\s*.{0,40}$",
    r"contact us (?:at|on|by|via)\b",
    r"(?:copyright|©|\(c\)|ⓒ)\s*.{0,40}(?:\d{4}|all rights|reserved|ltd|inc)\b",
    r".{0,60}\ball rights reserved\b",
    r"(?:this (?:material|article|content|story|website)|the content).{0,60}(?:may not be "
    r"(?:published|reproduced|copied)|"
    r"copyright|without (?:written|prior))",
    r"(?:license|licence|registration|permit) (?:for|number|no)\b.{0,80}\d",
    r"(?:terms (?:of|and)|privacy (?:policy|notice|statement)|cookie (?:policy|settings|"
    r"preferences))\b.{0,60}$",
    r"(?:we|this (?:site|website)) uses? cookies\b",
    r"(?:accept|manage|reject) (?:all )?(?:cookies|consent)",
    r"(?:disclaimer|editor'?s? choice|opinions expressed (?:in|by) this)\s*(?::|$)",
    r"(?:javascript|your browser) (?:is|must be|does not|is not|has)\b.{0,80}$",
    r"(?:this video|the video|video|sorry, this|this content|media) (?:can(?:no|')t be|cannot be|"
    r"is not|isn't|is no longer|playback is)"
    r" .{0,40}$",
    r"please (?:enable|verify you|try again|check (?:the|your)|upgrade your browser)\b",
)
_CONSENT_LABEL = _lexicon(
    r"(?:accept|allow|reject|decline|deny|refuse|agree to) all\W*$",
    r"(?:manage|cookie|consent|privacy)(?: my| your)? (?:options|preferences|settings|choices)"
    r"\W*$",
    r"(?:i )?(?:accept|agree)(?: (?:and|&) (?:close|continue|proceed))\W*$",
    r"(?:i (?:accept|agree|do not accept)|(?:do not |don't )?consent|continue without "
    r"(?:accepting|agreeing))\W*$",
    r"(?:show|view|see|list of|our)(?: our| all| the)? (?:partners|vendors)(?: \(.{1,20}\))?\W*$",
)
_LEXICA = (
    (_CONSENT_LABEL, "boilerplate"),
    (_ADVERT, "advert"),
    (_COMMENTS, "comments"),
    (_CREDIT, "credit"),
    (_SOCIAL, "boilerplate"),
    (_NEWSLETTER, "boilerplate"),
    (_LINK, "link list"),
    (_LEGAL, "boilerplate"),
)
# All of them as one pattern; the number of the group that matched is that of the lexicon.
_LEXICON = re.compile("|".join(f"({lexicon.pattern})" for lexicon, _ in _LEXICA))
# These say what they are however long the line is.
_ANYWHERE = _lexicon(
    r"newsletter sign[- ]?up\b",
    r".{0,160}\ba post shared by\b",
    r"(?:sign up|subscribe)\b.{0,80}\bnewsletters?\b",
    r"(?:copyright|©)\s*.{0,40}\ball rights reserved",
    r"read more\s*[:|»>]",
    r".{0,200}\bwithout (?:prior |the )?(?:written )?(?:permission|consent|"
    r"authori[sz]ation)\b.{0,80}"
    r"\b(?:published|reproduced|republished|distributed|used)",
)
_PARTNERS = (
    r"(?:(?:our|its|selected|some|up|to|of|the|trusted|carefully|chosen|advertising|commercial|"
    r"media|technology|\(?\d[\d.,]*\)?\+?) ){0,7}(?:partners|vendors|advertisers|"
    r"third[- ]part(?:y|ies)|providers|affiliates)\b"
)
_DATA = (
    r"(?:cookies?|personal(?:i[sz]ed)? (?:data|information|ads?|advertising|content)|devices?|"
    r"identifiers|your (?:data|consent|privacy|information|choices)|similar technologies)\b"
)
# Banners that ask for consent to be tracked, with or without the number of those who will. They
# are written in sentences, so these too hold however long the line is; what tells them from news
# about cookies is who speaks: "we" and "our", to "you".
_CONSENT = _lexicon(
    rf"(?:with your (?:consent|permission|agreement|approval),? )?we,? (?:and|together with|"
    rf"along with|as well as) {_PARTNERS}.{{0,240}}\b{_DATA}",
    rf"[\w.' ]{{2,40}} and (?:its|our|up to) {_PARTNERS} (?:may )?(?:stores?|process|use|access|"
    rf"place|set|need|ask)\b.{{0,200}}\b(?:information on a device|on your device|"
    rf"your (?:consent|data|personal data|permission|choices))\b",
    rf"(?:some of )?our {_PARTNERS}.{{0,60}}\b(?:process|store|use|access|collect|set|ask|rely)"
    rf"\b.{{0,120}}\b{_DATA}",
    r"(?:we|this (?:web ?)?(?:site|page)|our (?:web ?)?sites?|\w+\.(?:com|org|net|co\.uk)) (?:may "
    r"|also )?(?:uses?|places?|sets?|stores?) (?:(?:and|our|own|first|third|party|first-party|"
    r"third-party|essential|necessary|functional|analytics?|tracking|optional|certain|some|"
    r"marketing|advertising|browser),? ){0,6}cookies\b",
    r"we (?:value|respect|care about|take|are committed to(?: protecting)?) your (?:privacy|"
    r"personal data|data)\b",
    r"your (?:privacy|data|privacy choices|cookie (?:choices|preferences|settings))"
    r"(?: (?:and trust )?(?:is|are) important to us\b| matters? to us\b|, your (?:choices?|rules|"
    r"way|control)\W*$)",
    r"(?:by|if you) (?:click|continu|clos|scroll|us|brows|accept|select|press|tap)\w*\b(?=.{0,400}"
    r"\b(?:cookies?|privacy|personal data|terms of|our terms)\b).{0,200}\b(?:you|we)\b.{0,60}"
    r"\b(?:agree|accept|consent|assume|acknowledge|confirm)",
    rf"(?:please )?(?:click|tap|press|select|choose)\b(?=.{{0,300}}\b(?:we|our)\b).{{0,80}}"
    rf"\b(?:accept|agree|consent|reject|manage|preferences)\b.{{0,160}}\b{_DATA}",
    r"you (?:can|may) (?:always |also )?(?:change|withdraw|manage|review|update|adjust|revoke) "
    r"(?:your|these|this)\b.{0,40}\b(?:consent|cookies?|privacy)\b.{0,160}\b(?:time|cookies?|"
    r"privacy|settings|footer|link|page)\b",
    rf"we (?:need|require|ask for|would like|want|request) your (?:consent|permission|agreement)"
    rf"\b.{{0,160}}\b(?:{_DATA}|load|continue)",
    r"this (?:article|page) contains content (?:provided|hosted) by\b",
    r"store and/or access information on a device\b",
    r"use precise geolocation data\b",
    r"actively scan device characteristics\b",
    r"(?:create|use) profiles (?:for|to select) personali[sz]ed\b",
    r"personali[sz]ed (?:ads|advertising) and content, (?:ads?|advertising|content)\b",
    r"(?:these |such |strictly necessary |essential )?cookies (?:help|allow|enable) us\b",
)
_CONSENT_WORDS = (
    "cookie", "privacy", "consent", "personal", "device", "identifiers", "technologies", "your ",
    "terms", "geolocation", "contains content",
)  # fmt: skip
# One of these stands in whatever matches; to look for them first is cheaper.
_ANYWHERE_WORDS = ("newsletter", "a post shared by", "all rights reserved", "read more", "without")
# Headings of lists of other pages. What follows is that list, not the article.
_SECTION = _lexicon(
    r"(?:most|more) (?:popular|read|viewed|shared|discussed|watched|from|stories|news|articles|"
    r"in|on)\b.{0,40}$",
    r"(?:related|recommended|suggested|similar|trending|latest|popular|top|other|further|"
    r"featured|recent|more)"
    r"(?: (?:top|latest|news|on|local|world|for you|right))? ?(?:articles?|stories|story|news|"
    r"posts?|topics?|content|links?|reads?|"
    r"headlines|videos?|coverage|now|reading|tags|searches)?\W*$",
    r"(?:you (?:may|might) (?:also|like|be interested)|recommended for you|read next|up next|"
    r"what to read next|"
    r"editor'?s'? (?:picks?|choice)|don't miss|in case you missed|from (?:our|around) the|"
    r"sponsored|promoted|"
    r"around the web|elsewhere on|also on|trending now|also read|also in)\b.{0,40}$",
    r"check out (?:our|other|more|these|all)\b.{0,60}$",
    r"(?:\d+ )?(?:comments?|responses|replies)(?: \(\d+\))?\W*$",
    r"(?:leave a (?:reply|comment)|post a comment|join the (?:conversation|discussion))\W*$",
    r"(?:about the author|about us|contact us|follow us|quick links|site map|navigation|"
    r"sections)\W*$",
)

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SNIPPET_END = re.compile(
    r"(?:\.\.\.|…|\[\.\.\.\]|\[…\])\s*(?:read more|more)?\s*[>»]*$", re.IGNORECASE
)
_PERSON_CREDIT = re.compile(
    rf"^(?:[\[(])?(?:(?:[A-Z][\w.'’-]*+|via|de|van|von|and|for|/|\||,|-|–|@\w++)\s*+){{0,7}}"
    rf"[/|,–-]\s*(?:[A-Z]\w+ ?/ ?)?(?:via )?{_AGENCY}(?:[/,|]\s*{_AGENCY})*(?:,? (?:file|via \w+|"
    rf"pool))?[\])]?\.?$"
)
_VIA_CREDIT = re.compile(rf"^[\w/@. -]{{2,50}}\bvia\s+(?:[A-Z]\w+/)?{_AGENCY}$")
_END_CREDIT = re.compile(
    rf"(?<=[.!?\"”’])\s+(?P<credit>(?:\((?:[^()]{{0,60}}[\s/,])?{_AGENCY}(?:[\s/,][^()]{{0,40}})?\)"
    rf"|(?:(?:Photo(?:graph)?|Image|Picture|Credit|Source)s?(?: (?:by|credit))?:? )?"
    rf"(?:[A-Z][\w.'’-]+\s+){{1,3}}?[A-Z][\w.'’-]+\s?/\s?{_AGENCY}(?:/{_AGENCY})*"
    rf"|(?:Photo|Image|Picture)s?(?: (?:by|credit|courtesy of))?: [A-Z][^.]{{2,60}}))\s*$"
)
_END_LABEL = re.compile(
    r"\s*(?P<label>(?:hide|show|toggle) caption(?:\s+\d+ of \d+)?|\d+ of \d+|(?:read more|"
    r"continue reading)\W*|"
    r"image caption|enlarge (?:this )?image)\s*$",
    re.IGNORECASE,
)
# Each with words or marks of which one must stand there.
_AT_END = (
    (_END_LABEL, "label", ("caption", " of ", "read more", "continue reading", "image")),
    (_END_CREDIT, "credit", ("/", "(", ":")),
)
_BRACKETED = re.compile(r"^\[[^\[\]]{15,160}[^.!?”\"\]]\]$")
_MEDIA_LABEL = re.compile(
    r"^(?:(?:image|media) copyright\s+(?:[A-Z][\w/&.-]*\s+){1,4}?)?(?:Image|Media) caption\s+"
)
_GALLERY_LABEL = re.compile(
    r"^(?:photos?|pictures?|images?|video|gallery|watch|slideshow|in pictures)\s*[:|-]\s*",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"[^\W\d_]{2,}")
_WORD = re.compile(r"\w+")
_QUOTATION = re.compile(r"[“”\"'‘’«„][^“”\"«»„]+[”“\"'’»][.,!?]?")
_SPEAKER = re.compile(r"\s*[-–—]\s*[A-Z][^.!?]{2,78}")
_ATTRIBUTED = re.compile(
    r"(?P<said>[“\"'‘«„][^“”\"«»„]+[”“\"'’»][.,!?]?)\s*(?:[-–—,]\s*)?[A-Z][^.!?“”\"]{2,78}"
)
_LETTER = re.compile(r"[^\W_]")


def cuts(lines: Sequence[str], headline: str | None) -> list[Cut]:
    """What of `lines` isn't the article, in order and without overlap.

    `headline` is the article's own; its first occurrence as a line stays.
    """
    same = folded(headline) if headline else ""
    texts = [folded(line) for line in lines]
    ends = [_ends(number, line, headline) for number, line in enumerate(lines)]
    whole = _by_line(lines, texts, ends, same)
    for found_by in (_repeats(texts, same), _galleries(texts, same), _sections(lines, whole)):
        for number, why in found_by.items():
            whole.setdefault(number, why)
    whole.update(_pulled(lines, ends, whole, same))
    found = []
    for number, line in enumerate(lines):
        if number in whole:
            found.append(Cut(number, 0, len(line), whole[number]))
        else:
            found.extend(ends[number])
    return found


def reason(line: str) -> str | None:
    """Why a single line can't be the article's, or None (stage 1)."""
    text = one_line(line).replace("’", "'")
    if not _LETTER.search(text):
        return "boilerplate"
    small = text[:LONGEST_JUDGED].lower()
    if any(word in small for word in _ANYWHERE_WORDS) and _ANYWHERE.match(small):
        return "boilerplate"
    if len(text) <= LONGEST_CONSENT and _holds(small, _CONSENT_WORDS) and _CONSENT.match(small):
        return "boilerplate"
    if len(text) > LONGEST_JUDGED:
        return None
    if len(text) <= LABEL or not prose(text):
        listed = _LEXICON.match(small)
        if listed and listed.lastindex:
            return _LEXICA[listed.lastindex - 1][1]
    bare = line.strip()
    if _PERSON_CREDIT.match(bare) or ("via" in bare and _VIA_CREDIT.match(bare)):
        return "credit"
    if len(text) <= LABEL and "by" in small and from_line(text) and len(text.split()) > 2:
        return "credit"
    if _BRACKETED.match(text):
        return "link list"
    return None


def _holds(text: str, words: Sequence[str]) -> bool:
    """Whether `text` holds any of `words`: asked ahead of a slower pattern that needs one."""
    small = text.lower()
    return any(word in small for word in words)


def prose(line: str) -> bool:
    """Whether a line is long enough and ends like a sentence."""
    text = line.strip()
    return (
        len(text) >= PROSE and bool(_SENTENCE_END.search(text[-END_WINDOW:])) and not snippet(text)
    )


def snippet(line: str) -> bool:
    """Whether a line breaks off in dots, as the teaser of another page does."""
    return bool(_SNIPPET_END.search(line.strip()[-END_WINDOW:]))


def section(line: str) -> bool:
    """Whether a line is the heading of a list of other pages."""
    text = one_line(line).replace("’", "'").lower()
    return len(text) <= LABEL and not _SENTENCE_END.search(text) and bool(_SECTION.match(text))


def _by_line(
    lines: Sequence[str], texts: Sequence[str], ends: Sequence[list[Cut]], same: str
) -> dict[int, str]:
    """Stage 1, and graphics' labels, which only the rest of the article can tell."""
    found: dict[int, str] = {}
    capitals = [_capitals(line) for line in lines]
    in_all = _share(sum(upper for upper, _ in capitals), sum(words for _, words in capitals))
    for number, line in enumerate(lines):
        if same and texts[number] == same:
            continue
        start, end = _kept(line, ends[number])
        why = reason(line[start:end])
        if why is None and in_all < CAPITALS / 2 and _labels(line, _share(*capitals[number])):
            why = "boilerplate"
        if why:
            found[number] = why
    return found


def _capitals(text: str) -> tuple[int, int]:
    """How many words of two letters or more are in capitals, and how many there are."""
    words = _LONG_WORD.findall(text)
    return sum(map(str.isupper, words)), len(words)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _labels(line: str, capitals: float) -> bool:
    """Whether a long line is a map's or diagram's labels run together.

    Its words are capitals, or it gives the same run of words twice: graphics are drawn once for
    screens of each size.
    """
    if capitals < CAPITALS / 3:
        return False
    words = line[:LONGEST_GRAPHIC].split()
    if len(words) < 15:
        return False
    runs = [tuple(words[at : at + LABEL_RUN]) for at in range(len(words) - LABEL_RUN + 1)]
    return capitals >= CAPITALS or len(set(runs)) < len(runs)


def _repeats(texts: Sequence[str], same: str) -> dict[int, str]:
    """Stage 2: the headline again, alone or glued to a label, and paragraphs given twice."""
    found: dict[int, str] = {}
    seen: set[str] = set()
    for number, text in enumerate(texts):
        if (same and len(same) >= 12 and text != same and _glued(text, same)) or (
            text in seen and text == same
        ):
            found[number] = "repeated headline"
        elif text in seen and len(text) >= REPEATED:
            found[number] = "boilerplate"
        seen.add(text)
    return found


def _pulled(
    lines: Sequence[str], ends: Sequence[list[Cut]], whole: dict[int, str], same: str
) -> dict[int, str]:
    """Stage 2: short lines whose words stand in a longer line that stays, and who said them."""
    kept = {n: line[slice(*_kept(line, ends[n]))] for n, line in enumerate(lines) if n not in whole}
    # The headline is no copy, and neither it nor what the page opens with is one.
    said = {n: text for n, text in kept.items() if not same or folded(text) != same}
    candidates: dict[int, str] = {}
    for number, text in said.items():
        if number and len(text) <= LONGEST_PULLED and len(candidates) < MOST_PULLED:
            bare = _unattributed(text)
            if _long_enough(bare):
                candidates[number] = said[number] = bare
    if not candidates:
        return {}
    everything = _haystack(said.values())
    paragraphs = _haystack(text for text in said.values() if prose(text))
    quoted = {n for n, text in candidates.items() if _QUOTATION.fullmatch(text)}
    again = {
        number
        for number, text in candidates.items()
        if _stands_inside(text, everything if number in quoted else paragraphs)
    }
    opening = list(kept)[:2]
    found: dict[int, str] = {}
    for number in again:
        # Lines in a row that come again are a list or a speech given twice; one below the headline
        # is the standfirst, which the gold briefs count as the article's.
        alone = number not in opening and not {number - 1, number + 1} & again
        if alone or number in quoted:
            found[number] = "pull quote"
            if _SPEAKER.fullmatch(kept.get(number + 1, "")):
                found[number + 1] = "pull quote"
    return found


def _haystack(texts: Iterable[str]) -> str:
    """The words of each text on a line of its own, with a space at both ends."""
    return "\n".join(["", *(f" {_words(text)} " for text in texts), ""])


def _long_enough(text: str) -> bool:
    least = QUOTED_WORDS if _QUOTATION.fullmatch(text) else PULLED_WORDS
    return len(_WORD.findall(text)) >= least


def _unattributed(line: str) -> str:
    """A quotation without the name behind it; any other line as it is."""
    match = _ATTRIBUTED.fullmatch(line.strip())
    return match["said"] if match else line.strip()


def _stands_inside(text: str, everything: str) -> bool:
    """Whether the words of `text` are part of a line of `everything`, and not all of it."""
    words = f" {_words(text)} "
    at = everything.find(words)
    while at >= 0:
        if everything[at - 1] != "\n" or everything[at + len(words)] != "\n":
            return True
        at = everything.find(words, at + 1)
    return False


def _words(text: str) -> str:
    return " ".join(_WORD.findall(folded(text)))


def _glued(text: str, headline: str) -> bool:
    """Whether `text` is the headline with a section label stuck to it and nothing more."""
    if text.endswith(".") and not headline.endswith("."):
        return False
    if text.endswith(headline):
        rest = text[: -len(headline)]
    elif text.startswith(headline):
        rest = text[len(headline) :]
    else:
        return False
    rest = rest.strip(" -|:»>")
    return len(rest) <= LONGEST_GLUED and len(rest.split()) <= 5


def _galleries(texts: Sequence[str], same: str) -> dict[int, str]:
    """Stage 2: captions of a picture series about something else, each opening with its title."""
    found: dict[int, str] = {}
    same = _bare(same)
    openings = [_opening(text) for text in texts]
    start = 0
    for number in range(1, len(texts) + 1):
        if number < len(texts) and openings[number] == openings[start]:
            continue
        different = len(set(texts[start:number]))
        if openings[start] and different >= GALLERY_LINES and openings[start] not in same:
            found.update(dict.fromkeys(range(start, number), "boilerplate"))
        start = number
    return found


def _opening(text: str) -> str:
    words = _bare(text).split(maxsplit=GALLERY_WORDS)
    return " ".join(words[:GALLERY_WORDS]) if len(words) > GALLERY_WORDS else ""


def _bare(text: str) -> str:
    return _GALLERY_LABEL.sub("", text)


def _sections(lines: Sequence[str], whole: dict[int, str]) -> dict[int, str]:
    """Stage 3: the lists below headings such as "Most popular"."""
    found: dict[int, str] = {}
    prose_left = [0] * (len(lines) + 1)
    for number in range(len(lines) - 1, -1, -1):
        here = len(lines[number]) if prose(lines[number]) else 0
        prose_left[number] = prose_left[number + 1] + here
    for number, line in enumerate(lines):
        if number == 0 or number in found or not section(line):
            continue
        found[number] = "link list"
        ends = prose_left[number] <= SECTION_REST * prose_left[0] and prose_left[0] > 0
        for follower in range(number + 1, len(lines)):
            if not ends and (prose(lines[follower]) or _ends_as_sentence(lines[follower])):
                break
            found[follower] = whole.get(
                follower, "teaser" if snippet(lines[follower]) else "link list"
            )
    return found


def _ends_as_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line.strip()[-END_WINDOW:])) and not snippet(line)


def _ends(number: int, line: str, headline: str | None) -> list[Cut]:
    """Stage 4: labels and credits at the beginning and end of a line that otherwise stays."""
    found = []
    start = _label_end(line, headline)
    if start:
        label = "credit" if _MEDIA_LABEL.match(line) else "repeated headline"
        found.append(Cut(number, 0, start, label))
    end = len(line)
    for pattern, group, words in _AT_END:
        window = max(start, end - END_WINDOW)
        match = pattern.search(line, window, end) if _holds(line[window:end], words) else None
        if match and match.start(group) > start:
            found.append(Cut(number, match.start(group), end, "credit"))
            end = match.start(group)
    left = line[start:end].strip()
    if not left and found:
        return [Cut(number, 0, len(line), found[0].reason)]
    return sorted(found)


def _kept(line: str, ends: list[Cut]) -> tuple[int, int]:
    """What the cuts at the ends of a line leave of it."""
    start = max((cut.end for cut in ends if cut.start == 0), default=0)
    return start, min((cut.start for cut in ends if cut.start > 0), default=len(line))


def _label_end(line: str, headline: str | None) -> int:
    """Where a caption begins behind "Image caption" or "Photos:" and the headline; else 0."""
    media = _MEDIA_LABEL.match(line)
    if media and media.end() < len(line):
        return media.end()
    label = _GALLERY_LABEL.match(line)
    if not headline or label is None:
        return 0
    end = label.end() + len(headline)
    if folded(line[label.end() : end]) != folded(headline):
        return 0
    while end < len(line) and line[end].isspace():
        end += 1
    return end
