"""The agreements of one round or several: as values, as a table and as JSON."""

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
from kerneblik.reflection.wheel import UNICODE, Glyphs
from kerneblik.text import clean_line

_UNBOUND = 10_000
"""A width that no line reaches, for output that is not to be wrapped."""


@dataclass(frozen=True)
class AgreementEntry:
    """An agreement with the names of its actor and its round."""

    agreement: Agreement
    actor: str
    """The actor's name, its id when the checklist has no such actor."""
    round: str
    """The name of the round."""
    round_id: str

    @property
    def text(self) -> str:
        """The text of the agreement, on one line."""
        return clean_line(self.agreement.text)

    @property
    def who(self) -> str:
        """Who does it, on one line; empty when nobody was named."""
        return clean_line(self.agreement.who)


@dataclass(frozen=True)
class AgreementList:
    """Agreements to show, the most urgent first."""

    entries: tuple[AgreementEntry, ...]
    now: datetime
    """Decides what is overdue; aware."""
    glyphs: Glyphs = UNICODE
    """The glyphs that the output can show."""
    width: int = _UNBOUND
    """How many columns the output has."""

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.astimezone().date()

    @classmethod
    def from_rounds(
        cls, rounds: Iterable[Round], checklist: Checklist, language: str, now: datetime, *,
        actor: str | None = None, done: bool = False,
    ) -> AgreementList:  # fmt: skip
        """The agreements of these rounds.

        Args:
            rounds: in any order.
            checklist: has the names of the actors.
            language: the language of these names.
            now: decides what is overdue; aware.
            actor: the id of an actor, for agreements with that one only.
            done: True to include those that are done.
        """
        names = {actor.id: actor.name.text_in(language) for actor in checklist.actors}
        found = [
            AgreementEntry(
                agreement, names.get(agreement.actor, agreement.actor), clean_line(round_.name), round_.id
            )
            for round_ in rounds
            for agreement in round_.agreements_with(actor)
            if done or not agreement.done
        ]
        order = in_order_of_urgency([entry.agreement for entry in found])
        return cls(tuple(sorted(found, key=lambda entry: order.index(entry.agreement))), now)


def as_table(agreements: AgreementList, t: Translator) -> str:
    """The list as text: overdue, open and done agreements, each group under its heading."""
    if not agreements.entries:
        return t("agreement_list.none") + "\n"
    drawn = io.StringIO()
    console = Console(file=drawn, width=agreements.width, color_system=None, legacy_windows=False)
    several = len({entry.round for entry in agreements.entries}) > 1
    for heading, group in _groups(agreements):
        console.print(Text(t(f"agreement_list.{heading}")))
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        for column in range(4):
            table.add_column(no_wrap=column == 0, ratio=None)
        for entry in group:
            table.add_row(*map(Text, _cells(entry, t, agreements.glyphs, several=several)))
        console.print(Padding(table, (0, 0, 1, 2)))
    lines = [line.rstrip() for line in drawn.getvalue().splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def _groups(agreements: AgreementList) -> Iterator[tuple[str, Sequence[AgreementEntry]]]:
    overdue = [entry for entry in agreements.entries if entry.agreement.overdue(agreements.today)]
    done = [entry for entry in agreements.entries if entry.agreement.done]
    still_open = [entry for entry in agreements.entries if entry not in overdue and entry not in done]
    yield from ((n, g) for n, g in (("overdue", overdue), ("open", still_open), ("done", done)) if g)


def _cells(entry: AgreementEntry, t: Translator, glyphs: Glyphs, *, several: bool) -> Iterator[str]:
    due = entry.agreement.due
    yield t.short_day(due) if due else glyphs.dash
    yield entry.text
    yield entry.who
    yield f"{entry.actor} {glyphs.separator} {entry.round}" if several else entry.actor


def as_json(agreements: AgreementList, _: Translator) -> str:
    """The list as JSON. The field names are the same in every language and never change."""
    content = [
        {
            "id": entry.agreement.id,
            "actor": entry.agreement.actor,
            "actor_name": entry.actor,
            "round": entry.round,
            "text": entry.text,
            "who": entry.who,
            "due": entry.agreement.due.isoformat() if entry.agreement.due else None,
            "overdue": entry.agreement.overdue(agreements.today),
            "done": entry.agreement.done,
        }
        for entry in agreements.entries
    ]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
