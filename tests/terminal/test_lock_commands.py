"""`kerneblik lock`, `unlock` and `passphrase`, and every other command on a locked directory."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import termios
from pathlib import Path

import pytest

from kerneblik.storage import DirectoryEncryption, RoundStore
from support.locked import ID, PASSPHRASE, SECRET, Locked, contents, files, fill, readable
from support.terminal.emulator import PtyProgram
from support.terminal.keys import CTRL_C
from support.terminal.program import COMMAND, KerneblikProgram

ASKED = "Adgangskode: "
ASKED_OLD = "nuværende adgangskode: "
ASKED_NEW = "Ny adgangskode: "
ASKED_AGAIN = "Gentag adgangskoden: "
ASKED_SURE = "Skriv ja eller nej: "


class Asked(KerneblikProgram):
    """One command on a directory, in a terminal."""

    def __init__(self, directory: Path, *arguments: str, altered: str | None = None) -> None:
        arguments = ("--data", str(directory), "--lang", "da", *arguments)
        super().__init__(*arguments, altered=altered, columns=100, rows=30, HOME=str(directory.parent))
        self._read_to = 0

    def asks(self, question: str) -> None:
        """Wait for a question that was not asked before, until what is typed is not shown any more."""
        assert self.wait_for(question, since=self._read_to), self.text
        self._read_to = len(self.output)
        if question != ASKED_SURE:
            assert self.wait_until(lambda: self.hides_what_is_typed), self.text

    def answer(self, asked: str, line: str) -> None:
        """Wait for a question, and answer it."""
        self.asks(asked)
        self.send(f"{line}\r")

    def ends(self, status: int) -> str:
        """How it ends; all that was on the screen."""
        assert self.wait_end() == status, self.text
        return bytes(self.output).decode()


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    fill(tmp_path / "data")
    return tmp_path / "data"


# Locking


def test_locking_warns_asks_twice_and_locks(plain: Path):
    written = contents(plain)
    with Asked(plain, "lock", "--idle", "5") as dialogue:
        dialogue.answer(ASKED_SURE, "ja")
        dialogue.answer(ASKED_NEW, PASSPHRASE)
        dialogue.answer(ASKED_AGAIN, PASSPHRASE)
        said = dialogue.ends(0)
    assert "ER TEKSTERNE TABT" in said
    assert said.index("ER TEKSTERNE TABT") < said.index(ASKED_SURE)
    assert "Teksterne er låst. Appen låser sig selv efter 5 minutter og straks med F12." in said
    assert "fløde" not in said
    assert json.loads((plain / "settings.json").read_text())["lock_after"] == 5
    assert readable(plain) == []
    assert contents(plain, DirectoryEncryption(plain).unlock(PASSPHRASE)) == written


@pytest.mark.parametrize("sure", ["nej", "", "Ja tak\x15nej", "\x04"])
def test_who_does_not_agree_is_not_locked(plain: Path, sure: str):
    before = files(plain)
    with Asked(plain, "lock") as dialogue:
        dialogue.answer(ASKED_SURE, sure)
        assert "Intet er ændret" in dialogue.ends(1)
    assert files(plain) == before


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("kort", None, "mindst 8 tegn"),
        ("otte tegn", "otte tega", "ikke ens"),
        ("otte tegn\x1b[D", None, "bogstaver, tal, tegn"),
    ],
    ids=["short", "different", "an arrow"],
)
def test_a_passphrase_that_is_no_good_is_asked_for_three_times_and_changes_nothing(
    plain: Path, first: str, second: str | None, words: str
):
    before = files(plain)
    with Asked(plain, "lock") as dialogue:
        dialogue.answer(ASKED_SURE, "ja")
        for _ in range(3):
            dialogue.answer(ASKED_NEW, first)
            if second is not None:
                dialogue.answer(ASKED_AGAIN, second)
        said = dialogue.ends(1)
    assert said.count("Prøv igen.") == 2
    assert " ".join(said.split()).endswith("Intet er ændret.")
    assert words in said
    assert files(plain) == before


def test_a_slip_while_locking_is_asked_for_again(plain: Path):
    with Asked(plain, "lock") as dialogue:
        dialogue.answer(ASKED_SURE, "jaa")
        dialogue.answer(ASKED_SURE, "ja")
        dialogue.answer(ASKED_NEW, "kort")
        dialogue.answer(ASKED_NEW, PASSPHRASE)
        dialogue.answer(ASKED_AGAIN, f"{PASSPHRASE}x")
        dialogue.answer(ASKED_NEW, PASSPHRASE)
        dialogue.answer(ASKED_AGAIN, PASSPHRASE)
        assert "Teksterne er låst." in dialogue.ends(0)
    DirectoryEncryption(plain).unlock(PASSPHRASE)


def test_the_end_of_input_at_the_new_passphrase_ends_the_command(plain: Path):
    before = files(plain)
    with Asked(plain, "lock") as dialogue:
        dialogue.answer(ASKED_SURE, "ja")
        dialogue.answer(ASKED_NEW, "\x04")
        assert "Intet er ændret" in dialogue.ends(1)
    assert files(plain) == before


def test_interrupted_the_terminal_shows_again_what_is_typed(plain: Path):
    before = files(plain)
    with Asked(plain, "lock") as dialogue:
        dialogue.answer(ASKED_SURE, "ja")
        dialogue.asks(ASKED_NEW)
        dialogue.send(CTRL_C)
        assert "Traceback" not in dialogue.ends(130)
    assert files(plain) == before


def test_while_the_app_is_open_there_is_no_locking(plain: Path):
    store = RoundStore(plain)
    with Asked(plain, "lock") as dialogue:
        said = dialogue.ends(1)
    assert "er åben i Kerneblik et andet sted" in said
    assert "TABT" not in said
    store.close()


def test_a_full_disk_changes_nothing_and_is_told(plain: Path):
    before = files(plain)
    with Asked(plain, "lock", altered="full_disk") as dialogue:
        dialogue.answer(ASKED_SURE, "ja")
        dialogue.answer(ASKED_NEW, PASSPHRASE)
        dialogue.answer(ASKED_AGAIN, PASSPHRASE)
        said = dialogue.ends(1)
    assert "Disken er fuld" in said
    assert "Intet er ændret." in said
    assert files(plain) == before


def test_locked_already_only_the_pause_changes(locked: Locked):
    before = files(locked.directory)
    with Asked(locked.directory, "lock") as dialogue:
        assert "allerede låst" in dialogue.ends(1)
    assert files(locked.directory) == before
    with Asked(locked.directory, "lock", "--idle", "0") as dialogue:
        assert "ikke af sig selv" in dialogue.ends(0)
    assert json.loads((locked.directory / "settings.json").read_text())["lock_after"] == 0


def test_no_number_of_minutes(plain: Path):
    for minutes in ("-1", "x", "1.5", "99999", ""):
        with Asked(plain, "lock", f"--idle={minutes}") as dialogue:
            assert "et antal minutter fra 0 til 1440" in dialogue.ends(2)


# Unlocking, and another passphrase


def test_unlocking_gives_the_plain_files_back(locked: Locked):
    with Asked(locked.directory, "unlock") as dialogue:
        dialogue.answer(ASKED, PASSPHRASE)
        assert "Teksterne er ikke længere låst." in dialogue.ends(0)
    assert files(locked.directory) == locked.written
    with Asked(locked.directory, "unlock") as dialogue:
        assert "er ikke låst" in dialogue.ends(1)


def test_another_passphrase_is_asked_for_twice(locked: Locked):
    with Asked(locked.directory, "passphrase") as dialogue:
        dialogue.answer(ASKED_OLD, PASSPHRASE)
        dialogue.answer(ASKED_NEW, "et helt andet")
        dialogue.answer(ASKED_AGAIN, "et helt andet")
        assert "Adgangskoden er skiftet." in dialogue.ends(0)
    assert DirectoryEncryption(locked.directory).unlock("et helt andet").recipient == locked.cipher.recipient


def test_three_wrong_passphrases_end_the_command_and_cost_nothing(locked: Locked):
    before = files(locked.directory)
    with Asked(locked.directory, "status") as dialogue:
        for number in range(3):
            dialogue.answer(ASKED, f"forkert {number}")
        said = dialogue.ends(1)
    assert said.count("Det er ikke den rigtige adgangskode") == 3
    assert SECRET not in said
    assert files(locked.directory) == before


# Other commands


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["status"], "2 af 32"),
        (["review", "1"], SECRET),
        (["export"], SECRET),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_what_reads_asks_for_the_passphrase(locked: Locked, arguments: list[str], words: str):
    with Asked(locked.directory, *arguments) as dialogue:
        dialogue.answer(ASKED, PASSPHRASE)
        assert words in dialogue.ends(0)
    assert readable(locked.directory) == []


def test_a_wrong_passphrase_may_be_typed_again(locked: Locked):
    with Asked(locked.directory, "status") as dialogue:
        dialogue.answer(ASKED, "forkert kode")
        dialogue.answer(ASKED, PASSPHRASE)
        assert "af 32" in dialogue.ends(0)


def test_what_is_imported_is_locked_too(locked: Locked, tmp_path: Path):
    exported = tmp_path / "round.json"
    with Asked(locked.directory, "export", "-o", str(exported)) as dialogue:
        dialogue.answer(ASKED, PASSPHRASE)
        dialogue.ends(0)
    with Asked(locked.directory, "import", str(exported)) as dialogue:
        dialogue.answer(ASKED, PASSPHRASE)
        assert f"{ID}-3" in dialogue.ends(0)
    assert readable(locked.directory) == []
    assert RoundStore(locked.directory, cipher=locked.cipher).open(f"{ID}-3").answers


def test_where_needs_no_passphrase_and_says_how_it_is(locked: Locked, tmp_path: Path):
    with Asked(locked.directory, "where") as dialogue:
        said = dialogue.ends(0)
    assert f"{ID}.json.age (låst)" in said
    assert "kun den, der kender adgangskoden" in said
    assert "med adgangskode. Appen låser sig selv efter 10 minutter og straks med F12." in said
    with Asked(tmp_path / "new", "where") as dialogue:
        assert "ingen adgangskode" in dialogue.ends(0)


@pytest.mark.parametrize("command", ["status", "lock", "unlock", "passphrase"])
def test_without_a_terminal_one_clear_message(locked_once: Locked, tmp_path: Path, command: str):
    directory = locked_once.directory
    if command == "lock":
        directory = tmp_path / "data"
        fill(directory)
    done = subprocess.run(
        [str(COMMAND), "--data", str(directory), "--lang", "da", command],
        input=f"{PASSPHRASE}\n",
        capture_output=True,
        encoding="utf-8",
        start_new_session=True,
        env={"LANG": "C.UTF-8", "PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        check=False,
    )
    message = "kerneblik: adgangskoden kan kun skrives i en terminal, og her er ingen\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", message)


def test_the_demo_is_not_locked(plain: Path):
    before = files(plain)
    with Asked(plain, "--demo", "lock") as dialogue:
        assert "eksemplet kan ikke låses" in dialogue.ends(1)
    assert files(plain) == before


def test_the_line_drops_at_the_question(locked: Locked):
    before = files(locked.directory)
    with Asked(locked.directory, "unlock") as dialogue:
        dialogue.asks(ASKED)
        dialogue.process.send_signal(signal.SIGHUP)
        dialogue.ends(128 + signal.SIGHUP)
    assert files(locked.directory) == before


def test_before_a_pager_that_has_changed_the_terminal_one_can_still_mend_what_one_types(locked: Locked):
    """As less does at the end of a pipe."""
    command = f'stty -icanon -icrnl -echo; "{COMMAND}" --data "$1" --lang da status; stty -a'
    environ = {"HOME": str(locked.directory.parent)}
    with PtyProgram(["sh", "-c", command, "sh", str(locked.directory)], environ=environ) as program:
        assert program.wait_for(ASKED)
        assert program.wait_until(lambda: termios.tcgetattr(program.master)[3] & termios.ICANON)
        program.send(f"{PASSPHRASE}xy\x7f\x7f\r")
        assert program.wait_end() == 0
        said = bytes(program.output).decode()
    assert "2 af 32" in said
    assert "-icanon" in said


def test_a_latin_1_terminal_is_told_what_is_wrong(locked: Locked):
    with Asked(locked.directory, "status") as dialogue:
        dialogue.asks(ASKED)
        dialogue.send(f"{PASSPHRASE}\r".encode("latin-1"))
        said = dialogue.ends(1)
    assert "terminalen sender andre tegn" in said
    assert "Traceback" not in said
