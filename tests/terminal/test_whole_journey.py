"""A leader's half year in a real terminal: prepared, held, agreed on, and come back to in the next round."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

from icalendar import Calendar

from kerneblik.reflection import Fit
from kerneblik.storage import RoundStore
from support.terminal.dialogue import EXPECTED, SAID, goes_to_the_union_reps, holds_a_conversation
from support.terminal.keys import (
    CTRL_F,
    CTRL_N,
    CTRL_R,
    CTRL_S,
    CTRL_U,
    ENTER,
    ESC,
    F2,
    F3,
    F5,
    TAB,
)
from support.terminal.visit import Visit, leave_the_introduction

SECOND, NEXT = "Jørgen så det på samme måde", "Løn fylder mindre nu"


def writes_it_to(visit: Visit, name: str, fields_before: int = 0) -> bytes:
    """Have the document that is asked for written to a file of this name."""
    visit.types(TAB * (fields_before + 1) + CTRL_U + f"~/{name}" + CTRL_S)
    document = visit.directory / name
    assert visit.program.wait_until(document.exists), visit.program.text
    return document.read_bytes()


def prepares(visit: Visit) -> None:
    goes_to_the_union_reps(visit)
    visit.types("e")
    visit.sees("Forbered dialogen")
    visit.types(EXPECTED + F5)
    visit.sees(EXPECTED)
    visit.types("s")
    visit.sees("Samtaleark")
    sheet = writes_it_to(visit, "ark.html", fields_before=1).decode()
    assert "Hvordan forstår I kerneopgaven?" in sheet
    assert EXPECTED not in sheet


def holds_two_conversations(visit: Visit) -> None:
    holds_a_conversation(visit, "Mette")
    visit.types(ENTER)
    visit.sees("Hvad sagde de?")
    visit.types(SAID + F5)
    visit.sees("1 samtale")
    holds_a_conversation(visit, "Jørgen")
    visit.sees("2 samtaler")
    visit.types(ENTER)
    visit.sees("Hvad sagde de?")
    visit.types(SECOND + ESC)
    visit.sees("2 samtaler")
    visit.types("#")
    visit.sees("Dialog · ≠ anderledes")


def agrees_on_something(visit: Visit) -> None:
    due = date.today() + timedelta(days=20)
    visit.types("a")
    visit.sees("Aftale med: Tillidsrepræsentanter")
    visit.types(f"Fælles møde{TAB}Mette{TAB}{due.day}.{due.month}.{due.year}{ENTER}")
    visit.sees("Fælles m")
    visit.types(F3)
    visit.sees("A: 1 åben aftale")
    visit.sees("≠")
    visit.types("ac")
    visit.sees("Kalender")
    calendar = Calendar.from_ical(writes_it_to(visit, "aftaler.ics"))
    (event,) = calendar.walk("VEVENT")
    assert (str(event["SUMMARY"]), event["DTSTART"].dt) == ("Fælles møde", due)


def begins_the_next_round(visit: Visit) -> None:
    visit.types(F2 + CTRL_R)
    visit.sees("(åben)")
    visit.types("n")
    visit.sees("Den begynder uden svar")
    visit.types(CTRL_U + "Næste gang" + ENTER)
    visit.sees("Kerneblik   Næste gang")
    visit.goes_to_the_actors()
    visit.types("6" + ENTER + TAB * 3)
    visit.sees("Hvordan forstår I kerneopgaven?")
    visit.types(CTRL_N)
    visit.sees(EXPECTED)
    visit.types(NEXT)
    visit.sees(NEXT)


def finds_what_was_said_before(visit: Visit) -> None:
    visit.types(CTRL_F)
    visit.sees("Der søges i alle runder")
    visit.types("løn")
    visit.sees("2 tekster")
    visit.sees("Næste gang · Tillidsrepr")
    visit.types(CTRL_U + "jørgen så")
    visit.sees(SECOND)
    visit.types(ENTER)
    visit.sees("2 samtaler")
    visit.sees("Dialog · ≠ anderledes")


def test_from_the_preparation_to_the_next_round(tmp_path: Path):
    with Visit(tmp_path, TZ=os.environ["TZ"]) as visit:
        leave_the_introduction(visit)
        prepares(visit)
        holds_two_conversations(visit)
        agrees_on_something(visit)
        begins_the_next_round(visit)
        finds_what_was_said_before(visit)
        visit.leaves()
    rounds = {summary.name: summary.round for summary in RoundStore(tmp_path).summaries()}
    after = rounds.pop("Næste gang")
    (before,) = rounds.values()
    assert {each.people for each in before.conversations_with("union")} == {"Mette", "Jørgen"}
    assert before.answer("union-understanding").text == EXPECTED
    assert before.fit_of("union-understanding") is Fit.DIFFERS
    assert after.answer("union-understanding").text == NEXT
