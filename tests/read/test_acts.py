"""What a statement does, by its reporting words and what it says."""

import pytest

from tocsin.read.acts import LEXICON, Judged, judge
from tocsin.records import ACTS, Act


def _judged(cue: str, content: str = "that the pier was shut", *, quoted: bool = False) -> Judged:
    return judge(cue, f" {content}", content, quoted)


_CUES: dict[Act, str] = {
    "says": "said|says|saying|told|announced|has announced|reported|stated|added|according to|"
    "noted|explained|wrote|tweeted|posted|confirmed|insisted|argued|revealed|was told",
    "believes": "believes|thinks|thought|expects|expected|hopes|fears|feared|doubts|suspects|"
    "assumed|intends|is convinced|are worried|was confident|expressed concern|considers|knew",
    "asks": "asked|asks|asking|inquired|enquired",
    "warns": "warned|warns|warning|has warned|was warned by|cautioned|alerted|a warning",
    "threatens": "threatened|threatens|threatening|has threatened|threats",
    "admits": "admitted|admits|admitting|conceded|acknowledged|confessed|has confessed|"
    "owned up|pleaded guilty",
    "blames": "blamed|blames|blaming|was blamed|accused|accuses|accusing|has accused|charged|"
    "laid the blame|pointed the finger|put the blame|implicated",
    "denies": "denied|denies|denying|has denied|refuted|disavowed|pleaded not guilty|denial",
    "rejects": "rejected|rejects|rejecting|was rejected|dismissed|refused|declined|rebuffed|"
    "disputed|brushed off|mocked|ridiculed|laughed off|played down",
    "condemns": "condemned|condemns|condemning|was condemned|denounced|deplored|decried|"
    "criticised|criticized|slammed|lambasted|rebuked|complained",
    "supports": "supported|praised|thanked|thanking|welcomed|hailed|applauded|endorsed|agreed|"
    "mourned|expressed condolences|expressed solidarity|backed|congratulated",
    "urges": "urged|urges|urging|called for|called on|calling for|called upon|demanded|ordered|"
    "advised|recommended|appealed|pleaded|begged|requested|implored|instructed|calls for",
    "promises": "promised|promises|vowed|vows|vowing|pledged|has pledged|swore|guaranteed|assured",
}


@pytest.mark.parametrize(
    ("cue", "act"), [(cue, act) for act, cues in _CUES.items() for cue in cues.split("|")]
)
def test_a_reporting_word_means_its_act_in_every_form(cue: str, act: Act) -> None:
    assert _judged(cue, "the pier").act == act


@pytest.mark.parametrize("act", [act for act in ACTS if act != "claims"])
def test_every_act_has_words_of_its_own(act: Act) -> None:
    """`claims` has none: it takes "responsibility" to make it one."""
    assert LEXICON[act].split()


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("claimed", "responsibility for the bombing"),
        ("claimed responsibility", "for the bombing"),
        ("has claimed responsibility for", "the bombing"),
        ("claiming", "full responsibility for the raid"),
        ("was claimed", "Responsibility for the bombing"),
        ("took responsibility", "for the bombing"),
        ("claimed credit", "for the raid"),
        ("claimed", "the attack"),
    ],
)
def test_taking_responsibility_is_a_claim(cue: str, content: str) -> None:
    assert _judged(cue, content).act == "claims"


@pytest.mark.parametrize(
    "content", ["that the pier was shut", "to have seen the boat", "there was no letter"]
)
def test_claiming_that_something_is_so_is_saying_it(content: str) -> None:
    assert _judged("claimed", content).act == "says"


@pytest.mark.parametrize("content", ["calm", "an inquiry", "the minister to resign", "more boats"])
def test_calling_for_something_urges(content: str) -> None:
    assert _judged("called for", content).act == "urges"
    assert judge("called", f" for {content}", f"for {content}", False).act == "urges"


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("declined to say", "how many were held"),
        ("declined", "to say how many were held"),
        ("declined to comment", "on the report"),
        ("refused to say", "who had called"),
        ("refused", "to answer"),
        ("neither confirmed nor denied", "the report"),
        ("would neither confirm nor deny", "that the boat had sunk"),
    ],
)
def test_refusing_to_answer_rejects(cue: str, content: str) -> None:
    assert _judged(cue, content).act == "rejects"


@pytest.mark.parametrize("cue", ["vowed", "vows", "has sworn", "swore", "promised", "pledged"])
@pytest.mark.parametrize(
    "content", ["to kill every hostage", "to avenge the dead", "that it would attack the port"]
)
def test_a_vow_to_do_harm_threatens(cue: str, content: str) -> None:
    assert _judged(cue, content).act == "threatens"


@pytest.mark.parametrize("cue", ["vowed", "promised", "pledged", "swore"])
@pytest.mark.parametrize("content", ["to rebuild the pier", "that the road would reopen"])
def test_a_vow_to_do_good_promises(cue: str, content: str) -> None:
    assert _judged(cue, content).act == "promises"


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("asked", "to stay at home"),
        ("told", "to stay at home"),
        ("told", "not to move"),
    ],
)
def test_asking_or_telling_to_do_something_urges(cue: str, content: str) -> None:
    assert _judged(cue, content).act == "urges"


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("“We will strike back and destroy them.”", "threatens"),
        ("“They must be punished for it.”", "threatens"),
        ("“We carried out the raid.”", "claims"),
        ("“We had nothing to do with it.”", "denies"),
        ("“That's a lie.”", "denies"),
        ("“That’s a lie.”", "denies"),
        ("“They were behind the bombing.”", "blames"),
        ("“It was a cowardly and heinous deed.”", "condemns"),
        ("“Please stay indoors.”", "urges"),
        ("“Do not go near the quay.”", "urges"),
        ("“Don’t go near the quay.”", "urges"),
        ("“Our condolences go to the families.”", "supports"),
        ("“We welcome the decision.”", "supports"),
        ("“We believe it leaked.”", "believes"),
        ("“Did anybody see the boat?”", "asks"),
        ("“It leaks.”", "says"),
        ("“The pier is four hundred metres long.”", "says"),
    ],
)
def test_behind_a_plain_said_the_words_themselves_decide(content: str, act: Act) -> None:
    assert _judged("said", content, quoted=True).act == act


@pytest.mark.parametrize(
    ("cue", "act"),
    [("warned", "warns"), ("blamed", "blames"), ("denied", "denies"), ("admitted", "admits")],
)
def test_a_telling_cue_outweighs_marks_in_the_content(cue: str, act: Act) -> None:
    assert _judged(cue, "“We believe that they must be told.”", quoted=True).act == act


def test_a_judgement_in_reported_speech_may_be_the_authors_own() -> None:
    """Only a speaker's own words condemn: "said that the heinous deed …" just says."""
    content = "that the heinous deed took place at noon"
    assert _judged("said", content).act == "says"


@pytest.mark.parametrize(
    "cue",
    [
        "did not say",
        "didn't say",
        "didn’t say",
        "has never said",
        "no longer believes",
        "not denied",
    ],
)
def test_a_negated_cue_is_marked(cue: str) -> None:
    assert _judged(cue).negated


@pytest.mark.parametrize("cue", ["said", "denied", "rejected", "noted", "announced", "knotted"])
def test_a_plain_cue_is_not_negated(cue: str) -> None:
    assert not _judged(cue).negated


def test_a_negation_in_the_content_is_not_the_cues() -> None:
    assert not _judged("said", "that it was not shut").negated


@pytest.mark.parametrize(
    ("cue", "modality"),
    [
        ("may announce", "may"),
        ("might say", "might"),
        ("will announce", "will"),
        ("would say", "would"),
        ("could warn", "could"),
        ("said", None),
    ],
)
def test_a_modal_makes_the_saying_uncertain_or_future(cue: str, modality: str | None) -> None:
    assert _judged(cue).modality == modality


def test_no_cue_says() -> None:
    assert _judged("").act == "says"


@pytest.mark.parametrize("cue", ["zorbled", "…", "—", "in the words of"])
def test_a_cue_in_no_list_says_and_says_so(cue: str) -> None:
    judged = _judged(cue)
    assert judged.act == "says"
    assert judged.reason


@pytest.mark.parametrize("cue", ["Warned", "WARNED", "warned"])
def test_capitals_change_no_act(cue: str) -> None:
    assert _judged(cue).act == "warns"


def test_an_answer_has_its_reason() -> None:
    assert "blame" in _judged("blamed", "the crew").reason
