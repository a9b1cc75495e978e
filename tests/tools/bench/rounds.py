"""Rounds on disk, as ten years of use leave them; and what a save of one costs, in milliseconds."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

import orjson
from tinydb import TinyDB, where
from tinydb.storages import JSONStorage

from kerneblik.checklist import load_checklist
from kerneblik.reflection import Answer, Changes, EditSessions, Position
from kerneblik.storage import RoundStore
from tools.bench.apps import held_text
from tools.bench.year import CHECKLIST, LENGTH, Year

ROUNDS = 20
"""Two a year for ten years."""
ANSWER = 600
"""Characters: what one writes in ten minutes."""
NOISE = 1.15
"""Two medians of the same thing differ by up to so much."""
START = datetime(2016, 9, 1, 8, tzinfo=UTC)


def fill(directory: Path, held: int = 0, count: int = ROUNDS) -> None:
    """Make a data directory with the last rounds, the newest open at its first question, which is so long."""
    questions = question_ids()
    for number in range(ROUNDS - count, ROUNDS):
        store = RoundStore(directory)
        created = START + number * timedelta(days=182)
        lengths = dict.fromkeys(questions, ANSWER)
        if number == ROUNDS - 1:
            lengths[questions[0]] = held
        round_ = store.create(f"Runde {number + 1}", created)
        position = Position(questions[0], 0, held)
        store.save(round_.id, Changes(answers(lengths, created), position))


def question_ids() -> list[str]:
    """The ids of all questions in their order."""
    return [question.id for actor in load_checklist(CHECKLIST).actors for question in actor.questions]


def answers(lengths: dict[str, int], edited: datetime) -> dict[str, Answer]:
    """Answers of these lengths."""
    return {
        question: Answer(question=question, text=held_text(length, 1), edited=edited)
        for question, length in lengths.items()
    }


def save_in_first_and_last_round(directory: Path, saves: int) -> tuple[float, float]:
    """A save of one answer in round 1 when it is alone, and in round 20 with the others beside it."""
    questions = question_ids()
    times: dict[int, float] = {}
    for number in range(1, ROUNDS + 1):
        store = RoundStore(directory)
        round_ = store.create(f"Runde {number}", START + number * timedelta(days=182))
        store.save(round_.id, Changes(answers(dict.fromkeys(questions, ANSWER), START)))
        if number in (1, ROUNDS):
            changes = (one_change(questions[0], ANSWER, count) for count in range(saves))
            times[number] = median(timed(partial(store.save, round_.id, change)) for change in changes)
    return times[1], times[ROUNDS]


def save_after_a_year(year: Year, saves: int) -> tuple[float, float]:
    """A save in a round with a year of use: ours, and TinyDB as it comes with the same content, in turns."""
    store, edit_sessions, question = year.store(), EditSessions(), year.questions[0]
    answer = store.open(year.round_id).answer(question.id)
    path = store.path(year.round_id)
    with tempfile.TemporaryDirectory(dir=path.parent) as place:
        stock = TinyDB(Path(place) / "stock.json", storage=JSONStorage)
        stock.storage.write(orjson.loads(year.cipher.decrypt(path.read_bytes(), path)))
        ours, theirs = [], []
        for _ in range(saves):
            year.now += timedelta(seconds=1)
            changes = year.change(answer, question, edit_sessions, 1)
            answer = changes.answers[question.id]
            ours.append(timed(partial(store.save, year.round_id, changes)))
            theirs.append(timed(partial(_update, stock, answer)))
        stock.close()
    return median(ours), median(theirs)


def _update(stock: TinyDB, answer: Answer) -> None:
    stock.table("answers").update({"text": answer.text}, where("question") == answer.question)


def save_without_versions(directory: Path, saves: int) -> tuple[float, float]:
    """The same in a round that holds long answers and nothing else."""
    questions = question_ids()
    held = answers(dict.fromkeys(questions, LENGTH), START)
    store = RoundStore(directory)
    round_ = store.create("Uden versioner", START)
    store.save(round_.id, Changes(held))
    stock = TinyDB(directory / "stock.json", storage=JSONStorage)
    stock.table("answers").insert_multiple(
        {"question": answer.question, "text": answer.text} for answer in held.values()
    )

    ours, theirs = [], []
    for count in range(saves):
        change = one_change(questions[0], LENGTH, count)
        ours.append(timed(partial(store.save, round_.id, change)))
        theirs.append(timed(partial(_update, stock, change.answers[questions[0]])))
    return median(ours), median(theirs)


def one_change(question: str, length: int, count: int) -> Changes:
    """One answer, a little different each time."""
    text = held_text(length, 1) + str(count)
    return Changes({question: Answer(question=question, text=text, edited=START + timedelta(seconds=count))})


def timed(action: Callable[[], object]) -> float:
    """How long this took."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000
