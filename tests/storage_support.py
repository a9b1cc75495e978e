"""What the tests of the storage share."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from kerneblik.reflection import Answer
from kerneblik.storage import UnreadableRoundError

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ID = "2026-11-23"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


class Reversed:
    """A seal that anybody can open, but that no plain text passes by chance."""

    ending = ".rev"

    def close(self, content):
        return b"sealed" + content[::-1]

    def open(self, content, path):
        if not content.startswith(b"sealed"):
            raise UnreadableRoundError("storage.unreadable.no_json", path=path)
        return content.removeprefix(b"sealed")[::-1]


def answer(question: str, text: str) -> Answer:
    return Answer(
        question, text, wording="Hvad?", language="da", actor="chief", actor_name="Chefen", edited=START
    )


def texts(round_) -> dict[str, str]:
    return {question: kept.text for question, kept in round_.answers.items()}


def start_python(script: str, *arguments: object, **options) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, **options)
