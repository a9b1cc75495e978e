"""`kerneblik lock`, `unlock` and `passphrase`, and every other command on a locked directory."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from kerneblik.storage import RoundStore, Vault
from support.locked import ID, PASSPHRASE, SECRET, Locked, contents, files, fill, readable
from support.terminal.emulator import PtyProgram

COMMAND = Path(sys.executable).with_name("kerneblik")
ASKED = "Adgangskode: "
ASKED_OLD = "nuværende adgangskode: "
ASKED_NEW = "Ny adgangskode: "
ASKED_AGAIN = "Den samme igen: "
ASKED_SURE = "Skriv ja eller nej: "


class Dialogue(PtyProgram):
    """One command on a directory, in a terminal."""

    def __init__(self, directory: Path, *arguments: str, program: Sequence[str] = (str(COMMAND),)) -> None:
        command = [*program, "--data", str(directory), "--lang", "da", *arguments]
        super().__init__(command, environ={"HOME": str(directory.parent), "LANG": "C.UTF-8"})
        self._read_to = 0

    def answer(self, asked: str, line: str) -> None:
        """Wait for a question that was not asked before, and answer it."""
        assert self.wait_for(asked, 30, self._read_to), self.text
        self._read_to = len(self.output)
        time.sleep(0.05)  # until what is typed is not shown any more, and not thrown away
        self.send(f"{line}\r")

    def ends(self, status: int) -> str:
        """How it ends; all that was on the screen."""
        assert self.wait_end(30) == status, self.text
        return bytes(self.output).decode()


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    fill(tmp_path / "data")
    return tmp_path / "data"


# Locking


def test_locking_warns_asks_twice_and_locks(plain: Path):
    written = contents(plain)
    with Dialogue(plain, "lock", "--idle", "5") as dialogue:
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
    assert contents(plain, Vault(plain).unlock(PASSPHRASE)) == written


@pytest.mark.parametrize("sure", ["nej", "", "Ja tak\x15nej", "\x04"])
def test_who_does_not_agree_is_not_locked(plain: Path, sure: str):
    before = files(plain)
    with Dialogue(plain, "lock") as dialogue:
        dialogue.answer(ASKED_SURE, sure)
        assert "Intet er ændret" in dialogue.ends(1)
    assert files(plain) == before


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("kort", None, "mindst 8 tegn"),
        ("otte tegn", "otte tega", "ikke ens"),
        ("otte tegn\x1b[D", None, "bogstaver, tal, tegn"),
        ("\x04", None, "Intet er ændret"),
    ],
    ids=["short", "different", "an arrow", "the end of input"],
)
def test_a_passphrase_that_is_no_good_changes_nothing(
    plain: Path, first: str, second: str | None, words: str
):
    before = files(plain)
    with Dialogue(plain, "lock") as dialogue:
        dialogue.answer(ASKED_SURE, "ja")
        dialogue.answer(ASKED_NEW, first)
        if second is not None:
            dialogue.answer(ASKED_AGAIN, second)
        assert words in dialogue.ends(1)
    assert files(plain) == before


def test_interrupted_the_terminal_shows_again_what_is_typed(plain: Path):
    before = files(plain)
    with Dialogue(plain, "lock") as dialogue:
        dialogue.answer(ASKED_SURE, "ja")
        assert dialogue.wait_for(ASKED_NEW)
        time.sleep(0.1)
        dialogue.send("\x03")
        assert "Traceback" not in dialogue.ends(130)
    assert files(plain) == before


def test_while_the_app_is_open_there_is_no_locking(plain: Path):
    store = RoundStore(plain)
    with Dialogue(plain, "lock") as dialogue:
        said = dialogue.ends(1)
    assert "er åben i Kerneblik et andet sted" in said
    assert "TABT" not in said
    store.close()


def test_a_full_disk_changes_nothing_and_is_told(plain: Path):
    before = files(plain)
    start = (
        "import os, errno\n"
        "from kerneblik.cli import run\n"
        "def full(*_): raise OSError(errno.ENOSPC, 'full')\n"
        "import kerneblik.storage.transition as transition\n"
        "transition.write_atomically = full\n"
        "run()"
    )
    with Dialogue(plain, "lock", program=[sys.executable, "-c", start]) as dialogue:
        dialogue.answer(ASKED_SURE, "ja")
        dialogue.answer(ASKED_NEW, PASSPHRASE)
        dialogue.answer(ASKED_AGAIN, PASSPHRASE)
        said = dialogue.ends(1)
    assert "Disken er fuld" in said
    assert "Intet er ændret." in said
    assert files(plain) == before


def test_locked_already_only_the_pause_changes(locked: Locked):
    before = files(locked.directory)
    with Dialogue(locked.directory, "lock") as dialogue:
        assert "allerede låst" in dialogue.ends(1)
    assert files(locked.directory) == before
    with Dialogue(locked.directory, "lock", "--idle", "0") as dialogue:
        assert "ikke af sig selv" in dialogue.ends(0)
    assert json.loads((locked.directory / "settings.json").read_text())["lock_after"] == 0


@pytest.mark.parametrize("minutes", ["-1", "x", "1.5", "99999", ""])
def test_no_number_of_minutes(plain: Path, minutes: str):
    with Dialogue(plain, "lock", f"--idle={minutes}") as dialogue:
        assert "et antal minutter fra 0 til 1440" in dialogue.ends(2)


# Unlocking, and another passphrase


def test_unlocking_gives_the_plain_files_back(locked: Locked):
    with Dialogue(locked.directory, "unlock") as dialogue:
        dialogue.answer(ASKED, PASSPHRASE)
        assert "Teksterne er ikke længere låst." in dialogue.ends(0)
    assert files(locked.directory) == locked.written
    with Dialogue(locked.directory, "unlock") as dialogue:
        assert "er ikke låst" in dialogue.ends(1)


def test_another_passphrase_is_asked_for_twice(locked: Locked):
    with Dialogue(locked.directory, "passphrase") as dialogue:
        dialogue.answer(ASKED_OLD, PASSPHRASE)
        dialogue.answer(ASKED_NEW, "et helt andet")
        dialogue.answer(ASKED_AGAIN, "et helt andet")
        assert "Adgangskoden er skiftet." in dialogue.ends(0)
    assert Vault(locked.directory).unlock("et helt andet").recipient == locked.seal.recipient


def test_three_wrong_passphrases_end_the_command_and_cost_nothing(locked: Locked):
    before = files(locked.directory)
    with Dialogue(locked.directory, "status") as dialogue:
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
    with Dialogue(locked.directory, *arguments) as dialogue:
        dialogue.answer(ASKED, PASSPHRASE)
        assert words in dialogue.ends(0)
    assert readable(locked.directory) == []


def test_a_wrong_passphrase_may_be_typed_again(locked: Locked):
    with Dialogue(locked.directory, "status") as dialogue:
        dialogue.answer(ASKED, "forkert kode")
        dialogue.answer(ASKED, PASSPHRASE)
        assert "af 32" in dialogue.ends(0)


def test_what_is_imported_is_locked_too(locked: Locked, tmp_path: Path):
    exported = tmp_path / "round.json"
    with Dialogue(locked.directory, "export", "-o", str(exported)) as dialogue:
        dialogue.answer(ASKED, PASSPHRASE)
        dialogue.ends(0)
    with Dialogue(locked.directory, "import", str(exported)) as dialogue:
        dialogue.answer(ASKED, PASSPHRASE)
        assert f"{ID}-3" in dialogue.ends(0)
    assert readable(locked.directory) == []
    assert RoundStore(locked.directory, seal=locked.seal).open(f"{ID}-3").answers


def test_where_needs_no_passphrase_and_says_how_it_is(locked: Locked, tmp_path: Path):
    with Dialogue(locked.directory, "where") as dialogue:
        said = dialogue.ends(0)
    assert f"{ID}.json.age (låst)" in said
    assert "kun den, der kender adgangskoden" in said
    assert "med adgangskode. Appen låser sig selv efter 10 minutter og straks med F12." in said
    with Dialogue(tmp_path / "new", "where") as dialogue:
        assert "ingen adgangskode" in dialogue.ends(0)


@pytest.mark.parametrize("command", [["status"], ["lock"], ["unlock"], ["passphrase"]])
def test_without_a_terminal_one_clear_message(locked_once: Locked, tmp_path: Path, command: list[str]):
    directory = locked_once.directory
    if command == ["lock"]:
        directory = tmp_path / "data"
        fill(directory)
    done = subprocess.run(
        [str(COMMAND), "--data", str(directory), "--lang", "da", *command],
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
    with Dialogue(plain, "--demo", "lock") as dialogue:
        assert "eksemplet kan ikke låses" in dialogue.ends(1)
    assert files(plain) == before


def test_the_line_drops_at_the_question(locked: Locked):
    before = files(locked.directory)
    with Dialogue(locked.directory, "unlock") as dialogue:
        assert dialogue.wait_for(ASKED)
        dialogue.process.send_signal(signal.SIGHUP)
        dialogue.ends(128 + signal.SIGHUP)
    assert files(locked.directory) == before


def test_before_a_pager_that_has_changed_the_terminal_one_can_still_mend_what_one_types(locked: Locked):
    """As less does at the end of a pipe."""
    command = f'stty -icanon -icrnl -echo; "{COMMAND}" "$@"; stty -a'
    with Dialogue(locked.directory, "status", program=["sh", "-c", command, "sh"]) as dialogue:
        dialogue.answer(ASKED, f"{PASSPHRASE}xy\x7f\x7f")
        said = dialogue.ends(0)
    assert "2 af 32" in said
    assert "-icanon" in said


def test_a_latin_1_terminal_is_told_what_is_wrong(locked: Locked):
    with Dialogue(locked.directory, "status") as dialogue:
        assert dialogue.wait_for(ASKED)
        time.sleep(0.05)
        dialogue.send(f"{PASSPHRASE}\r".encode("latin-1"))
        said = dialogue.ends(1)
    assert "terminalen sender andre tegn" in said
    assert "Traceback" not in said
