"""`kerneblik answer`, `review` and `status` in a terminal that can do nothing but show lines."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from kerneblik.reflection import Answer, Changes
from kerneblik.storage import RoundStore
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.safety.directory import DataDirectory
from support.app import ROUND, round_with, shipped_checklist
from support.locked import ID, PASSPHRASE, SECRET, Locked, readable
from support.terminal.demo import state_of
from support.terminal.keys import CTRL_C
from support.terminal.program import KerneblikProgram

PROMPT = "Svar: "
BOXES = re.compile("[\u2500-\u259f]")


class Plain(KerneblikProgram):
    """A command on a directory, in a dumb terminal."""

    def __init__(self, directory: Path, *arguments: str, **environ: str) -> None:
        arguments = ("--data", str(directory), "--lang", "da", *arguments)
        super().__init__(
            *arguments, columns=100, rows=30, **{"HOME": str(directory.parent), "TERM": "dumb", **environ}
        )

    def types(self, line: str, expected: str = PROMPT) -> None:
        """Type a line when the prompt is there, and wait for what comes of it."""
        assert self.wait_for(PROMPT), self.text
        start = len(self.output)
        self.send(f"{line}\r")
        assert self.wait_for(expected, since=start), self.text

    def ready(self) -> None:
        assert self.wait_for(PROMPT), self.text

    def has_read(self, line: str) -> None:
        """Wait until this is typed, and the program has read what it can and waits for more."""
        assert self.wait_for(re.escape(line)), self.text
        assert self.wait_until(lambda: self.unread == 0 and state_of(self.process.pid) == "S"), self.text

    def said(self) -> str:
        return bytes(self.output).decode().replace("\r\n", "\n")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    RoundStore(tmp_path / "data").add(round_with(shipped_checklist(), {"self-core-task": "Før."}))
    return tmp_path / "data"


def kept(data: Path, question: str, round_id: str = ROUND, cipher: Cipher = PLAINTEXT) -> Answer:
    return RoundStore(data, cipher=cipher).open(round_id).answer(question)


def test_a_journey(data: Path):
    with Plain(data, "answer", "self") as program:
        program.types("Vi følger loven,", "Skriv videre")
        program.send("og resten bestemmer vi selv: æøå.\r.\r")
        assert program.wait_for(r"Gemt: 9 ord\.\r\nSvar: ")
        program.types("b", "Der står et svar på 1 ord")
        program.types("v", r"Før\.")
        program.types("", "2 af 4")
        program.types("s", "Lagt til side")
        program.types("q", r"Slut\.")
        assert program.wait_end() == 0
        said = program.said()
    assert "Dig selv, selvrefleksion, 2 af 4.\nHvad er bestemt af lovgivningen" in said
    assert "\x1b" not in said
    assert not BOXES.search(said)
    written = kept(data, "self-law-and-influence")
    assert written.text == "Vi følger loven,\nog resten bestemmer vi selv: æøå."
    assert written.set_aside


def test_ctrl_d_ends_the_answer_and_then_the_program(data: Path):
    with Plain(data, "answer") as program:
        program.types("Et svar", "Skriv videre")
        program.send("\x04")
        assert program.wait_for(r"Gemt: 2 ord\.\r\nSvar: ")
        program.send("\x04")
        assert program.wait_end() == 0
    assert kept(data, "self-law-and-influence").text == "Et svar"


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGHUP, 129), (signal.SIGTERM, 143)]
)
def test_a_signal_in_the_midst_of_a_line_keeps_all_that_was_typed(data: Path, number: int, code: int):
    with Plain(data, "answer") as program:
        program.types("Hele linjen,", "Skriv videre")
        program.send("en linje mere,\rog en halv")
        program.has_read("og en halv")
        if number == signal.SIGINT:
            program.send(CTRL_C)
        else:
            program.process.send_signal(number)
        assert program.wait_end() == code
        assert "Gemt: 8 ord." in program.said()
    assert kept(data, "self-law-and-influence").text == "Hele linjen,\nen linje mere,\nog en halv"


def test_ctrl_c_keeps_the_first_line_of_an_answer_but_no_command(data: Path):
    for typed, text in (("vis", ""), ("Kun begyndt", "Kun begyndt")):
        with Plain(data, "answer") as program:
            program.ready()
            program.send(typed)
            program.has_read(typed)
            program.send(CTRL_C)
            assert program.wait_end() == 130
        assert kept(data, "self-law-and-influence").text == text


def test_when_the_line_drops_what_was_entered_is_kept(data: Path):
    with Plain(data, "answer") as program:
        program.types("Det her", "Skriv videre")
        program.send("blev sendt.\r")
        program.has_read("blev sendt.\r\n")
        program.hang_up()
        assert program.wait_end() is not None
    assert kept(data, "self-law-and-influence").text == "Det her\nblev sendt."


def test_an_unfinished_replacement_displaces_nothing(data: Path):
    with Plain(data, "answer", "self") as program:
        program.types("b", "1 af 4")
        program.types("r", "Skriv det nye svar")
        program.send("Det nye\r")
        program.has_read("Det nye\r\n")
        program.send(CTRL_C)
        assert program.wait_end() == 130
    assert kept(data, "self-core-task").text == "Før.\n\nDet nye"


def test_a_line_longer_than_the_terminal_takes_is_told(data: Path):
    with Plain(data, "answer") as program:
        program.types("x" * 5000, "slutningen mangler")
        program.send(".\r")
        assert program.wait_for("Gemt: 1 ord")


def test_the_users_editor(data: Path, tmp_path: Path):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nkill -INT $PPID\nprintf "Fra editoren\\n" > "$1"\n')
    editor.chmod(0o700)
    with Plain(data, "answer", EDITOR=str(editor)) as program:
        program.types("e", r"Gemt: 2 ord\.")
        program.types("q", "Slut")
        assert program.wait_end() == 0
    assert kept(data, "self-law-and-influence").text == "Fra editoren"


def test_a_locked_directory_asks_for_its_passphrase(locked: Locked):
    with Plain(locked.directory, "--round", ID, "answer", "3") as program:
        assert program.wait_for("Adgangskode: ")
        assert program.wait_until(lambda: program.hides_what_is_typed)
        program.send(f"{PASSPHRASE}\r")
        program.types(SECRET, "Skriv videre")
        program.send(".\r")
        assert program.wait_for("Gemt: ")
        program.types("q", "Slut")
        assert program.wait_end() == 0
    assert kept(locked.directory, "politicians-clarity", ID, locked.cipher).text == SECRET
    assert readable(locked.directory) == []


def test_text_that_did_not_get_into_its_round_is_offered(data: Path):
    directory, store = DataDirectory(data), RoundStore(data)
    left = Answer("self-role", "Det kom ikke med.")
    emergency_copies.leave(
        directory, store.open(ROUND), Changes({left.key: left}), store.cipher, store.open(ROUND).created
    )
    with Plain(data, "answer") as program:
        assert program.wait_for("ja eller nej: ")
        assert "4 ord" in program.said()
        program.send("måske\r")
        assert program.wait_for("ja eller nej: .*ja eller nej: ".replace(".*", r"[\s\S]*"))
        program.send("ja\r")
        assert program.wait_for("Teksten er sat ind")
        program.types("q", "Slut")
    assert kept(data, "self-role").text == "Det kom ikke med."
    assert emergency_copies.find(directory) == []


@pytest.mark.parametrize("command", [("review",), ("review", "--plain"), ("status",)])
def test_what_is_read_is_plain_and_not_paged(data: Path, tmp_path: Path, command: tuple[str, ...]):
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\n")
    pager.chmod(0o700)
    with Plain(data, "--demo", *command, PAGER=str(pager)) as program:
        assert program.wait_end() == 0
        said = program.said()
    assert "Tillidsrepræsentanter" in said
    assert "PAGED" not in said
    assert "\x1b" not in said
    assert not BOXES.search(said)
    assert max(map(len, said.splitlines())) <= 78


def test_without_colours_it_is_paged_but_plain(data: Path, tmp_path: Path):
    with Plain(data, "--demo", "review", TERM="xterm", NO_COLOR="1", PAGER="cat") as program:
        assert program.wait_end() == 0
        said = program.said()
    assert "## Tillidsrepræsentanter" in said
    assert "\x1b" not in said
    assert not BOXES.search(said)


def test_the_app_names_the_way_without_it(data: Path):
    with Plain(data) as program:
        assert program.wait_end() == 1
        assert "»kerneblik answer«" in program.said()
