"""`kerneblik due`: a line for each kind of thing that waits, and nothing when nothing does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kerneblik.checklist import Kind
from kerneblik.due import due_file
from kerneblik.reflection import Agreement, Answer, Conversation, Round
from kerneblik.storage import DirectoryEncryption, RoundStore
from support.commands import Kerneblik

TODAY = datetime.now(UTC).astimezone().date()  # a day that turns meanwhile moves no date below past its week
NOW = datetime.now(UTC)


def round_of(*agreements: Agreement, begun: datetime = NOW, **more) -> Round:
    return Round("r", "Efterår", begun, agreements={a.id: a for a in agreements}, **more)


def due_in(days: int, id_: str = "a1", **more) -> Agreement:
    return Agreement(id_, "manager", "Ring til Mette", "Ole", TODAY + timedelta(days=days), **more)


@pytest.fixture
def keep(tmp_path: Path):
    def keep(*rounds: Round) -> None:
        store = RoundStore(tmp_path)
        for round_ in rounds:
            store.add(round_)
        store.close()

    return keep


def lines(kerneblik: Kerneblik, tmp_path: Path, *options: str) -> list[str]:
    ran = kerneblik("--lang", "da", "--data", str(tmp_path), "due", *options)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def test_nothing_is_said_when_nothing_waits(kerneblik: Kerneblik, tmp_path: Path, keep):
    assert lines(kerneblik, tmp_path / "missing") == []
    assert not (tmp_path / "missing").exists()
    assert lines(kerneblik, tmp_path) == []
    keep(round_of(due_in(20), due_in(-3, "a2", done=True)))
    assert lines(kerneblik, tmp_path) == []


def test_each_kind_has_a_line_and_no_name(kerneblik: Kerneblik, tmp_path: Path, keep):
    expected = [Answer(q, "venter", kind=Kind.DIALOGUE, actor=q) for q in ("union", "staff")]
    held = Conversation("c1", "union", TODAY - timedelta(days=9), "Mette")
    planned = Conversation("c2", "staff", TODAY + timedelta(days=9), "Ole")
    keep(
        round_of(due_in(-2), begun=NOW - timedelta(days=400)),
        round_of(
            due_in(2),
            due_in(3, "a2"),
            begun=NOW - timedelta(days=200),
            answers={answer.key: answer for answer in expected},
            conversations={"c1": held, "c2": planned},
        ),
    )
    assert lines(kerneblik, tmp_path) == [
        "Kerneblik: 1 aftale har overskredet fristen",
        "Kerneblik: 2 aftaler har frist inden for en uge",
        "Kerneblik: 1 samtale er forberedt og ikke holdt endnu",
        "Kerneblik: 1 samtale mangler opfølgning",
        "Kerneblik: den seneste runde er 200 dage gammel – tid til en ny?",
    ]


def test_names_are_told_when_they_are_asked_for(kerneblik: Kerneblik, tmp_path: Path, keep):
    keep(round_of(due_in(2), due_in(-2, "a2"), due_in(30, "a3")))
    told = lines(kerneblik, tmp_path, "--names")
    assert [line.split(" · ")[0] for line in told[2:]] == ["  ! Ring til Mette", "  ○ Ring til Mette"]
    assert told[2].endswith("Efterår")


def test_what_another_session_changed_is_told(kerneblik: Kerneblik, tmp_path: Path, keep):
    keep(round_of(due_in(-2)))
    assert len(lines(kerneblik, tmp_path)) == 1
    assert due_file(tmp_path).exists()
    keep(replace(round_of(due_in(-2)), id="other"))
    assert lines(kerneblik, tmp_path) == ["Kerneblik: 2 aftaler har overskredet fristen"]


def test_the_ways_to_be_told_are_printed(kerneblik: Kerneblik, tmp_path: Path):
    told = "\n".join(lines(kerneblik, tmp_path, "--how"))
    assert all(word in told for word in (".profile", "crontab", "systemctl --user", "| mail"))
    assert max(map(len, told.splitlines())) <= 100


@pytest.mark.slow
def test_a_locked_directory_says_what_waits_without_a_passphrase(kerneblik: Kerneblik, tmp_path: Path, keep):
    keep(round_of(due_in(-2)))
    lines(kerneblik, tmp_path)
    DirectoryEncryption(tmp_path).lock("en lang adgangssætning")
    assert lines(kerneblik, tmp_path) == ["Kerneblik: 1 aftale har overskredet fristen"]
