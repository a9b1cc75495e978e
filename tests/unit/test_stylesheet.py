"""What was read of style sheets is what they say, however it was kept, and what is kept can do nothing."""

from __future__ import annotations

import os
import pickle
import re
import zlib
from pathlib import Path

import pytest
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.widgets import Input, OptionList, Static, TextArea

from kerneblik.terminal.stylesheet import RememberingStylesheet
from kerneblik.ui.common.theme import Appearance, ThemedApp
from support.app import ROOT

VARIABLES = ThemedApp[None](Appearance.from_environment(ascii_marks=False), None).get_css_variables()
SHEETS = [(widget.__name__, widget.DEFAULT_CSS) for widget in (App, TextArea, OptionList, Input)]


def filled(sheet: Stylesheet) -> Stylesheet:
    for name, css in SHEETS:
        sheet.add_source(css, ("", name), is_default_css=True)
    sheet.read(ThemedApp.CSS_PATH)
    return sheet


def test_every_rule_is_of_something_that_there_is():
    """A rule that a renamed widget left behind selects nothing, and nobody is told."""
    words = set()
    for file in (ROOT / "tui").rglob("*.py"):
        words |= set(re.findall(r"[\w-]+", file.read_text(encoding="utf-8")))
    sheet = Stylesheet(variables=VARIABLES)
    sheet.read(ThemedApp.CSS_PATH)
    selectors = {
        selector.name for rule in sheet.rules for each in rule.selector_set for selector in each.selectors
    }
    of_textual = {"App", "Widget", "Toast", "option-list--option", "option-list--option-highlighted"}
    of_textual |= {f"text-area--{part}" for part in ("cursor", "selection", "placeholder")}
    assert selectors - words - of_textual == set()


def said(sheet: Stylesheet) -> list[tuple[object, ...]]:
    """All that rules say."""
    return [
        (rule.css, repr(rule.styles.get_rules()), rule.pseudo_classes, rule.selector_names, rule.tie_breaker)
        for rule in sheet.rules
    ]


def kept_of(sheet: RememberingStylesheet) -> bytes:
    filled(sheet).parse()
    kept = sheet.to_keep()
    assert kept is not None
    return kept


def refuse_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "textual.css.stylesheet.parse", lambda *_, **__: pytest.fail("a style sheet was read")
    )


def test_what_was_kept_says_what_the_sheets_say():
    kept = kept_of(RememberingStylesheet(VARIABLES))
    assert said(filled(RememberingStylesheet(VARIABLES, kept))) == said(
        filled(Stylesheet(variables=VARIABLES))
    )


def test_what_was_kept_is_not_read_again(monkeypatch: pytest.MonkeyPatch):
    kept = kept_of(RememberingStylesheet(VARIABLES))
    refuse_reading(monkeypatch)
    sheet = RememberingStylesheet(VARIABLES, kept)
    filled(sheet).parse()
    assert sheet.to_keep() is None


def test_what_no_node_asks_for_is_not_restored():
    kept = kept_of(RememberingStylesheet(VARIABLES))
    sheet = RememberingStylesheet(VARIABLES, kept)
    filled(sheet).parse()
    assert not [rule for rule in sheet.rules if {"selector_set", "styles"} & vars(rule).keys()]
    sheet.apply(Static())
    restored = [rule for rule in sheet.rules if "selector_set" in vars(rule)]
    assert restored
    assert len(restored) < len(sheet.rules) / 10


def test_nothing_is_read_twice_while_the_variables_are_the_same(monkeypatch: pytest.MonkeyPatch):
    sheet = RememberingStylesheet(VARIABLES)
    before = said(filled(sheet))
    refuse_reading(monkeypatch)
    sheet.set_variables(dict(VARIABLES))
    sheet.reparse()
    assert said(sheet) == before


def test_other_variables_and_another_text_are_read():
    kept = kept_of(RememberingStylesheet(VARIABLES))
    others = VARIABLES | {"primary": "#123456"}
    assert said(filled(RememberingStylesheet(others, kept))) == said(filled(Stylesheet(variables=others)))
    sheet = RememberingStylesheet(VARIABLES, kept)
    sheet.set_variables(others)
    assert said(filled(sheet)) == said(filled(Stylesheet(variables=others)))
    sheet = RememberingStylesheet(VARIABLES, kept)
    sheet.add_source("Input { color: red; }", ("", "Input"), is_default_css=True)
    assert "red" in sheet.css or "#FF0000" in sheet.css
    assert sheet.to_keep() is not None


class Harm:
    """What runs a command when it is restored."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self._path),)


def test_what_is_kept_calls_nothing(tmp_path: Path):
    harm = pickle.dumps((("", "", VARIABLES), Harm(tmp_path / "harm")))
    harm = zlib.crc32(harm).to_bytes(4) + harm
    assert said(filled(RememberingStylesheet(VARIABLES, harm))) == said(
        filled(Stylesheet(variables=VARIABLES))
    )
    assert not (tmp_path / "harm").exists()


def test_what_is_damaged_anywhere_does_no_harm():
    whole = kept_of(RememberingStylesheet(VARIABLES))
    for place in range(0, len(whole), len(whole) // 10):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        assert RememberingStylesheet(VARIABLES, bytes(damaged)).to_keep() is not None  # nothing of it is used


@pytest.mark.parametrize("damage", [b"", b"x", b"\x80\x05N.", pickle.dumps([1, 2])])
def test_what_makes_no_sense_does_no_harm(damage: bytes):
    assert said(filled(RememberingStylesheet(VARIABLES, damage))) == said(
        filled(Stylesheet(variables=VARIABLES))
    )
