"""Tasks in what was written: `- [ ] ring til Mette` is an agreement not kept as one yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from kerneblik.prose.model import items_of, words_of
from kerneblik.prose.parse import parse
from kerneblik.reflection.earlier_tasks import earlier_texts
from kerneblik.reflection.model import Answer, Round

_BOX = re.compile(r"\[[ xX]?\]")


@dataclass(frozen=True)
class Task:
    """One task."""

    id: str
    """What the agreement made of it is called, in whichever session: so it is taken over once only."""
    answer: Answer
    """The text that it stands in."""
    text: str
    """What is to be done, on one line and without marks."""
    done: bool
    row: int
    """The line of the text on which it stands, counted from 0."""


def tasks(round_: Round) -> list[Task]:
    """The tasks in all answers and notes of a round, each once."""
    found: dict[str, Task] = {}
    for answer in round_.answers.values():
        conversation = round_.conversations.get(answer.conversation)
        if conversation is None or not conversation.deleted:
            found.update((task.id, task) for task in _tasks_in(answer))
    return list(found.values())


def open_tasks(round_: Round) -> list[Task]:
    """Those that no agreement has been made of, not even one that was taken away again."""
    found = tasks(round_)
    unmade = [task for task in found if task.id not in round_.agreements]
    strangers = round_.agreements.keys() - {task.id for task in found}
    if not (unmade and strangers):
        return unmade
    earlier = {task.answer.key: earlier_texts(task.answer.text) for task in unmade}
    return [
        task
        for task in unmade
        if _id(task.answer, earlier[task.answer.key].get(task.row, task.text)) not in strangers
    ]


def _id(answer: Answer, text: str) -> str:
    return blake2b(f"{answer.key}\n{text}".encode(), digest_size=5).hexdigest()


def _tasks_in(answer: Answer) -> Iterator[Task]:
    if _BOX.search(answer.text) is None:  # most texts need not be parsed
        return
    for item in items_of(parse(answer.text)):
        text = " ".join(words_of(item.lines[0]).split())
        if item.done is not None and text:
            yield Task(_id(answer, text), answer, text, item.done, item.row)
