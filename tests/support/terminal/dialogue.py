"""The way of a leader who holds a dialogue with the union reps, in a real terminal."""

from __future__ import annotations

from support.terminal.keys import ENTER, F5, TAB
from support.terminal.visit import Visit

EXPECTED, SAID = "De vil tale om løn", "De vil have mere tid hos borgeren"


def goes_to_the_union_reps(visit: Visit) -> None:
    """From writing to the dialogue, and there to the union reps, with whom nothing was held yet."""
    visit.types(F5)
    visit.sees("dette perspektiv er til din egen refleksion")
    visit.types("6")
    visit.sees("Endnu ingen samtale")


def holds_a_conversation(visit: Visit, people: str) -> None:
    """A new one, of today, with these people."""
    visit.types("n")
    visit.sees("Med hvem")
    visit.types(TAB + people + ENTER)
    visit.sees("Enter: skriv noter til samtalen")
