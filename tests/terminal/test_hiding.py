"""The key that hides: what arrives before and after it, and how soon nothing can be seen any more."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kerneblik.storage import RoundStore
from kerneblik.terminal.hiding import CLEAR, HidingKey, State
from kerneblik.terminal.input import TerminalInput
from support.app import ROUND, make_app
from support.terminal.arriving import said
from support.terminal.visit import Visit

F12, ENTER, ESC = "\x1b[24~", "\r", "\x1b"
SECRET = "hemmeligheden"
QUESTION = "self-core-task"


def hiding() -> tuple[HidingKey, list[State], TerminalInput]:
    """The key, the state each time the screen was cleared, and what arrives."""
    cleared: list[State] = []
    key = HidingKey(lambda: cleared.append(key.state))
    key.set_key("f12", {"enter", "escape"})
    return key, cleared, TerminalInput(token_filter=key.filter_tokens)


def test_what_was_typed_before_arrives_and_what_comes_after_does_not():
    key, cleared, arriving = hiding()
    assert said(arriving.feed(f"ab\x01{F12}cd\x1b[<0;1;1M\x1b[200~ef\x1b[201~{F12}\x1bx".encode(), 0)) == [
        *"ab",
        "<ctrl+a>",
        "<f12>",
    ]
    assert cleared == [State.CLEARED]
    assert said(arriving.finish(9)) == []
    assert said(arriving.feed(f"\x1b[I{F12}\rx".encode(), 10)) == ["<AppFocus>", "<ShowAgain>"]
    key.show()
    assert said(arriving.feed(b"gh", 11)) == [*"gh"]


def test_the_screen_is_cleared_before_anything_of_a_read_is_worked_out():
    _, cleared, arriving = hiding()
    rest = arriving.feed(b"a" * 4000 + F12.encode(), 0)
    assert cleared
    assert len(list(rest)) == 4001


def test_in_a_paste_it_is_text():
    _, cleared, arriving = hiding()
    messages = [*arriving.feed(f"\x1b[200~a{F12}b\x1b[201~".encode(), 0), *arriving.finish(9)]
    assert said(messages) == ["<paste: a[24~b>"]
    assert not cleared


def test_while_the_app_covers_the_screen_keys_are_for_what_covers_it():
    key, cleared, arriving = hiding()
    list(arriving.feed(F12.encode(), 0))
    key.cover()
    assert said(arriving.feed(f"a{F12}b".encode(), 1)) == ["a", "b"]
    assert len(cleared) == 1


def test_a_control_character_can_be_the_key():
    cleared: list[bool] = []
    key = HidingKey(lambda: cleared.append(True))
    key.set_key("ctrl+k", {"enter"})
    arriving = TerminalInput(token_filter=key.filter_tokens)
    assert said(arriving.feed(b"ab\x0bcd\x0b\r", 0)) == ["a", "b", "<ctrl+k>", "<ShowAgain>"]
    assert cleared


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    app = make_app(tmp_path, {QUESTION: SECRET}, position=QUESTION)
    app._dependencies.store.close()
    (tmp_path / "settings.json").write_text('{"introduction_seen": true}')
    with Visit(tmp_path) as visit:
        visit.sees(SECRET)
        visit.types("\x1b[F")
        yield visit


def hides(visit: Visit, words: str = SECRET) -> float:
    """Press the key; how long it takes until these words can't be seen any more."""
    pressed = time.monotonic()
    visit.types(F12)
    gone(visit, words)
    return time.monotonic() - pressed


def gone(visit: Visit, words: str = SECRET) -> None:
    """Wait until these words don't stand on the screen."""
    deadline = time.monotonic() + 20
    while words in visit.program.text:
        visit.program.read(0.02)
        assert time.monotonic() < deadline, visit.program.text


def test_it_hides_and_shows_again_by_its_own_key(visit: Visit):
    visit.types(" før")
    hides(visit)
    visit.types(f"imens{F12}")
    visit.sees("Enter: tilbage")
    visit.types(f"mere{F12}{ENTER}")
    visit.sees(f"{SECRET} før")
    visit.types(" efter")
    visit.sees(f"{SECRET} før efter")
    visit.types("\x1b[21~")
    assert visit.program.wait_end() == 0
    assert RoundStore(visit.directory).read(ROUND).answer(QUESTION).text == f"{SECRET} før efter"


def test_the_key_that_shows_again_counts_however_soon_it_comes(visit: Visit):
    since = len(visit.program.output)
    visit.types(f"{F12}x{ENTER}")
    assert visit.program.wait_for(re.escape(CLEAR), since=since)
    visit.sees(SECRET)
    visit.types(" y")
    visit.sees(f"{SECRET} y")
