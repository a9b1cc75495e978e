"""Whether all texts that were saved are there: an answer, a version of it, or wholly in one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kerneblik.reflection import Answer, holds
from kerneblik.storage import RoundStore
from support.storage_model import Ledger
from tools.stress.order import recorded, texts_saved


@dataclass(frozen=True)
class Kept:
    """What became of all texts that were saved."""

    saved: int
    """Different texts."""
    as_they_were: int
    """Of them, answers and versions."""
    held: int
    """Of them, standing wholly in an answer or a version."""
    changed_by_their_writer: int
    """Of them, gone because the same edit session took something out of them."""
    lost: list[str]
    """What should be there and is not."""


def look_after(store: RoundStore, round_id: str, record: Path) -> Kept:
    """Compare what is there with the record of all saves."""
    round_ = store.open(round_id)
    ledger = Ledger(name=round_.name)
    for changes in recorded(record):
        ledger.save(changes)
    lost: list[str] = []
    there: dict[str, list[str]] = {}
    for question, expected in ledger.answers.items():
        answer = round_.answer(question)
        if answer.text != expected.text:
            lost.append(f"{question}: the answer is {answer.text!r}, it was {expected.text!r}")
        there[question] = [answer.text, *(version.text for version in store.versions(round_id, question))]
        lost += [f"{question}: {text!r} is owed" for text in ledger.missing(question, there[question])]
    if round_.contested != ledger.contested:
        lost.append(f"contested are {sorted(round_.contested)}, not {sorted(ledger.contested)}")
    return _counted(texts_saved(record), there, lost)


def _counted(saved: Iterable[Answer], there: dict[str, list[str]], lost: list[str]) -> Kept:
    by_session: dict[tuple[str, str], list[str]] = defaultdict(list)
    for answer in saved:
        texts = by_session[answer.question, answer.edit_session]
        if answer.text.strip() and (not texts or texts[-1] != answer.text):
            texts.append(answer.text)
    as_they_were = held = changed = 0
    for (question, edit_session), texts in by_session.items():
        for place, text in enumerate(texts):
            if text in there[question]:
                as_they_were += 1
            elif any(holds(other, text) for other in there[question]):
                held += 1
            elif not all(holds(later, text) for later in texts[place + 1 :]):
                changed += 1
            else:
                lost.append(f"{question}: {text!r} of {edit_session} is nowhere")
    return Kept(sum(map(len, by_session.values())), as_they_were, held, changed, lost)
