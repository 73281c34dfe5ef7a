"""Tokens of answer links: only whole ones of this desk, in time and for this purpose, open."""

import random
from datetime import timedelta

import pytest

from tests.warn.made import NOON, WARNING
from tocsin.warn import tokens

NEW = "the-secret-of-the-desk-that-is-in-use-now"
OLD = "the-secret-that-was-in-use-until-last-week"
DELIVERY, CASE = "0123456789abcdef0123", "fedcba98765432100000"
UNTIL = NOON + timedelta(hours=1)
TOKEN = tokens.token(NEW, DELIVERY, CASE, UNTIL)


def test_a_token_says_of_which_message_and_case_it_is_and_until_when() -> None:
    claim = tokens.opened(TOKEN, [NEW], NOON)
    assert claim == tokens.Claim(delivery=DELIVERY, case=CASE, expires=UNTIL)


def test_a_link_is_short_and_has_only_letters_that_every_mail_program_leaves_alone() -> None:
    link = tokens.link("https://desk.example/", NEW, "d-1", "c1", UNTIL)
    assert link.startswith("https://desk.example/answer/")
    assert len(TOKEN) < 76
    assert TOKEN.replace("-", "").replace("_", "").isalnum()


def test_no_token_opens_that_differs_in_one_letter() -> None:
    draw = random.Random(8)  # noqa: S311 - a test's
    for place in range(len(TOKEN)):
        other = draw.choice([one for one in "abcXYZ019-_" if one != TOKEN[place]])
        with pytest.raises(tokens.TokenError):
            tokens.opened(TOKEN[:place] + other + TOKEN[place + 1 :], [NEW], NOON)


@pytest.mark.parametrize("cut", range(0, len(TOKEN), 7))
def test_no_part_of_a_token_opens_and_none_with_more_behind(cut: int) -> None:
    for one in (TOKEN[:cut], TOKEN[cut + 1 :], TOKEN + TOKEN[: cut + 1], TOKEN + "="):
        with pytest.raises(tokens.TokenError):
            tokens.opened(one, [NEW], NOON)


def test_a_token_of_another_secret_is_forged_and_one_that_was_changed_altered() -> None:
    with pytest.raises(tokens.ForgedError, match="not made by this desk; ask who sent"):
        tokens.opened(TOKEN, [OLD], NOON)
    with pytest.raises(tokens.AlteredError, match="not as it was sent"):
        tokens.opened(TOKEN[:40] + TOKEN[41] + TOKEN[40] + TOKEN[42:], [NEW], NOON)


@pytest.mark.parametrize("other", ["", "é" * 40, "a" * 5000, "../../etc/passwd", "\x00", "a b"])
def test_what_is_no_token_at_all_is_forged(other: str) -> None:
    with pytest.raises(tokens.ForgedError):
        tokens.opened(other, [NEW], NOON)


def test_a_token_opens_until_its_time_and_then_says_whose_it_was() -> None:
    assert tokens.opened(TOKEN, [NEW], UNTIL - timedelta(seconds=1))
    with pytest.raises(tokens.ExpiredError) as refused:
        tokens.opened(TOKEN, [NEW], UNTIL)
    assert refused.value.claim is not None and refused.value.claim.delivery == DELIVERY


def test_a_token_for_another_purpose_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_PURPOSES", {2: "answer"})
    with pytest.raises(tokens.OtherPurposeError):
        tokens.opened(TOKEN, [NEW], NOON)


def test_links_in_flight_open_while_the_secret_before_is_still_named() -> None:
    old = tokens.token(OLD, DELIVERY, CASE, UNTIL)
    assert tokens.opened(old, [NEW, OLD], NOON).case == CASE
    assert tokens.secrets(f"{'n' * 32} {'o' * 40}") == ("n" * 32, "o" * 40)


@pytest.mark.parametrize("text", ["", "short", f"{'n' * 32} short"])
def test_a_secret_that_could_be_guessed_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="fewer than 32 bytes; make one with"):
        tokens.secrets(text)


def test_a_form_fits_only_what_its_page_showed() -> None:
    given = tokens.mark(NEW, TOKEN, "w1", 0)
    assert tokens.fits(given, [OLD, NEW], TOKEN, "w1", 0)
    for seen in (("w1", 1), ("w2", 0)):
        assert not tokens.fits(given, [NEW], TOKEN, *seen)
    assert not tokens.fits(given, [NEW], TOKEN + "a", "w1", 0)
    assert not tokens.fits("é", [NEW], TOKEN, "w1", 0)


def test_links_outlive_their_warning_by_a_day_so_that_a_late_answer_is_still_one() -> None:
    assert tokens.until(WARNING) == WARNING.text.expires + timedelta(days=1)


def test_of_a_token_only_its_hash_is_written_down() -> None:
    assert TOKEN not in tokens.hashed(TOKEN)
    assert len(tokens.hashed("\ud800")) == 64
