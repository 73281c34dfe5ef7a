"""Each rule finds what goes against it, at the right place and by the right paragraph."""

from datetime import timedelta

import msgspec
import pytest

from tests.warn.cap.made import ALERT, SENT, altered, informed, swapped
from tocsin.warn.cap import Alert, Area, Circle, Finding, Geocode, Point, Reference, checked

_INFO = "/alert[1]/info[1]"
_AREA = f"{_INFO}/area[1]"


def _found(content: Alert | bytes, rule: str) -> list[Finding]:
    return [one for one in checked(content) if one.rule == rule]


_POLYGON = "47.1,24.5 47.1,24.6 47.2,24.6 47.1,24.5"
_RESOURCE = "<resource><resourceDesc>Map</resourceDesc><mimeType>{}</mimeType>{}</resource><area>"
_ITSELF = "desk@warnings.varnia.example,karsk-2026-0001,2026-03-20T12:00:00+02:00"
_EARLIER = "desk@varnia.example,k-1,2026-03-20T12:00:00+02:00"


def _resource(more: str, mime: str = "image/png") -> tuple[str, str]:
    return "<area>", _RESOURCE.format(mime, more)


# Rule, what to replace, by what, where it is found.
_CASES = [
    ("identifier-characters", "karsk-2026-0001<", "karsk 2026<", "/alert[1]/identifier[1]"),
    ("identifier-characters", "karsk-2026-0001<", "karsk,2026<", "/alert[1]/identifier[1]"),
    ("identifier-characters", "karsk-2026-0001<", "karsk&lt;2026<", "/alert[1]/identifier[1]"),
    ("identifier-characters", "karsk-2026-0001<", "<", "/alert[1]/identifier[1]"),
    ("sender-characters", "desk@", "desk&amp;co@", "/alert[1]/sender[1]"),
    ("utc-sign", "30:00+02:00", "30:00+00:00", "/alert[1]/sent[1]"),
    ("references-needed", ">Alert<", ">Update<", "/alert[1]/msgType[1]"),
    ("references-needed", ">Alert<", ">Cancel<", "/alert[1]/msgType[1]"),
    ("references-needed", ">Alert<", ">Ack<", "/alert[1]/msgType[1]"),
    ("references-needed", ">Alert<", ">Error<", "/alert[1]/msgType[1]"),
    ("references-form", "<info>", "<references>k-1</references><info>", "/alert[1]/references[1]"),
    (
        "references-form",
        "<info>",
        f"<references>{_EARLIER} a,b,c</references><info>",
        "/alert[1]/references[1]",
    ),
    (
        "references-itself",
        "<info>",
        f"<references>{_ITSELF}</references><info>",
        "/alert[1]/references[1]",
    ),
    (
        "references-later",
        "<info>",
        "<references>a,b,2026-03-20T16:30:01-00:00</references><info>",
        "/alert[1]/references[1]",
    ),
    ("restriction-needed", ">Public<", ">Restricted<", "/alert[1]/scope[1]"),
    (
        "restriction-unused",
        "<info>",
        "<restriction>police</restriction><info>",
        "/alert[1]/restriction[1]",
    ),
    ("addresses-needed", ">Public<", ">Private<", "/alert[1]/scope[1]"),
    ("quotes", "<info>", '<addresses>"Karsk desk</addresses><info>', "/alert[1]/addresses[1]"),
    ("note-needed", ">Actual<", ">Exercise<", "/alert[1]/status[1]"),
    ("note-needed", ">Alert<", ">Error<", "/alert[1]/msgType[1]"),
    ("note-unused", "<info>", "<note>read this</note><info>", "/alert[1]/note[1]"),
    ("test-public", ">Actual<", ">Test<", "/alert[1]/status[1]"),
    ("language-code", ">en<", ">english<", f"{_INFO}/language[1]"),
    ("language-code", ">en<", ">x<", f"{_INFO}/language[1]"),
    ("expires-before-sent", "2026-03-22T18:30", "2026-03-19T18:30", f"{_INFO}/expires[1]"),
    (
        "effective-after-expires",
        "<effective>2026-03-20",
        "<effective>2026-03-23",
        f"{_INFO}/effective[1]",
    ),
    (
        "effective-before-sent",
        "<effective>2026-03-20",
        "<effective>2026-03-19",
        f"{_INFO}/effective[1]",
    ),
    ("expires-before-onset", "<onset>2026-03-20", "<onset>2026-03-30", f"{_INFO}/expires[1]"),
    ("onset-past", "<onset>2026-03-20", "<onset>2026-03-10", f"{_INFO}/onset[1]"),
    ("web-absolute", "https://warnings.varnia", "//warnings.varnia", f"{_INFO}/web[1]"),
    ("web-absolute", "https://warnings.varnia.example/", "https:", f"{_INFO}/web[1]"),
    ("headline-long", "Stay away", "Stay away " + "far " * 30, f"{_INFO}/headline[1]"),
    (
        "headline-repeated",
        "A group has said that it will attack a concert in Karsk.",
        "Stay away from crowds in Karsk until Sunday",
        f"{_INFO}/headline[1]",
    ),
    (
        "description-repeated",
        "A group has said that it will attack a concert in Karsk.",
        "Don't go to concerts. Report what worries you to the police.",
        f"{_INFO}/description[1]",
    ),
    ("unknown", ">Expected<", ">Unknown<", f"{_INFO}/urgency[1]"),
    ("unknown", ">Severe<", ">Unknown<", f"{_INFO}/severity[1]"),
    ("unknown", ">Possible<", ">Unknown<", f"{_INFO}/certainty[1]"),
    ("wanted", "<contact>+999 555 0100</contact>", "", _INFO),
    ("polygon-form", _POLYGON, "north of Karsk", f"{_AREA}/polygon[1]"),
    ("polygon-form", _POLYGON, "47.1 24.5 47.1 24.6", f"{_AREA}/polygon[1]"),
    ("polygon-points", _POLYGON, "47.1,24.5 47.1,24.6 47.1,24.5", f"{_AREA}/polygon[1]"),
    ("polygon-points", _POLYGON, "", f"{_AREA}/polygon[1]"),
    ("polygon-open", _POLYGON, "47.1,24.5 47.1,24.6 47.2,24.6", f"{_AREA}/polygon[1]"),
    ("polygon-points", _POLYGON, "47.1,24.5 47.1,24.6 47.2,24.6", f"{_AREA}/polygon[1]"),
    ("circle-form", "</area>", "<circle>47.1,24.5</circle></area>", f"{_AREA}/circle[1]"),
    ("radius-negative", "</area>", "<circle>47.1,24.5 -3</circle></area>", f"{_AREA}/circle[1]"),
    ("radius-zero", "</area>", "<circle>47.1,24.5 0</circle></area>", f"{_AREA}/circle[1]"),
    ("latitude-range", "47.1,24.6", "155,24.6", f"{_AREA}/polygon[1]"),
    ("latitude-range", "</area>", "<circle>-90.1,24.5 3</circle></area>", f"{_AREA}/circle[1]"),
    ("longitude-range", "47.1,24.6", "47.1,555", f"{_AREA}/polygon[1]"),
    ("ceiling-alone", "</area>", "<ceiling>300</ceiling></area>", _AREA),
    (
        "ceiling-below",
        "</area>",
        "<altitude>400</altitude><ceiling>300</ceiling></area>",
        f"{_AREA}/ceiling[1]",
    ),
    ("area-nowhere", f"<polygon>{_POLYGON}</polygon>", "", _AREA),
    (
        "pair-empty",
        "</area>",
        "<geocode><valueName/><value>7</value></geocode></area>",
        f"{_AREA}/geocode[1]",
    ),
    ("mime-type", *_resource("", "picture"), f"{_INFO}/resource[1]/mimeType[1]"),
    ("mime-type", *_resource("", "picture/png"), f"{_INFO}/resource[1]/mimeType[1]"),
    (
        "uri-form",
        *_resource("<uri>https://varnia.example/a b</uri>"),
        f"{_INFO}/resource[1]/uri[1]",
    ),
    ("uri-relative", *_resource("<uri>map.png</uri>"), f"{_INFO}/resource[1]/uri[1]"),
    (
        "deref-uri-base64",
        *_resource("<derefUri>not base64!</derefUri>"),
        f"{_INFO}/resource[1]/derefUri[1]",
    ),
    ("digest-sha1", *_resource("<digest>abc</digest>"), f"{_INFO}/resource[1]/digest[1]"),
    (
        "signature-enveloped",
        "</alert>",
        '<Object xmlns="http://www.w3.org/2000/09/xmldsig#"/></alert>',
        "/alert[1]/Object[1]",
    ),
    ("html-tags", "A group has said", "A &lt;b>group&lt;/b> has said", f"{_INFO}/description[1]"),
    ("html-entities", "A group has said", "A group&amp;nbsp;has said", f"{_INFO}/description[1]"),
]


@pytest.mark.parametrize(("rule", "old", "new", "path"), _CASES)
def test_a_rule_finds_what_goes_against_it(rule: str, old: str, new: str, path: str) -> None:
    found = _found(swapped(old, new), rule)
    assert [one.path for one in found] == [path]


# What the schema lets through, as measured: each has to be an error with its paragraph.
_LET_THROUGH = {
    "an Update without references": (">Alert<", ">Update<", "§3.2.1 msgType"),
    "a Cancel without references": (">Alert<", ">Cancel<", "§3.2.1 msgType"),
    "garbage references": ("<info>", "<references>x</references><info>", "§3.2.1 references"),
    "Restricted without restriction": (">Public<", ">Restricted<", "§3.2.1 restriction"),
    "restriction on a Public alert": (
        "<info>",
        "<restriction>x</restriction><info>",
        "§3.2.1 restriction",
    ),
    "Private without addresses": (">Public<", ">Private<", "§3.2.1 addresses"),
    "an identifier with a space": ("karsk-2026-0001<", "karsk 1<", "§3.2.1 identifier"),
    "an identifier with a comma": ("karsk-2026-0001<", "karsk,1<", "§3.2.1 identifier"),
    "an identifier with <": ("karsk-2026-0001<", "karsk&lt;1<", "§3.2.1 identifier"),
    "expires before sent": ("<expires>2026-03-22", "<expires>2026-03-19", "§3.2.2 expires"),
    "an open polygon of three points": (" 47.1,24.5<", "<", "§3.2.4 polygon"),
    "a latitude of 155": ("47.1,24.6", "155,24.6", "§3.3.1"),
    "a longitude of 555": ("47.1,24.6", "47.1,555", "§3.3.1"),
    "a negative radius": ("</area>", "<circle>47,24 -1</circle></area>", "§3.2.4 circle"),
}


@pytest.mark.parametrize("case", _LET_THROUGH)
def test_what_the_schema_lets_through_is_an_error_with_its_paragraph(case: str) -> None:
    old, new, paragraph = _LET_THROUGH[case]
    errors = [one for one in checked(swapped(old, new)) if one.severity == "error"]
    assert errors
    assert not [one for one in errors if one.rule.startswith("schema")]
    assert errors[0].paragraph.startswith(f"CAP 1.2 {paragraph}")


def test_what_is_legal_and_unwise_is_advice() -> None:
    content = swapped(f"<polygon>{_POLYGON}</polygon>", "")
    content = content.replace(b"<info>", b"<note>x</note><info>")
    found = {(one.severity, one.rule) for one in checked(content)}
    assert found == {("advice", "area-nowhere"), ("advice", "note-unused")}


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "EN",
        "fr-CA",
        "en-scouse",
        "i-klingon",
        "x-pig-latin",
        "de-1901",
        "sgn-CH-de",
        "zh-cmn-Hans",
        "zh-Hans-HK",
    ],
)
def test_languages_of_rfc_3066_are_fine(tag: str) -> None:
    assert not checked(informed(language=tag))


@pytest.mark.parametrize("tag", ["12345", "toolonglang", "en_US", "??"])
def test_what_is_no_language_is_an_error(tag: str) -> None:
    assert [one.path for one in checked(informed(language=tag))] == [f"{_INFO}/language[1]"]


def test_an_update_to_an_earlier_message_is_fine() -> None:
    earlier = Reference(sender="desk@varnia.example", identifier="k-1", sent=SENT)
    assert not checked(altered(msg_type="Update", references=(earlier,)))


def test_empty_restriction_and_addresses_count_as_none() -> None:
    """Elements may be empty (§3.2), and many senders write all of them."""
    content = swapped("<info>", "<restriction /><addresses /><note /><incidents /><info>")
    assert not checked(content)
    restricted = content.replace(b">Public<", b">Restricted<")
    assert _found(restricted, "restriction-needed")


def test_an_onset_that_was_observed_may_lie_in_the_past() -> None:
    assert not checked(informed(onset=SENT - timedelta(days=1), certainty="Observed"))


def test_an_alert_without_info_says_nothing_and_an_answer_needs_none() -> None:
    assert [one.path for one in _found(altered(info=()), "info-missing")] == ["/alert[1]"]
    answer = altered(info=(), msg_type="Ack", references=(altered(identifier="k").reference,))
    assert not checked(answer)


def _bilingual(**changes: object) -> Alert:
    other = msgspec.structs.replace(
        ALERT.info[0],
        language="fr",
        event="Menace d'attentat",
        headline="Évitez les foules à Karsk",
        description="Un groupe a annoncé un attentat.",
        instruction="N'allez pas aux concerts.",
    )
    return altered(info=(*ALERT.info, msgspec.structs.replace(other, **changes)))


def test_two_languages_that_say_the_same_are_fine() -> None:
    assert not checked(_bilingual())


@pytest.mark.parametrize(
    ("changes", "rule", "path"),
    [
        ({"category": ("Health",)}, "categories-differ", "category[1]"),
        ({"language": "en", "event": "Fog"}, "events-differ", "event[1]"),
        ({"event": "Threat of attack"}, "untranslated", "event[1]"),
        ({"headline": ALERT.info[0].headline}, "untranslated", "headline[1]"),
    ],
)
def test_two_languages_are_held_against_each_other(
    changes: dict[str, object], rule: str, path: str
) -> None:
    found = [one.path for one in _found(_bilingual(**changes), rule)]
    assert found == [f"/alert[1]/info[2]/{path}"]


def test_a_code_alone_is_advised_against() -> None:
    area = Area(area_desc="Karsk", geocode=(Geocode(value_name="VARNIA", value="7"),))
    (finding,) = checked(informed(area=(area,)))
    assert (finding.rule, finding.severity, finding.path) == ("geocode-alone", "advice", _AREA)


def test_a_circle_around_the_pole_is_fine() -> None:
    circle = Circle(centre=Point(latitude=90, longitude=-180), radius=0.5)
    assert not checked(informed(area=(Area(area_desc="The pole", circle=(circle,)),)))


def test_a_signature_by_sha_1_is_advised_against() -> None:
    signature = (
        '<s:Signature xmlns:s="http://www.w3.org/2000/09/xmldsig#"><s:SignedInfo>'
        '<s:SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"/>'
        "</s:SignedInfo></s:Signature></alert>"
    )
    (finding,) = checked(swapped("</alert>", signature))
    assert finding.rule == "signature-sha1"
    assert finding.path == "/alert[1]/Signature[1]/SignedInfo[1]/SignatureMethod[1]"
