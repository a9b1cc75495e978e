"""Running `kerneblik` as a user does: in this process, or as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kerneblik.cli import main
from kerneblik.reflection import Answer
from kerneblik.storage import RoundStore
from support.forked_python import ForkedPython
from support.reports import CHECKLIST, answer, round_

SOURCE = Path(__file__).parents[2] / "tui"


@dataclass
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


class Kerneblik:
    """A user with a home, a data directory and a small checklist."""

    def __init__(
        self, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.home = home
        self.data = home / "data"
        self.checklist = home / "checklist.yaml"
        self.checklist.write_text(CHECKLIST, encoding="utf-8")
        self._capsys = capsys
        self.environment = {"HOME": str(home), "LANG": "da_DK.UTF-8", "PATH": os.environ["PATH"]}
        self.environment["PYTHONPATH"] = str(SOURCE)
        for name in [n for n in os.environ if n.startswith(("XDG_", "LC_", "KERNEBLIK_")) or n == "LANGUAGE"]:
            monkeypatch.delenv(name)
        for name, value in self.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(home)

    def arguments(self, *arguments: str) -> list[str]:
        """The command line, with this user's files."""
        return ["--data", str(self.data), "--checklist", str(self.checklist), *arguments]

    def __call__(self, *arguments: str) -> Ran:
        """Run a command in this process, with this user's files."""
        return self.bare(*self.arguments(*arguments))

    def bare(self, *arguments: str) -> Ran:
        """Run exactly this command in this process."""
        self._capsys.readouterr()
        code = main(arguments)
        captured = self._capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    def program(self, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start the real program with this user's files, in a new Python."""
        return subprocess.Popen(
            [sys.executable, "-m", "kerneblik", *self.arguments(*arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**self.environment, **environment},
        )

    def fork(self, *arguments: str) -> ForkedPython:
        """Start the program with this user's files, as a fork."""
        return ForkedPython(
            "kerneblik.cli:run",
            self.arguments(*arguments),
            environ=self.environment,
            stderr=subprocess.PIPE,
            text=False,
        )

    def write(self, *answers: Answer, name: str = "Efterår 2026") -> str:
        """Keep a round with these answers; its id."""
        return RoundStore(self.data).add(round_(*answers, name=name)).id

    def write_something(self) -> str:
        """Keep a round in which one perspective is completed and the other begun; its id."""
        return self.write(
            answer("self-task", "Vi gør en *forskel*."),
            answer("self-role", "", set_aside=True),
            answer("staff-see", "De er dygtige."),
        )
