"""Sittings: when an earlier text is worth keeping."""

from __future__ import annotations

from datetime import timedelta

from kerneblik.reflection import EditSessions
from support.app import NOON

LONG = "En hel del tekst om kerneopgaven. " * 10


def test_typing_goes_on_in_one_sitting_however_long():
    sittings = EditSessions("s")
    names = {sittings.of("q", "a" * n, "a" * (n + 1), NOON + timedelta(minutes=20 * n)) for n in range(9)}
    assert names == {"s-1"}


def test_a_pause_begins_another():
    sittings = EditSessions("s")
    assert sittings.of("q", "", "a", NOON) == "s-1"
    assert sittings.of("q", "a", "ab", NOON + timedelta(minutes=31)) == "s-2"


def test_a_clock_that_was_set_back_hides_no_pause():
    sittings = EditSessions("s")
    assert sittings.of("q", "", "a", NOON) == "s-1"
    assert sittings.of("q", "a", "ab", NOON - timedelta(hours=1)) == "s-2"
    assert sittings.of("q", "ab", "abc", NOON - timedelta(minutes=59)) == "s-2"


def test_every_question_and_every_session_has_its_own():
    sittings = EditSessions("s")
    sittings.begin("q", NOON)
    assert sittings.of("q", "", "a", NOON) == "s-2"
    assert sittings.of("r", "", "a", NOON) == "s-1"
    assert EditSessions().of("q", "", "a", NOON) != EditSessions().of("q", "", "a", NOON)


def test_a_long_text_that_goes_at_one_stroke_is_kept():
    sittings = EditSessions("s")
    first = sittings.of("q", "", LONG, NOON)
    assert sittings.of("q", LONG, "x", NOON) != first
    assert sittings.of("q", "x", LONG, NOON) == sittings.of("q", LONG, LONG[:-9], NOON)


def test_a_short_text_may_go():
    sittings = EditSessions("s")
    assert sittings.of("q", "kort", "", NOON) == sittings.of("q", "", "kort", NOON)
