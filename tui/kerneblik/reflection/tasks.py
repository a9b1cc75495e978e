"""Task items in what was written: `- [ ] ring til Mette` in Markdown is an agreement not kept as one yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kerneblik.reflection.model import Answer, Round

_ITEM = re.compile(r"\[([ xX]?)\]\s+(\S.*)", re.DOTALL)
_TICK = re.compile(r"\[[ xX]?\]")


@dataclass(frozen=True)
class Task:
    """One task item."""

    id: str
    """What the agreement made of it is called, in whichever session: so it is taken over once only."""
    answer: Answer
    """The text that it stands in."""
    text: str
    """What is to be done, on one line and without Markdown."""
    done: bool


def tasks(round_: Round) -> list[Task]:
    """The task items in all answers and notes of a round, each once."""
    found: dict[str, Task] = {}
    for answer in round_.answers.values():
        conversation = round_.conversations.get(answer.conversation)
        if conversation is None or not conversation.deleted:
            found.update((task.id, task) for task in _tasks_in(answer))
    return list(found.values())


def open_tasks(round_: Round) -> list[Task]:
    """Those that no agreement has been made of, not even one that was taken away again."""
    return [task for task in tasks(round_) if task.id not in round_.agreements]


def _tasks_in(answer: Answer) -> Iterator[Task]:
    if _TICK.search(answer.text) is None:  # most texts need not be parsed
        return
    for line in _list_items(answer.text):
        if match := _ITEM.fullmatch(line):
            tick, text = match.groups()
            yield Task(_id(answer, text), answer, text, done=tick in {"x", "X"})


def _list_items(text: str) -> Iterator[str]:
    """The first paragraph of every list item, on one line and without Markdown."""
    tokens = MarkdownIt("commonmark").parse(text)
    for before, token in pairwise(token for token in tokens if token.type != "paragraph_open"):
        if before.type == "list_item_open" and token.type == "inline":
            yield " ".join("".join(_plain(token)).split())


def _plain(token: Token) -> Iterator[str]:
    for part in token.children or ():
        yield " " if part.type in {"softbreak", "hardbreak"} else part.content


def _id(answer: Answer, text: str) -> str:
    return blake2b(f"{answer.key}\n{text}".encode(), digest_size=5).hexdigest()
