"""`kerneblik round` and what it can do."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys

import pytest

from kerneblik.storage import RoundStore
from support.commands import SOURCE, Kerneblik
from support.reports import answer


@pytest.fixture
def spring(kerneblik: Kerneblik) -> str:
    return kerneblik.write(answer("self-task", "Tryghed for alle"), name="Forår 2026")


@pytest.fixture
def autumn(kerneblik: Kerneblik, spring: str) -> str:
    """The latest of two rounds."""
    return kerneblik.write(answer("self-task", "Tryghed for borgerne"), name="Efterår 2026")


def words(out: str) -> list[str]:
    return [" ".join(line.split()) for line in out.splitlines()]


@pytest.mark.parametrize("command", [["round"], ["round", "list"]])
def test_the_list_shows_every_round_and_which_is_opened_next(
    kerneblik: Kerneblik, spring: str, autumn: str, command: list[str]
):
    kerneblik("round", "archive", "Forår 2026")
    damaged = kerneblik.data / "rounds" / "2020-01-01.json"
    damaged.write_bytes(b"{")
    os.utime(damaged, (0, 0))
    ran = kerneblik(*command)
    assert (ran.code, ran.err) == (0, "")
    lines = words(ran.out)
    assert f"Efterår 2026 {autumn} 03.11.26 1 af 4 3 åbnes næste gang" in lines
    assert lines.index("Arkiverede") < lines.index(f"Forår 2026 {spring} 03.11.26 1 af 4 3")
    assert f"2020-01-01: {damaged}" in ran.out


def test_the_list_as_json(kerneblik: Kerneblik, spring: str, autumn: str):
    kerneblik("round", "archive", spring)
    kerneblik("round", "new", "Prøve")
    kerneblik("round", "delete", "Prøve", "--yes")
    data = json.loads(kerneblik("round", "list", "--json").out)
    rounds = {entry["id"]: entry for entry in data["rounds"]}
    assert rounds[autumn]["opened_next"] is True
    assert (rounds[autumn]["done"], rounds[autumn]["total"], rounds[autumn]["words"]) == (1, 4, 3)
    assert rounds[spring]["archived"] is True
    assert [entry["name"] for entry in data["trash"]] == ["Prøve"]
    assert data["trash"][0]["deleted"] < data["trash"][0]["until"]


def test_without_rounds_the_list_says_so_and_makes_nothing(kerneblik: Kerneblik):
    ran = kerneblik("round")
    assert ran.code == 0
    assert str(kerneblik.data) in ran.out
    assert json.loads(kerneblik("round", "list", "--json").out) == {"rounds": [], "trash": []}
    assert "tom" in kerneblik("round", "restore").out
    assert not kerneblik.data.exists()


@pytest.mark.parametrize(
    "command", [["rename", "x", "y"], ["archive", "x"], ["delete", "x"], ["compare", "x"]]
)
@pytest.mark.parametrize("deleted", [True, False])
def test_without_rounds_the_other_commands_say_so_too(
    kerneblik: Kerneblik, command: list[str], deleted: bool
):
    if deleted:
        kerneblik("round", "new", "A")
        kerneblik("round", "delete", "A", "--yes")
    ran = kerneblik("round", *command)
    assert ran.code == 1
    assert "der er endnu ingen runde" in ran.err
    assert kerneblik.data.exists() is deleted


def test_a_new_round_is_named_and_is_the_next_to_be_opened(kerneblik: Kerneblik, autumn: str):
    ran = kerneblik("round", "new", "  Efter\tfusionen ")
    assert "»Efter fusionen«" in ran.out
    assert "Efter fusionen" in kerneblik("status").out
    assert kerneblik("round", "new").code == kerneblik("round", "new").code == 0
    names = [summary.name for summary in RoundStore(kerneblik.data).summaries()]
    assert len(names) == len(set(names)) == 5
    assert kerneblik("round", "new", " ").code == 1


def test_a_round_is_renamed_by_name_or_id(kerneblik: Kerneblik, spring: str, autumn: str):
    assert kerneblik("round", "rename", "for", "Før ferien").code == 0
    assert RoundStore(kerneblik.data).read(spring).name == "Før ferien"
    assert kerneblik("round", "rename", spring, "Sommer").code == 0
    assert RoundStore(kerneblik.data).read(spring).name == "Sommer"
    assert "Efterår 2026" in kerneblik("status").out, "the latest round is still the one last written in"


def test_archiving_and_taking_out_again(kerneblik: Kerneblik, spring: str, autumn: str):
    assert "arkiveret" in kerneblik("round", "archive", "Efterår 2026").out
    assert "Forår 2026" in kerneblik("status").out
    assert "frem igen" in kerneblik("round", "unarchive", autumn).out
    assert "Efterår 2026" in kerneblik("status").out


@pytest.mark.parametrize(
    ("command", "wanted"),
    [("rename", ["nej", "x"]), ("archive", ["nej"]), ("delete", ["nej", "--yes"]), ("compare", ["nej"])],
)
def test_a_round_that_is_none_is_told_with_the_choices(
    kerneblik: Kerneblik, spring: str, autumn: str, command: str, wanted: list[str]
):
    ran = kerneblik("round", command, *wanted)
    assert (ran.code, ran.out) == (1, "")
    assert f"Forår 2026 ({spring})" in ran.err
    assert f"Efterår 2026 ({autumn})" in ran.err


def test_a_name_that_several_rounds_have_is_told_with_their_ids(kerneblik: Kerneblik, spring: str):
    other = kerneblik.write(name="Forår 2026")
    ran = kerneblik("round", "archive", "forår")
    assert ran.code == 1
    assert f"Forår 2026 ({other})" in ran.err
    assert f"Forår 2026 ({spring})" in ran.err


def test_every_command_takes_a_round_by_its_name(kerneblik: Kerneblik, spring: str, autumn: str):
    assert "Forår 2026" in kerneblik("status", "--round", "Forår 2026").out
    assert "Tryghed for alle" in kerneblik("export", "--round", "forår").out
    assert kerneblik("status", "--round", "vinter").code == 1


def test_deleting_needs_somebody_to_ask(kerneblik: Kerneblik, spring: str, autumn: str):
    ran = kerneblik("round", "delete", "Forår 2026")
    assert ran.code == 1
    assert "--yes" in ran.err
    assert (kerneblik.data / "rounds" / f"{spring}.json").exists()


def asked(kerneblik: Kerneblik, answer_: str, *arguments: str) -> tuple[int, str]:
    """Run a command on a terminal, and type an answer."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kerneblik", *kerneblik.arguments(*arguments)],
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**kerneblik.environment, "PYTHONPATH": str(SOURCE)},
    )
    os.close(slave)
    os.write(master, answer_.encode() + b"\n")
    out, _ = process.communicate(timeout=60)
    os.close(master)
    return process.returncode, out.decode()


@pytest.mark.slow
def test_on_a_terminal_the_name_has_to_be_typed(kerneblik: Kerneblik, spring: str, autumn: str):
    path = kerneblik.data / "rounds" / f"{spring}.json"
    code, out = asked(kerneblik, "ja", "round", "delete", "Forår 2026")
    assert code == 1
    assert "ikke slettet" in out
    assert path.exists()
    code, out = asked(kerneblik, "Forår 2026", "round", "delete", spring)
    assert code == 0, out
    assert "papirkurven" in out
    assert not path.exists()


def test_a_deleted_round_is_listed_and_brought_back(kerneblik: Kerneblik, spring: str, autumn: str):
    content = (kerneblik.data / "rounds" / f"{spring}.json").read_bytes()
    kerneblik("round", "delete", spring, "--yes")
    assert "Forår 2026" in kerneblik("round", "restore").out
    assert "Papirkurv" in kerneblik("round").out
    assert "Papirkurv" in kerneblik("where").out
    assert kerneblik("status", "--round", spring).code == 1
    wrong = kerneblik("round", "restore", "Efterår 2026")
    assert wrong.code == 1
    assert "Forår 2026" in wrong.err
    assert kerneblik("round", "restore", "Forår 2026").code == 0
    assert (kerneblik.data / "rounds" / f"{spring}.json").read_bytes() == content
    assert kerneblik("round", "restore", "Forår 2026").code == 1


def test_a_round_open_elsewhere_is_not_deleted(kerneblik: Kerneblik, spring: str, autumn: str):
    session = RoundStore(kerneblik.data)
    session.open(spring)
    ran = kerneblik("round", "delete", spring, "--yes")
    assert ran.code == 1
    assert "måske i et andet vindue" in ran.err


def test_comparing_two_rounds(kerneblik: Kerneblik, spring: str, autumn: str):
    ran = kerneblik("round", "compare", "Forår 2026")
    assert ran.code == 0
    assert ran.out.startswith("Fra Forår 2026 til Efterår 2026")
    lines = words(ran.out)
    assert "Hvad er opgaven? (ændret)" in lines
    assert {"før Tryghed for alle", "efter Tryghed for borgerne"} <= set(lines)
    assert kerneblik("round", "compare", spring, autumn).out == ran.out
    assert kerneblik("round", "compare", autumn).code == 1


def test_help_shows_what_can_be_done_in_both_languages(kerneblik: Kerneblik):
    for language in ("da", "en"):
        out = kerneblik("round", "--help", "--lang", language).out
        for action in ("list", "new", "rename", "archive", "unarchive", "delete", "restore", "compare"):
            assert action in out
            assert kerneblik("round", action, "--help", "--lang", language).code == 0


def test_general_options_may_stand_behind_what_is_to_be_done(kerneblik: Kerneblik, autumn: str):
    assert "Autumn" not in kerneblik("round", "list", "--lang", "en").out
    assert "Answered" in kerneblik("round", "list", "--lang", "en").out


def test_a_wrong_command_line_is_explained(kerneblik: Kerneblik):
    ran = kerneblik("round", "rename", "noget")
    assert ran.code == 2
    assert "kerneblik round rename --help" in ran.err
    assert kerneblik("round", "nonsense").code == 2
