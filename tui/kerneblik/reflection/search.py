"""Searches the texts of rounds. They are folded before: what looks alike becomes equal, and å becomes aa."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from unicodedata import category, lookup, name, normalize

from kerneblik.reflection.dialogue import Agreement, Conversation
from kerneblik.reflection.model import REPORT, TAKEAWAY, Answer, Round

_RING, _DIAERESIS = "\u030a", "\u0308"
_AS_TWO = {"a" + _RING: "aa", "a" + _DIAERESIS: "ae", "o" + _DIAERESIS: "oe", "æ": "ae", "ø": "oe", "œ": "oe"}
"""Letters that are compared as two; ä counts as æ, and ö as ø."""

_ALIKE = {
    **dict.fromkeys("’‘‛ʼʻʹ′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("−⁃", "-"),  # all others are dashes to Unicode, too
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("\u115f\u1160\u3164", ""),  # letters that show nothing
    **{"ı": "i", "ð": "d", "þ": "th"},
}
"""Characters that are compared as others, though Unicode doesn't decompose them."""

_INVISIBLE = {"Mn", "Me", "Cf"}
"""Unicode's categories of combining marks and format characters, which are ignored."""

_RUN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""Characters beyond ASCII, with the ASCII character before them, which the first may combine with."""

_BEFORE, _BEHIND = 24, 160
"""Characters of an excerpt before and behind the hit."""


def folded(text: str) -> str:
    """The text as it is compared: without differences of case, accents and invisible characters.

    Characters are decomposed as by Unicode's NFKD. å becomes "aa", æ and ä become "ae", ø and ö become "oe";
    dashes become "-", and quotation marks and apostrophes the straight ones.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    for mark in (_RING, _DIAERESIS):
        if mark in text:  # not normalized as a whole: that can take the square of the length
            for letter in "aAoO":
                text = text.replace(letter + mark, normalize("NFC", letter + mark))
    return text.translate(_TABLE)


def place_in_text(text: str, position: int) -> tuple[int, int]:
    """The start and the end, in the text as it was written, of what became the character at `position`.

    `position` counts characters of the folded text. The result covers a letter with all its combining marks.
    """
    longer = 0  # by how much the folded text is longer so far
    for run in _RUN.finditer(text):
        start = run.start()
        if start + longer > position:
            break
        for letter in _letters(run.group()):
            length = len(folded(letter))
            if position < start + longer + length:
                return start, start + len(letter)
            start += len(letter)
            longer += length - len(letter)
    return position - longer, position - longer + 1


def _letters(run: str) -> Iterator[str]:
    """The letters of a run, each with its combining marks."""
    start = 0
    for at, character in enumerate(run):
        if at > start and category(character) not in _INVISIBLE:
            yield run[start:at]
            start = at
    yield run[start:]


class _FoldingTable(dict[int, str]):
    """What each character is folded to; an entry is computed when it is first needed."""

    def __missing__(self, code: int) -> str:
        self[code] = result = _fold_character(chr(code))
        return result


_TABLE = _FoldingTable()


def _fold_character(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    apart = normalize("NFKD", normalize("NFKD", character).casefold())
    pairs = zip(apart, apart[1:] + " ", strict=True)
    return "".join(_AS_TWO.get(base + mark) or _without_stroke(base) for base, mark in pairs)


def _without_stroke(character: str) -> str:
    """What a character that doesn't decompose is folded to: ł, with a stroke, to l; a mark to nothing."""
    if (kind := category(character)) in _INVISIBLE:
        return ""
    if kind == "Pd":
        return "-"
    if (alike := _ALIKE.get(character, _AS_TWO.get(character))) is not None:
        return alike
    plain, stroke, _ = name(character, "").partition(" WITH ")
    if stroke and character.isalpha():
        with suppress(KeyError):  # there need not be a character with the name before WITH
            return lookup(plain)
    return character


Source = Answer | Agreement | Conversation
"""What a text that is searched belongs to."""


@dataclass(frozen=True)
class Text:
    """One text of one round, ready to be searched."""

    round: Round
    source: Source
    words: str
    """The text as it was written."""
    folded: str
    """The text as it is compared (see `folded`)."""

    @classmethod
    def from_source(cls, round_: Round, source: Source) -> Text:
        """The text of an answer or note, text and person of an agreement, or the people of a conversation."""
        match source:
            case Answer():
                words = source.text
            case Agreement():
                words = ", ".join(filter(None, (source.text, source.who)))
            case Conversation():
                words = source.people
        return cls(round_, source, words, folded(words))


@dataclass(frozen=True)
class Hit:
    """A place in a text that matches a search. Its position is computed when it is asked for."""

    text: Text
    at: int
    """Where it begins in the folded text."""
    length: int
    """How long it is in the folded text."""

    @classmethod
    def from_text(cls, text: Text, needle: str) -> Hit:
        """The first place of the needle, a folded string that the folded text contains."""
        return cls(text, text.folded.find(needle), len(needle))

    @property
    def round(self) -> Round:
        """The round it is in."""
        return self.text.round

    @property
    def source(self) -> Source:
        """What the text belongs to."""
        return self.text.source

    @cached_property
    def start(self) -> int:
        """The first character of the hit in the text as it was written."""
        return place_in_text(self.text.words, self.at)[0]

    @cached_property
    def end(self) -> int:
        """The first character behind the hit in the text as it was written."""
        return place_in_text(self.text.words, self.at + self.length - 1)[1]

    @property
    def place(self) -> tuple[int, int]:
        """Line and character of the hit, counted from 0."""
        words = self.text.words
        return words.count("\n", 0, self.start), self.start - words.rfind("\n", 0, self.start) - 1

    @property
    def excerpt(self) -> tuple[str, str, str]:
        """What is before the hit, the hit, and what is behind it, each on one line."""
        words = self.text.words
        first = max(0, self.start - _BEFORE)
        if first:
            space = words.find(" ", first - 1, self.start)
            first = space + 1 if space >= 0 else first
        before, behind = words[first : self.start], words[self.end : self.end + _BEHIND]
        start = "…" if first else ""
        return start + _one_line(before), _one_line(words[self.start : self.end]), _one_line(behind)


class SearchIndex:
    """The texts of some rounds, prepared for searching. Making it takes some time, searching hardly any."""

    def __init__(self, rounds: Iterable[Round]) -> None:
        """Hits come in the order of these rounds, and within a round those last edited first."""
        self._texts = [Text.from_source(round_, source) for round_ in rounds for source in _sources(round_)]
        self._narrowed = [("", self._texts)]

    def search(self, words: str, most: int = 100) -> list[Hit]:
        """The texts that contain all these words, at most `most` of them, each with one place.

        Parts of words match, too. Texts that contain the words as a phrase come first.
        """
        phrase = folded(words.strip())
        needles = phrase.split()
        if not needles:
            return []
        hits = [Hit.from_text(text, phrase) for text in islice(self._holding(phrase), most)]
        if len(needles) == 1 or len(hits) == most:
            return hits
        scattered = (
            Hit.from_text(text, needles[0])
            for text in self._texts
            if phrase not in text.folded and all(needle in text.folded for needle in needles)
        )
        return hits + list(islice(scattered, most - len(hits)))

    def _holding(self, phrase: str) -> list[Text]:
        """The texts that contain the phrase; while it is being typed, only earlier hits are searched."""
        while not phrase.startswith(self._narrowed[-1][0]):
            self._narrowed.pop()
        before, texts = self._narrowed[-1]
        if phrase != before:
            self._narrowed.append((phrase, [text for text in texts if phrase in text.folded]))
        return self._narrowed[-1][1]


def _sources(round_: Round) -> Iterator[Source]:
    """Everything in a round that has a text and is not deleted."""
    held = {id_: c for id_, c in round_.conversations.items() if not c.deleted}
    readable = {"", REPORT, TAKEAWAY, *held}
    written = [a for a in round_.answers.values() if a.text.strip() and a.conversation in readable]
    yield from sorted(written, key=lambda a: a.edited.timestamp() if a.edited else 0.0, reverse=True)
    yield from round_.agreements_with()
    yield from sorted((c for c in held.values() if c.people), key=lambda c: c.held, reverse=True)


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
