"""Finding words in everything that was written, as a Dane reads them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kerneblik.reflection.model import Answer, Round

_BEFORE, _AROUND = 24, 120
"""Characters of an excerpt before the hit, and in all."""


def _table() -> dict[int, str]:
    """What a small letter is compared as, where it isn't itself."""
    accents = (chr(code) for code in range(0xC0, 0x250))
    plain = {letter: unicodedata.normalize("NFD", letter)[0] for letter in accents}
    two = {"å": "aa", "æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "ß": "ss", "ð": "d", "þ": "th", "ς": "σ"}
    apart = {chr(code): "" for code in range(0x300, 0x370)} | {"\u030a": "a"}  # the ring of an å
    return str.maketrans(plain | two | apart)


_TABLE = _table()


def folded(text: str) -> str:
    """The text as it is compared: without case and accents, å as aa, æ as ae, ø as oe."""
    return text.lower().translate(_TABLE)


_UNEVEN = re.compile(f"[{''.join(c for c in map(chr, range(0x80, 0x2000)) if len(folded(c)) != 1)}]")
"""The letters that are not compared as one."""


@dataclass(frozen=True)
class Text:
    """One text of one round, ready to be searched."""

    round: Round
    answer: Answer
    folded: str

    def hit(self, needle: str) -> Hit:
        """The first place of the needle, which stands in it."""
        return Hit(self.round, self.answer, self.folded.find(needle), len(needle))


@dataclass(frozen=True)
class Hit:
    """Where what was looked for stands; where exactly is found out when it is asked for."""

    round: Round
    answer: Answer
    at: int
    """Where it begins in the folded text."""
    length: int
    """How long it is in the folded text."""

    @cached_property
    def start(self) -> int:
        """The first character of the hit in the answer's text."""
        return self._reckoned_back(self.at + 1) - 1

    @cached_property
    def end(self) -> int:
        """The character behind the hit in the answer's text."""
        return self._reckoned_back(self.at + self.length)

    def _reckoned_back(self, reached: int) -> int:
        """How many characters of the text as it was written take so many folded ones, at the least."""
        longer = 0
        for letter in _UNEVEN.finditer(self.answer.text):
            before = letter.start() + longer
            if before >= reached:
                break
            longer += len(folded(letter.group())) - 1
            if letter.end() + longer >= reached:
                return letter.end()
        return reached - longer

    @property
    def place(self) -> tuple[int, int]:
        """Line and character of the hit."""
        text = self.answer.text
        return text.count("\n", 0, self.start), self.start - text.rfind("\n", 0, self.start) - 1

    @property
    def excerpt(self) -> tuple[str, str, str]:
        """The hit on one line, with what stands before and behind it."""
        text = self.answer.text
        first = max(0, self.start - _BEFORE)
        if first:
            space = text.find(" ", first, self.start)
            first = space + 1 if space >= 0 else first
        before, behind = text[first : self.start], text[self.end : self.end + _AROUND]
        start = "…" if first else ""
        return start + _one_line(before), _one_line(text[self.start : self.end]), _one_line(behind)


class Library:
    """All texts of some rounds. Making it takes some time; looking something up hardly any."""

    def __init__(self, rounds: Iterable[Round]) -> None:
        """Take up the rounds in this order, and in each the texts last written first."""
        self._texts = [
            Text(round_, answer, folded(answer.text)) for round_ in rounds for answer in _latest_first(round_)
        ]

    def look_up(self, words: str, most: int = 100) -> list[Hit]:
        """The texts in which all these words stand, each with the place of the first; at most `most`.

        Words may be parts of longer ones. A phrase that stands in the text as it was typed comes before
        texts that hold its words in other places.
        """
        phrase = folded(words.strip())
        needles = phrase.split()
        if not needles:
            return []
        whole = [text for text in self._texts if phrase in text.folded]
        if len(needles) == 1 or len(whole) >= most:
            return [text.hit(phrase) for text in whole[:most]]
        found = {id(text) for text in whole}
        scattered = [
            text
            for text in self._texts
            if id(text) not in found and all(needle in text.folded for needle in needles)
        ]
        hits = [text.hit(phrase) for text in whole] + [text.hit(needles[0]) for text in scattered]
        return hits[:most]


def _latest_first(round_: Round) -> list[Answer]:
    written = [answer for answer in round_.answers.values() if answer.text.strip()]
    return sorted(written, key=lambda a: a.edited.timestamp() if a.edited else 0.0, reverse=True)


def _one_line(text: str) -> str:
    return " ".join(text.split(" ")).replace("\n", " ").replace("\t", " ")
