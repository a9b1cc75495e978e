"""`kerneblik review` on a terminal: drawn text, and nothing that a terminal follows or obeys."""

from __future__ import annotations

import re

import pytest

from kerneblik.cli.output import page_drawn
from kerneblik.documents.content.round import Selection, document
from kerneblik.documents.writers.terminal import drawn as drawn_document
from kerneblik.language import Translator
from support.prose import examples, in_plain, visible
from support.reports import TODAY, answer, checklist, round_

LINKS = (
    "[web](https://example.org/a) <mailto:a@example.org> [b](javascript:alert(1)) <javascript:alert(1)>"
    " [c](file:///etc/passwd) [d](ssh://h) ![e](data:image/png;base64,x) [f][r]\n\n[r]: javascript:alert(1)"
)


def drawn(text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PAGER", "")
    whole = Selection.from_round(checklist(), round_(answer("self-task", text)), TODAY)
    page_drawn(drawn_document(document(whole, Translator("da"))))
    return capsys.readouterr().out


COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def test_links_are_shown_with_their_address_and_none_can_be_followed(capsys, monkeypatch):
    out = drawn(LINKS, capsys, monkeypatch)
    assert "https://example.org/a" in out
    assert COLOURS.search(out)
    assert "\x1b" not in COLOURS.sub("", out)


@pytest.mark.parametrize(
    "hostile", ["\x1b]8;;http://x\x07y", "[a](http://x/\x1b]0;t\x07)", "\x9b2J", "\x1bc", "a\u202eb"]
)
def test_what_a_terminal_would_obey_is_left_out(capsys, monkeypatch, hostile: str):
    out = COLOURS.sub("", drawn(hostile, capsys, monkeypatch))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out)


@pytest.mark.slow
def test_every_text_is_read_as_the_page_on_prose_says(capsys, monkeypatch):
    texts = [typed for typed, _ in examples().values()]
    for text in texts:
        shown = re.sub(r"^(?:▌ )+", "", COLOURS.sub("", drawn(text, capsys, monkeypatch)), flags=re.MULTILINE)
        answer_shown = visible(shown).partition("Hvaderopgaven?")[2].partition("Hvaderdinrolle?")[0]
        assert answer_shown == visible(in_plain(text))
