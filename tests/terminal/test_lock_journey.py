"""A leader whose texts are locked, in a real terminal: writing, F12, a pause, a line that drops."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kerneblik.storage import PLAINTEXT, DirectoryEncryption, RoundStore
from support.locked import ID, PASSPHRASE, SECRET, Locked, files, fill, readable
from support.terminal.keys import CTRL_C, CTRL_P, END, ENTER, ESC, F5, F10, F12, UP
from support.terminal.program import KerneblikProgram
from support.terminal.visit import Visit

QUESTION = "Hvad er hele arbejdspladsens kerneopgave?"
TYPED = "og nu også det her"


class LockedVisit(Visit):
    """One start of the app on a locked directory."""

    def __init__(self, locked: Locked, *arguments: str, **options: str) -> None:
        (locked.directory / "settings.json").write_text('{"introduction_seen": true}')
        super().__init__(locked.directory, *arguments, **options)
        self.locked = locked

    def unlocks(self) -> None:
        self.sees("Kerneblik er låst")
        self.types(PASSPHRASE + ENTER)
        self.sees(QUESTION)

    @property
    def text(self) -> str:
        return RoundStore(self.directory, cipher=self.locked.cipher).open(ID).answer("self-core-task").text


@pytest.fixture
def visit(locked: Locked) -> Iterator[LockedVisit]:
    with LockedVisit(locked) as visit:
        yield visit


def holds_in_memory(process_id: int, text: str) -> bool:
    """Whether the process has this text anywhere in its memory."""
    maps = Path(f"/proc/{process_id}/maps").read_text()
    with Path(f"/proc/{process_id}/mem").open("rb", buffering=0) as memory:
        for low, high in re.findall(r"^(\w+)-(\w+) r", maps, re.MULTILINE):
            try:
                memory.seek(int(low, 16))
                content = memory.read(int(high, 16) - int(low, 16))
            except (OSError, ValueError, OverflowError):  # the kernel's own pages
                continue
            if text.encode() in content or text.encode("utf-32-le") in content:
                return True
    return False


def test_from_the_passphrase_to_the_text_and_back(visit: LockedVisit):
    visit.sees("Kerneblik er låst")
    assert SECRET not in visit.program.text
    visit.types("forkert kode" + ENTER)
    visit.sees("Det er ikke den rigtige adgangskode. Prøv igen.")
    visit.unlocks()
    visit.sees(SECRET)
    visit.types(TYPED)
    visit.sees(TYPED)
    visit.types(F12)
    visit.sees("Kerneblik er låst")
    assert SECRET not in visit.program.text
    assert TYPED in visit.text
    visit.unlocks()
    visit.sees(TYPED)
    visit.types("!")
    visit.sees(f"{TYPED}!")
    visit.leaves()
    assert f"{TYPED}!" in visit.text
    assert readable(visit.directory) == []
    kept = [
        Path(name) for name in files(visit.directory) if not name.startswith(".cache/")
    ]  # it is HOME, too
    assert {path.suffix for path in kept} - {".cache"} == {".age", ".txt", ".json"}


def test_the_passphrase_leads_back_to_the_screen_one_was_at(visit: LockedVisit):
    visit.unlocks()
    visit.types(F5)
    visit.sees("╭─ Dialog ─")
    visit.types(F12)
    visit.sees("Kerneblik er låst")
    visit.types(PASSPHRASE + ENTER)
    visit.sees("╭─ Dialog ─")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux shows a process's memory")
def test_locked_nothing_of_the_text_is_left_in_memory(visit: LockedVisit):
    visit.unlocks()
    visit.sees(SECRET)
    pid = visit.program.process.pid
    assert holds_in_memory(pid, SECRET)
    visit.types(F12)
    visit.sees("Kerneblik er låst")
    visit.types("x")
    visit.sees("•")
    assert visit.program.running
    assert not holds_in_memory(pid, SECRET)
    assert not holds_in_memory(pid, PASSPHRASE)
    assert not holds_in_memory(pid, str(visit.locked.cipher.key_file.splitlines()[-1].decode()))


def test_between_the_screens_what_is_behind_them_shows_for_no_longer_than_it_takes(visit: LockedVisit):
    """From one screen to the next a blank one is held: the shell's own is left and taken in one go."""
    visit.unlocks()
    since = len(visit.program.output)
    visit.types(F12)
    visit.sees("Kerneblik er låst")
    visit.types("x")
    visit.sees("•")
    switches = re.findall(rb"\x1b\[\?1049[hl]", visit.program.output[since:])
    assert switches == [b"\x1b[?1049l", b"\x1b[?1049h", b"\x1b[?1049h"]


def test_after_a_pause_the_app_is_locked(locked: Locked):
    with LockedVisit(locked, altered="quick_lock") as visit:
        visit.unlocks()
        visit.types(TYPED)
        visit.sees("Kerneblik er låst")
        assert SECRET not in visit.program.text
        assert TYPED in visit.text


@pytest.mark.parametrize("leave", [ESC, F10])
def test_leaving_without_the_passphrase_changes_nothing(visit: LockedVisit, leave: str):
    visit.sees("Kerneblik er låst")
    before = files(visit.directory)
    visit.types(leave)
    visit.ends()
    assert files(visit.directory) == before


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_told_to_go_at_the_question(visit: LockedVisit, number: signal.Signals):
    visit.sees("Kerneblik er låst")
    before = files(visit.directory)
    visit.program.process.send_signal(number)
    visit.ends(128 + number)
    assert files(visit.directory) == before


def test_the_line_drops_at_the_question_and_while_it_is_tried(visit: LockedVisit):
    visit.sees("Kerneblik er låst")
    before = visit.text
    visit.types(PASSPHRASE + ENTER)
    visit.program.wait_until(lambda: any(w in visit.program.text for w in ("Låser op", "Aktører")))
    visit.program.hang_up()  # while it is tried; on a busy machine it may have been, and the round be open
    visit.ends(128 + signal.SIGHUP)
    assert visit.text == before
    assert readable(visit.directory) == []


def test_the_line_drops_while_writing(visit: LockedVisit):
    visit.unlocks()
    visit.types(TYPED)
    visit.sees(TYPED)
    visit.program.hang_up()
    visit.ends(128 + signal.SIGHUP)
    assert TYPED in visit.text
    assert readable(visit.directory) == []


def test_killed_while_writing_what_was_saved_is_there_and_locked(visit: LockedVisit):
    visit.unlocks()
    visit.types(TYPED)
    assert visit.program.wait_until(lambda: TYPED in visit.text)
    visit.types(" og mere")
    visit.sees(" og mere")
    visit.program.process.kill()
    visit.program.process.wait()
    assert TYPED in visit.text
    assert readable(visit.directory) == []


def test_where_the_app_is_open_nothing_can_be_unlocked(visit: LockedVisit):
    visit.unlocks()
    with KerneblikProgram("--data", str(visit.directory), "--lang", "da", "unlock", columns=100) as program:
        assert program.wait_end() == 1
        assert "er åben i Kerneblik et andet sted" in bytes(program.output).decode()


def choose(visit: Visit, moves: str, title: str) -> None:
    """Go through the palette to the dialog with this title."""
    visit.types(CTRL_P)
    visit.sees("Skriv en del af navnet")
    visit.types("adgangskode")
    visit.sees("Adgangskode: sæt, skift eller fjern")
    visit.types(ENTER)
    visit.sees(title)
    visit.types(moves + ENTER)


def test_a_passphrase_is_set_changed_and_taken_away_in_the_app(tmp_path: Path):
    fill(tmp_path)
    (tmp_path / "settings.json").write_text('{"introduction_seen": true}')
    other = "en helt anden kode"
    with Visit(tmp_path) as visit:
        visit.sees(SECRET)
        visit.types(TYPED)
        choose(visit, "", "Sæt en adgangskode")
        visit.sees("ER TEKSTERNE TABT")
        visit.types(PASSPHRASE + ENTER + PASSPHRASE + ENTER)
        visit.sees("Kerneblik er låst")
        assert readable(tmp_path) == []
        visit.types(PASSPHRASE + ENTER)
        visit.sees(TYPED)
        choose(visit, END + UP, "Skift adgangskoden")
        visit.sees("Den nuværende adgangskode")
        visit.types(PASSPHRASE + ENTER + other + ENTER + other + ENTER)
        visit.sees("Adgangskoden er skiftet")
        DirectoryEncryption(tmp_path).unlock(other)
        choose(visit, END, "Fjern adgangskoden")
        visit.sees("Den nuværende adgangskode")
        visit.types(other + ENTER)
        visit.sees("Teksterne er ikke længere låst")
        visit.types(ENTER)
        visit.sees(TYPED)
        visit.leaves()
    assert TYPED in RoundStore(tmp_path).open(ID).answer("self-core-task").text
    assert not list(tmp_path.rglob("*.age"))


def test_the_line_drops_while_a_passphrase_is_set(tmp_path: Path):
    fill(tmp_path)
    (tmp_path / "settings.json").write_text('{"introduction_seen": true}')
    with Visit(tmp_path) as visit:
        visit.sees(SECRET)
        visit.types(TYPED)
        choose(visit, "", "Sæt en adgangskode")
        visit.sees("ER TEKSTERNE TABT")
        visit.types(PASSPHRASE + ENTER + PASSPHRASE + ENTER)
        visit.sees("Et øjeblik")
        visit.types("hemmeligt")  # is not shown, and Ctrl+C ends nothing half-way
        visit.types(CTRL_C)
        assert "hemmeligt" not in visit.program.text
        visit.program.hang_up()
        assert visit.program.wait_end() != 0
    encryption = DirectoryEncryption(tmp_path)
    cipher = encryption.unlock(PASSPHRASE) if encryption.is_locked() else PLAINTEXT  # as far as it had come
    assert TYPED in RoundStore(tmp_path, cipher=cipher).open(ID).answer("self-core-task").text


def test_where_it_is_open_elsewhere_no_passphrase_is_set_and_that_is_told(tmp_path: Path):
    fill(tmp_path)
    (tmp_path / "settings.json").write_text('{"introduction_seen": true}')
    with Visit(tmp_path) as visit:
        visit.sees(SECRET)
        elsewhere = RoundStore(tmp_path)
        choose(visit, "", "Sæt en adgangskode")
        visit.sees("ER TEKSTERNE TABT")
        visit.types(PASSPHRASE + ENTER + PASSPHRASE + ENTER)
        visit.sees("Intet er ændret.")
        visit.types(ENTER)
        visit.sees(SECRET)
        elsewhere.close()
        visit.leaves()
    assert not DirectoryEncryption(tmp_path).is_locked()


def test_a_damaged_locked_round_is_recovered_from_its_backup(locked: Locked):
    damaged = locked.directory / "rounds" / f"{ID}.json.age"
    content = damaged.read_bytes()[:-1]
    damaged.write_bytes(content)
    with LockedVisit(locked, "--round", ID) as visit:
        visit.sees("Kerneblik er låst")
        visit.types(PASSPHRASE + ENTER)
        visit.sees("Runden kan ikke læses")
        visit.sees("kan ikke låses op")
        assert damaged.read_bytes() == content
        visit.types(ENTER)
        visit.sees("Den beskadigede fil ligger nu her")
        visit.types(ENTER)
        visit.sees(SECRET)
        visit.leaves()
    aside = list(damaged.parent.glob(f"{ID}.unreadable-*.json.age"))
    assert [path.read_bytes() for path in aside] == [content]


def test_in_english_on_forty_columns_and_in_ascii(locked: Locked):
    with LockedVisit(locked, "--lang", "en", "--ascii", columns=40, rows=12) as visit:
        visit.sees("Kerneblik is locked")
        visit.sees("Enter: unlock")
        visit.types("abc")
        visit.sees("***")
        assert visit.program.text.isascii()
