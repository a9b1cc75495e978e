"""The temporary data directory of `--demo`, and its rounds from data/example.yaml, which says its format."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

from kerneblik.checklist import Checklist, Kind
from kerneblik.files import refuse_what_is_not_ours
from kerneblik.locks import FileLock
from kerneblik.paths import shipped_example
from kerneblik.reflection import Agreement, Answer, Assessment, Conversation, Fit, Position, Record, Round
from kerneblik.reflection.answering import as_asked
from kerneblik.reflection.changes import records_of
from kerneblik.storage import RoundStore

_BEGUN = timedelta(days=1)
"""How long before its first answer a round of the example was begun."""
_NOTES = "notes"
"""Stands in place of a question's id for free notes."""
_PREFIX = "kerneblik-demo-"


@contextmanager
def demo_directory() -> Iterator[Path]:
    """A new data directory for the body of a with statement; removes what demos left that were killed."""
    for path in Path(gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):  # it isn't ours, or has just been removed
            refuse_what_is_not_ours(path)
            with FileLock(path / "sessions.lock", make=False) as lock:
                if lock.acquire():  # else the demo still runs
                    shutil.rmtree(path)
    with TemporaryDirectory(prefix=_PREFIX) as directory:
        yield Path(directory)


def example_rounds(checklist: Checklist, language: str, now: datetime | None = None) -> list[Round]:
    """The rounds of the shipped example in this language, the earliest first; dates are relative to `now`."""
    import yaml

    newest = yaml.safe_load(shipped_example().read_bytes())
    now = now or datetime.now(UTC)
    reader = _Reader(checklist, language, now)
    earlier = _round(newest["earlier"], reader)
    return [
        replace(earlier, id=earlier.created.astimezone().date().isoformat()),  # its id sorts first, too
        replace(_round(newest, reader), id="demo"),
    ]


class OpenExample:
    """The rounds of a demo while it runs, and where the user's own are."""

    def __init__(self, store: RoundStore, rounds: list[Round], own: Path) -> None:
        """Make it of the demo's store, its rounds as they were added, and the user's data directory."""
        self._store, self._own = store, own
        self._added = {round_.id: round_ for round_ in rounds}

    def typed(self) -> list[Round]:
        """The rounds in which something was typed, as they are on disk. Raises StorageError."""
        now = [self._store.read(summary.id) for summary in self._store.summaries()]
        return [round_ for round_ in now if self._is_typed(round_)]

    def keep(self, rounds: list[Round]) -> None:
        """Keep these rounds in the user's data directory. Raises StorageError."""
        own = RoundStore(self._own)
        for round_ in rounds:
            own.add(round_)

    def _is_typed(self, round_: Round) -> bool:
        before = self._added.get(round_.id)
        if before is None:
            return not round_.is_blank
        records = records_of(before) != records_of(round_)
        return records or _texts(before) != _texts(round_)


def _texts(round_: Round) -> dict[str, tuple[str, bool]]:
    written = ((key, (answer.text, answer.set_aside)) for key, answer in round_.answers.items())
    return {key: text for key, text in written if any(text)}


class _Reader:
    """Makes answers and records from the content of the example."""

    def __init__(self, checklist: Checklist, language: str, now: datetime) -> None:
        self._checklist = checklist
        self._language = language
        self._now = now

    def words(self, content: dict[str, str]) -> str:
        return content[self._language]

    def moment(self, days: int) -> datetime:
        return self._now + timedelta(days=days)

    def day(self, days: int) -> date:
        return self.moment(days).astimezone().date()

    def answers(self, example: dict[str, Any]) -> Iterator[Answer]:
        """The leader's answers and the notes from conversations."""
        for question, content in example["answers"].items():
            yield self._answer(question, content, content["days_ago"])
        for held in example["conversations"]:
            for question, content in held["said"].items():
                answer = self._answer("" if question == _NOTES else question, content, held["days_ago"])
                actor = self._checklist.actor(held["actor"])
                name = actor.name.text_in(self._language) if actor else ""
                yield replace(
                    answer,
                    conversation=held["id"],
                    actor=held["actor"],
                    actor_name=name,
                    kind=Kind.DIALOGUE,
                )

    def records(self, example: dict[str, Any]) -> Iterator[Record]:
        """Conversations, agreements and assessments."""
        held = {c["id"]: c["days_ago"] for c in example["conversations"]}
        for content in example["conversations"]:
            people, day = self.words(content["people"]), self.day(-content["days_ago"])
            yield Conversation(content["id"], content["actor"], day, people)
        for content in example["agreements"]:
            due = content.get("due_in_days")
            yield Agreement(
                content["id"],
                content["actor"],
                self.words(content["text"]),
                self.words(content["who"]),
                due=None if due is None else self.day(due),
                done=content.get("done", False),
                conversation=content["conversation"],
                made=self.moment(-held[content["conversation"]]),
            )
        for question, fit in example["findings"].items():
            yield Assessment(question, Fit(fit))

    def _answer(self, question: str, content: dict[str, Any], days_ago: int) -> Answer:
        answer = Answer(
            question,
            text=self.words(content).rstrip(),
            set_aside=content.get("set_aside", False),
            language=self._language,
            edited=self.moment(-days_ago),
        )
        return as_asked(answer, self._checklist, self._language)


def _round(example: dict[str, Any], reader: _Reader) -> Round:
    answers = {answer.key: answer for answer in reader.answers(example)}
    round_ = Round(
        id="",
        name=reader.words(example["name"]),
        created=min(answer.edited for answer in answers.values() if answer.edited) - _BEGUN,
        answers=answers,
        position=Position(example["position"]),
    )
    return round_.with_records(reader.records(example))
