"""Edit sessions: when an earlier text is worth keeping."""

from __future__ import annotations

from datetime import timedelta

from kerneblik.reflection import EditSessions
from support.app import NOON

LONG = "En hel del tekst om kerneopgaven. " * 10


def test_typing_goes_on_in_one_edit_session_however_long():
    edit_sessions = EditSessions("s")
    names = {
        edit_sessions.id_for("q", "a" * n, "a" * (n + 1), NOON + timedelta(minutes=20 * n)) for n in range(9)
    }
    assert names == {"s-1"}


def test_a_pause_begins_another():
    edit_sessions = EditSessions("s")
    assert edit_sessions.id_for("q", "", "a", NOON) == "s-1"
    assert edit_sessions.id_for("q", "a", "ab", NOON + timedelta(minutes=31)) == "s-2"


def test_a_clock_that_was_set_back_hides_no_pause():
    edit_sessions = EditSessions("s")
    assert edit_sessions.id_for("q", "", "a", NOON) == "s-1"
    assert edit_sessions.id_for("q", "a", "ab", NOON - timedelta(hours=1)) == "s-2"
    assert edit_sessions.id_for("q", "ab", "abc", NOON - timedelta(minutes=59)) == "s-2"


def test_every_question_and_every_session_has_its_own():
    edit_sessions = EditSessions("s")
    edit_sessions.begin("q", NOON)
    assert edit_sessions.id_for("q", "", "a", NOON) == "s-2"
    assert edit_sessions.id_for("r", "", "a", NOON) == "s-1"
    assert EditSessions().id_for("q", "", "a", NOON) != EditSessions().id_for("q", "", "a", NOON)


def test_a_long_text_that_goes_at_one_stroke_is_kept():
    edit_sessions = EditSessions("s")
    first = edit_sessions.id_for("q", "", LONG, NOON)
    assert edit_sessions.id_for("q", LONG, "x", NOON) != first
    assert edit_sessions.id_for("q", "x", LONG, NOON) == edit_sessions.id_for("q", LONG, LONG[:-9], NOON)


def test_a_short_text_may_go():
    edit_sessions = EditSessions("s")
    assert edit_sessions.id_for("q", "kort", "", NOON) == edit_sessions.id_for("q", "", "kort", NOON)
