"""No sentence stands in the catalogues that nothing ever says."""

from __future__ import annotations

import ast
import errno
import re
from functools import cache
from pathlib import Path

import pytest

import kerneblik
from kerneblik.language import catalogue

SOURCES = Path(kerneblik.__file__).parent
HOLE = "\0"
MADE_OTHERWISE = ("leave_out", "archived_open", "str", "bool", "dict", *map(str, range(1, 13)))
"""Parts of keys made from other texts than f-strings: an option, words joined, names of types, months."""
_LETTERS = re.compile(r"[a-z]{2}")


class Texts:
    """The texts that sources can make up: those that stand there, and f-strings filled with such texts."""

    def __init__(self, *sources: str) -> None:
        nodes = [node for source in sources for node in ast.walk(ast.parse(source))]
        self._whole = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
        composed = {_pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)}
        self._composed = [
            re.compile("(.+)".join(map(re.escape, pattern.split(HOLE))))
            for pattern in composed
            if _LETTERS.search(pattern)  # else it says nothing of what it is for
        ]
        self.can_be = cache(self._can_be)

    def _can_be(self, text: str) -> bool:
        if text in self._whole:
            return True
        found = (pattern.fullmatch(text) for pattern in self._composed)
        return any(all(map(self.can_be, match.groups())) for match in found if match is not None)


def _pattern(composed: ast.JoinedStr) -> str:
    parts = (part.value if isinstance(part, ast.Constant) else HOLE for part in composed.values)
    return "".join(map(str, parts))


def test_a_key_may_be_composed_of_parts_that_stand_elsewhere():
    texts = Texts('use("a.b"); t(f"key.{name}"); t(f"{words}.help"); key("save"); f"{x}.{y}"')
    for key in ("a.b", "key.save", "key.save.help", "a.b.help"):
        assert texts.can_be(key), key
    for key in ("a.c", "key.load", "key.load.help", "save.save"):
        assert not texts.can_be(key), key


@pytest.mark.slow
def test_every_sentence_is_said_somewhere():
    sources = [
        path.read_text(encoding="utf-8")
        for path in SOURCES.rglob("*.py")
        if path.relative_to(SOURCES).parts[:2] not in {("language", "da"), ("language", "en")}
    ]
    texts = Texts(repr([*MADE_OTHERWISE, *errno.errorcode.values()]), *sources)
    assert [key for key in catalogue("da") if not texts.can_be(re.sub(r"\.(one|other)$", "", key))] == []
