"""A dialogue in a real terminal: what is typed ahead arrives where it leads; a dropped line loses nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.terminal.dialogue import EXPECTED, SAID, goes_to_the_union_reps, holds_a_conversation
from support.terminal.keys import ENTER, F5, TAB
from support.terminal.visit import Visit, leave_the_introduction, the_round


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Visit]:
    with Visit(tmp_path, TZ=os.environ["TZ"]) as visit:
        leave_the_introduction(visit)
        yield visit


def test_what_is_typed_at_once_behind_a_letter_that_leads_elsewhere_arrives_there(begun: Visit):
    goes_to_the_union_reps(begun)
    begun.types("e" + EXPECTED + F5 + "n" + TAB + "Mette og Jonna" + ENTER)
    begun.sees("Mette og Jonna")
    begun.sees(EXPECTED)
    begun.leaves()
    kept = the_round(begun.directory)
    assert EXPECTED in [answer.text for answer in kept.answers.values()]
    assert [held.people for held in kept.conversations.values()] == ["Mette og Jonna"]


def test_a_line_that_drops_in_the_middle_of_a_note_loses_nothing(begun: Visit):
    goes_to_the_union_reps(begun)
    holds_a_conversation(begun, "Mette")
    begun.types(ENTER)
    begun.sees("Hvad sagde de?")
    begun.types(SAID)
    begun.sees(SAID)
    begun.program.hang_up()
    begun.ends(128 + signal.SIGHUP)
    kept = the_round(begun.directory)
    (conversation,) = kept.conversations_with("union")
    assert kept.answer("union-understanding", conversation.id).text == SAID
