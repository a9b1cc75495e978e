"""Tasks in texts, such as `- [ ] Call Hanne`, and which of them agreements were made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from kerneblik.prose.model import items_of, words_of
from kerneblik.prose.parse import markdown_it, parse
from kerneblik.reflection.model import Answer, Round

_BOX = re.compile(r"\[[ xX]?\]")
_ITEM = re.compile(r"\[[ xX]?\]\s+(\S.*)", re.DOTALL)


@dataclass(frozen=True)
class Task:
    """A task in a text."""

    id: str
    """The id of the agreement that is made of it; the same in every session, so that only one is made."""
    answer: Answer
    """The answer or note that has the task."""
    text: str
    """What is to be done, on one line and without marks."""
    done: bool
    row: int
    """The number of its line in the text, counted from 0."""


def tasks(round_: Round) -> list[Task]:
    """The tasks in all answers and notes of a round; of equal tasks in a text only one."""
    found: dict[str, Task] = {}
    for answer in round_.answers.values():
        conversation = round_.conversations.get(answer.conversation)
        if conversation is None or not conversation.deleted:
            found.update((task.id, task) for task in _tasks_in(answer))
    return list(found.values())


def open_tasks(round_: Round) -> list[Task]:
    """The tasks that no agreement has been made of, not even one that was deleted."""
    found = tasks(round_)
    unmade = [task for task in found if task.id not in round_.agreements]
    other_ids = round_.agreements.keys() - {task.id for task in found}
    if not (unmade and other_ids):
        return unmade
    earlier = {task.answer.key: _earlier_texts(task.answer.text) for task in unmade}
    return [
        task
        for task in unmade
        if _id(task.answer, earlier[task.answer.key].get(task.row, task.text)) not in other_ids
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


def _earlier_texts(text: str) -> dict[int, str]:
    """The texts of tasks as they were when answers were parsed as CommonMark, by their lines, counted from 0.

    The ids of agreements that were made of tasks in older rounds are computed from them. At that time, the
    lines below a task belonged to it, and everything that is markup in CommonMark was left out.
    """
    tokens = [token for token in markdown_it("commonmark").parse(text) if token.type != "paragraph_open"]
    found: dict[int, str] = {}
    for before, token in pairwise(tokens):
        if before.type == "list_item_open" and token.type == "inline" and token.map is not None:
            words = (" " if part.type.endswith("break") else part.content for part in token.children or ())
            if match := _ITEM.fullmatch(" ".join("".join(words).split())):
                found[token.map[0]] = match[1]
    return found
