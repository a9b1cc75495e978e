"""What was agreed, over one round or several: as a table, as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kerneblik.checklist import Checklist
from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Round
from kerneblik.reflection.dialogue import in_order_of_urgency
from kerneblik.reflection.glyphs import UNICODE, Glyphs
from kerneblik.text import clean_line

_UNBOUND = 10_000
"""Columns for a table whose lines are to stay whole."""


@dataclass(frozen=True)
class Agreed:
    """An agreement and where it was made."""

    agreement: Agreement
    actor: str
    """The actor's name, its id when the checklist has no such actor."""
    round: str
    """The name of the round."""
    round_id: str

    @property
    def text(self) -> str:
        """What was agreed, on one line."""
        return clean_line(self.agreement.text)

    @property
    def who(self) -> str:
        """Who does it, on one line; empty when that was not said."""
        return clean_line(self.agreement.who)


@dataclass(frozen=True)
class AgreementList:
    """Agreements to show, the most urgent first."""

    agreed: tuple[Agreed, ...]
    now: datetime
    """Aware."""
    marks: Glyphs = UNICODE
    """The signs that may be drawn."""
    width: int = _UNBOUND
    """In columns, of the place where it is shown."""

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.astimezone().date()

    @classmethod
    def from_rounds(
        cls, rounds: Iterable[Round], checklist: Checklist, language: str, now: datetime, *,
        actor: str | None = None, done: bool = False,
    ) -> AgreementList:  # fmt: skip
        """What was agreed in these rounds.

        Args:
            rounds: the rounds.
            checklist: says what the actors are called.
            language: to name them in.
            now: the moment, aware; decides what is overdue.
            actor: the id of an actor; agreements with that one only.
            done: whether those that are done are in it, too.
        """
        names = {actor.id: actor.name.text_in(language) for actor in checklist.actors}
        found = [
            Agreed(agreement, names.get(agreement.actor, agreement.actor), clean_line(round_.name), round_.id)
            for round_ in rounds
            for agreement in round_.agreements_with(actor)
            if done or not agreement.done
        ]
        order = in_order_of_urgency([agreed.agreement for agreed in found])
        return cls(tuple(sorted(found, key=lambda agreed: order.index(agreed.agreement))), now)


def as_table(agreements: AgreementList, t: Translator) -> str:
    """The table: what is overdue, what is open, what is done, each under its heading."""
    if not agreements.agreed:
        return t("agreement_list.none") + "\n"
    drawn = io.StringIO()
    console = Console(file=drawn, width=agreements.width, color_system=None, legacy_windows=False)
    several = len({agreed.round for agreed in agreements.agreed}) > 1
    for heading, group in _groups(agreements):
        console.print(Text(t(f"agreement_list.{heading}")))
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        for column in range(4):
            table.add_column(no_wrap=column == 0, ratio=None)
        for agreed in group:
            table.add_row(*map(Text, _cells(agreed, t, agreements.marks, several=several)))
        console.print(Padding(table, (0, 0, 1, 2)))
    lines = [line.rstrip() for line in drawn.getvalue().splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def _groups(agreements: AgreementList) -> Iterator[tuple[str, Sequence[Agreed]]]:
    overdue = [a for a in agreements.agreed if a.agreement.overdue(agreements.today)]
    done = [a for a in agreements.agreed if a.agreement.done]
    still_open = [a for a in agreements.agreed if a not in overdue and a not in done]
    yield from ((n, g) for n, g in (("overdue", overdue), ("open", still_open), ("done", done)) if g)


def _cells(agreed: Agreed, t: Translator, marks: Glyphs, *, several: bool) -> Iterator[str]:
    due = agreed.agreement.due
    yield t.short_day(due) if due else marks.dash
    yield agreed.text
    yield agreed.who
    yield f"{agreed.actor} {marks.between} {agreed.round}" if several else agreed.actor


def as_json(agreements: AgreementList, _: Translator) -> str:
    """The same for programs. The field names are English in every language, and stay as they are."""
    content = [
        {
            "id": agreed.agreement.id,
            "actor": agreed.agreement.actor,
            "actor_name": agreed.actor,
            "round": agreed.round,
            "text": agreed.text,
            "who": agreed.who,
            "due": agreed.agreement.due.isoformat() if agreed.agreement.due else None,
            "overdue": agreed.agreement.overdue(agreements.today),
            "done": agreed.agreement.done,
        }
        for agreed in agreements.agreed
    ]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
