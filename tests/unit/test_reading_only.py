"""Who only reads needs no right to write: a copy on a disk that nobody can write to is read as it stands."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kerneblik.storage import RoundStore
from support.commands import Kerneblik
from support.reports import answer

READING = [
    ["status"],
    ["review", "--all"],
    ["export", "-f", "json"],
    ["agreements"],
    ["sheet", "staff"],
    ["report"],
    ["report", "-o", "rapport.md"],
    ["round"],
    ["where"],
    ["check"],
]


@pytest.fixture
def read_only(kerneblik: Kerneblik, small_disk: Path) -> Iterator[Kerneblik]:
    kerneblik.data = small_disk / "data"
    kerneblik.write_something()
    assert subprocess.run(["mount", "-o", "remount,ro", small_disk], check=False).returncode == 0
    yield kerneblik
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)


def test_all_that_only_reads_does(read_only: Kerneblik):
    refused = {" ".join(words): ran.err for words in READING if (ran := read_only(*words)).code != 0}
    assert refused == {}
    assert "Efterår 2026" in read_only("round").out
    assert "Vi gør en" in read_only("export", "-f", "markdown").out
    assert (read_only.home / "rapport.md").exists()


def test_what_writes_says_why_it_cannot(read_only: Kerneblik):
    for words in (["round", "new", "Ny"], ["round", "archive", "Efterår 2026"], ["lock"]):
        ran = read_only(*words)
        assert ran.code == 1
        assert "skrives" in ran.err or "skrivebeskyttet" in ran.err, words


def test_the_doctor_says_so_and_looks_at_all_the_same(read_only: Kerneblik):
    ran = read_only("doctor")
    assert ran.code == 1
    assert "Der kan ikke skrives i mappen" in ran.out
    assert "Efterår 2026" in ran.out
    assert read_only("doctor", "--repair").code == 1


def test_an_empty_directory_there_has_no_rounds(read_only: Kerneblik, small_disk: Path):
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    (small_disk / "empty").mkdir(mode=0o700)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    assert RoundStore(small_disk / "empty", reading=True).summaries() == []
    read_only.data = small_disk / "empty"
    assert "runde" in read_only("status").err


def test_where_it_can_be_written_a_reader_makes_it_private_as_before(kerneblik: Kerneblik):
    kerneblik.write(answer("self-task", "tekst"))
    kerneblik.data.chmod(0o755)
    assert kerneblik("status").code == 0
    assert kerneblik.data.stat().st_mode & 0o777 == 0o700
