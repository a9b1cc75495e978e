"""A leader's way through a dialogue, in a real terminal: held, noted, marked, agreed on, and there again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from kerneblik.reflection import Round, View
from terminal.test_journey import CTRL_T, ENTER, ESC, F3, F10, TAB, Visit, the_round

F5, DOWN = "\x1b[15~", "\x1b[B"
EXPECTED, SAID = "De vil tale om løn", "De vil have mere tid hos borgeren"


@pytest.fixture
def begun(tmp_path: Path) -> Visit:
    with Visit(tmp_path, TZ=os.environ["TZ"]) as visit:
        visit.sees("360-graders")
        visit.types(ENTER)
        visit.sees("Skriv for dig selv")
        yield visit


def goes_to_the_union_reps(visit: Visit) -> None:
    visit.types(F5)
    visit.sees("dette perspektiv er til din egen refleksion")
    visit.types("6")
    visit.sees("Endnu ingen samtale")


def holds_a_conversation(visit: Visit, people: str) -> None:
    visit.types("n")
    visit.sees("Med hvem")
    visit.types(TAB + people + ENTER)
    visit.sees("Enter noterer i samtalen")


def sees_all_of_it_again(directory: Path) -> None:
    with Visit(directory, TZ=os.environ["TZ"]) as again:
        again.sees("Tillidsrepræsentanter · Dialog")
        again.types(F5)
        again.sees("Tillidsrepræsentanter · 1 samtale")
        again.sees("Dialog · ≠ anderledes")
        again.sees(EXPECTED)
        again.sees(SAID)
        again.types(F3)
        again.sees("A: 2 åbne aftaler")
        again.types(F10)
        assert again.program.wait_end() == 0


def is_kept(directory: Path, kept: Callable[[Round], bool]) -> None:
    """Wait until it is on disk, for the header may tell of an earlier save."""
    deadline = time.monotonic() + 20
    while not kept(the_round(directory)):
        assert time.monotonic() < deadline, "it never came to the disk"
        time.sleep(0.1)


def test_what_is_typed_at_once_behind_a_letter_that_leads_elsewhere_arrives_there(begun: Visit):
    goes_to_the_union_reps(begun)
    begun.types("e" + EXPECTED + F5 + "n" + TAB + "Mette og Jonna" + ENTER)
    begun.sees("Mette og Jonna")
    begun.sees(EXPECTED)
    begun.types(F10)
    assert begun.program.wait_end() == 0
    kept = the_round(begun.directory)
    assert EXPECTED in [answer.text for answer in kept.answers.values()]
    assert [held.people for held in kept.conversations.values()] == ["Mette og Jonna"]


def test_from_what_one_expects_to_what_was_agreed(begun: Visit):
    visit = begun
    today = date.today()
    due = today + timedelta(days=20)
    goes_to_the_union_reps(visit)
    visit.types("e")
    visit.sees("Forbered dialogen")
    visit.types(EXPECTED + F5)
    visit.sees(EXPECTED)
    holds_a_conversation(visit, "Mette og Jørgen")
    visit.types(ENTER)
    visit.sees("Hvad sagde de?")
    visit.sees(EXPECTED[:12])
    visit.types(SAID + CTRL_T + CTRL_T)
    visit.sees("≠ anderledes")
    visit.types(TAB + TAB + TAB)
    visit.sees("Hvad kom der ellers frem?")
    visit.types("- [ ] send referatet" + ESC)
    visit.sees("Frie noter")
    visit.types("a")
    visit.sees("Aftale med: Tillidsrepræsentanter")
    visit.types(f"Fælles møde{TAB}Mette{TAB}{due.day}.{due.month}{ENTER}")
    visit.sees("frist " + due.strftime("%d.%m.%y"))
    visit.types(F3)
    visit.sees("A: 1 åben aftale")
    visit.sees("≠")
    visit.types("at")
    visit.sees("[x] send referatet")
    visit.types(ENTER)
    visit.sees("2 åbne aftaler")
    is_kept(visit.directory, lambda round_: len(round_.agreements) == 2)
    visit.program.process.kill()
    visit.program.process.wait()

    sees_all_of_it_again(visit.directory)
    kept = the_round(visit.directory)
    (conversation,) = kept.conversations_with("union")
    assert (conversation.held, conversation.people) == (today, "Mette og Jørgen")
    assert kept.answer("union-understanding").text == EXPECTED
    assert kept.answer("union-understanding", conversation.id).text == SAID
    assert kept.view_of("union-understanding") is View.DIFFERS
    agreed = kept.agreements_with("union")
    assert [(a.text, a.who, a.due, a.conversation) for a in agreed] == [
        ("Fælles møde", "Mette", due, conversation.id),
        ("send referatet", "", None, conversation.id),
    ]


def test_killed_in_the_middle_of_a_note_it_is_there_up_to_the_last_save(begun: Visit):
    goes_to_the_union_reps(begun)
    holds_a_conversation(begun, "Mette")
    begun.types(ENTER)
    begun.sees("Hvad sagde de?")
    begun.types(SAID)
    begun.sees(SAID)
    is_kept(begun.directory, lambda round_: any(answer.text == SAID for answer in round_.answers.values()))
    begun.program.process.kill()
    begun.program.process.wait()
    kept = the_round(begun.directory)
    (conversation,) = kept.conversations_with("union")
    assert kept.answer("union-understanding", conversation.id).text == SAID


def test_a_line_that_drops_in_the_middle_of_a_note_loses_nothing(begun: Visit):
    goes_to_the_union_reps(begun)
    holds_a_conversation(begun, "Mette")
    begun.types(ENTER)
    begun.sees("Hvad sagde de?")
    begun.types(SAID)
    begun.sees(SAID)
    begun.program.hang_up()
    begun.program.process.wait(10)
    kept = the_round(begun.directory)
    (conversation,) = kept.conversations_with("union")
    assert kept.answer("union-understanding", conversation.id).text == SAID
