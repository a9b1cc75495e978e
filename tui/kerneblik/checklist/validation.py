"""Makes a checklist of YAML nodes, and collects all mistakes instead of stopping at the first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from kerneblik.bounds import LONGEST_ID, LONGEST_NAME, LONGEST_WORDING
from kerneblik.checklist.mistakes import MistakeList, quote
from kerneblik.checklist.model import Actor, Checklist, Kind, Question, Theme, Words
from kerneblik.checklist.yaml_nodes import Mapping, Node, Scalar, Sequence

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NO_WORDS = Words({"": ""})
"""Stands in for a text with a mistake; a checklist with mistakes is never returned to a caller."""


class _Place(NamedTuple):
    """A node and where it is."""

    line: int
    """The line of its key, or its own in a list."""
    field: str
    """Such as `actors[1].name`; empty for the whole content."""
    node: Node


def read_checklist(root: Node, mistakes: MistakeList) -> Checklist:
    """The checklist that the nodes hold; to be used only when nothing was noted in `mistakes`."""
    return _Reader(mistakes).checklist(_Place(root.line, "", root))


class _Reader:
    """Reads one checklist. A place that is None is a missing field, which `_fields` has noted."""

    def __init__(self, mistakes: MistakeList) -> None:
        self._mistakes = mistakes
        self._single_language: str | None = None
        self._translated: list[tuple[_Place, list[str]]] = []
        """Every text that is given per language, with its languages."""
        # The line of each id, to find those used twice.
        self._theme_ids: dict[str, int] = {}
        self._actor_ids: dict[str, int] = {}
        self._question_ids: dict[str, int] = {}
        self._aliases: list[tuple[_Place, str]] = []
        self._centre: int | None = None
        """The line of the actor that is in the middle."""

    def checklist(self, place: _Place) -> Checklist:
        """The whole file."""
        fields = self._fields(place, ("title", "introduction", "themes", "actors"), optional=("language",))
        if "language" in fields:
            self._single_language = self._language(fields["language"])
        title = self._words(fields.get("title"), LONGEST_NAME)
        introduction = self._words(fields.get("introduction"), LONGEST_WORDING, paragraphs=True)
        themes = tuple(self._theme(item) for item in self._items(fields.get("themes")))
        actors = tuple(self._actor(item) for item in self._items(fields.get("actors")))
        self._check_aliases()
        return Checklist(title, introduction, themes, actors, self._common_languages())

    def _theme(self, place: _Place) -> Theme:
        fields = self._fields(place, ("id", "name"))
        return Theme(
            self._new_id(fields.get("id"), self._theme_ids), self._words(fields.get("name"), LONGEST_NAME)
        )

    def _actor(self, place: _Place) -> Actor:
        optional = ("short", "documents", "aliases", "central")
        fields = self._fields(place, ("id", "name", "questions"), optional=optional)
        name = self._words(fields.get("name"), LONGEST_NAME)
        return Actor(
            id=self._new_id(fields.get("id"), self._actor_ids),
            name=name,
            short=self._words(fields["short"], LONGEST_NAME) if "short" in fields else name,
            questions=tuple(self._question(item) for item in self._items(fields.get("questions"))),
            central=self._central(fields.get("central")),
            documents=self._words(fields["documents"], LONGEST_NAME) if "documents" in fields else None,
            aliases=tuple(self._alias(item) for item in self._items(fields.get("aliases"))),
        )

    def _question(self, place: _Place) -> Question:
        fields = self._fields(place, ("id", "kind", "theme", "text"))
        return Question(
            id=self._new_id(fields.get("id"), self._question_ids),
            kind=self._kind(fields.get("kind")),
            theme=self._theme_id(fields.get("theme")),
            text=self._words(fields.get("text"), LONGEST_WORDING),
        )

    # Names and flags.

    def _name(self, place: _Place | None) -> str:
        """A word that the file uses as a name, be it one that YAML reads as a number or a date."""
        if place is None:
            return ""
        if not isinstance(place.node, Scalar):
            self._note(place, "not_text")
            return ""
        name = place.node.value.strip()
        if not name:
            self._note(place, "empty_text")
        return name

    def _new_id(self, place: _Place | None, lines: dict[str, int]) -> str:
        name = self._name(place)
        if place is None or not name:
            return ""
        if not _ID.fullmatch(name):
            self._note(place, "bad_id", value=quote(name))
        elif len(name) > LONGEST_ID:
            self._note(place, "too_long", longest=LONGEST_ID)
        elif name in lines:
            self._note(place, "duplicate_id", value=quote(name), first=lines[name])
        else:
            lines[name] = place.line
        return name

    def _alias(self, place: _Place) -> str:
        name = " ".join(self._name(place).split())
        if len(name) > LONGEST_NAME:
            self._note(place, "too_long", longest=LONGEST_NAME)
        elif name:
            self._aliases.append((place, name))
        return name

    def _check_aliases(self) -> None:
        """Note the aliases that stand for something else already; to be called when all ids are known."""
        lines = dict(self._actor_ids)
        for place, name in self._aliases:
            if name.isdecimal():
                self._note(place, "alias_number", value=quote(name))
            elif name.casefold() in lines:
                self._note(place, "duplicate_alias", value=quote(name), first=lines[name.casefold()])
            else:
                lines[name.casefold()] = place.line

    def _kind(self, place: _Place | None) -> Kind:
        name = self._name(place)
        try:
            return Kind(name)
        except ValueError:
            if place is not None and name:
                values = {"reflection": Kind.REFLECTION, "dialogue": Kind.DIALOGUE}
                self._note(place, "unknown_kind", value=quote(name), **values)
            return Kind.REFLECTION

    def _theme_id(self, place: _Place | None) -> str:
        name = self._name(place)
        known = self._theme_ids
        if place is not None and name and known and name not in known:
            self._note(place, "unknown_theme", value=quote(name), known=quote(", ".join(known)))
        return name

    def _language(self, place: _Place) -> str:
        name = self._name(place)
        if name and not _LANGUAGE.fullmatch(name):
            self._note(place, "bad_language", value=quote(name))
        return name

    def _central(self, place: _Place | None) -> bool:
        if place is None:
            return False
        value = place.node.value if isinstance(place.node, Scalar) else ""
        if value not in {"true", "false"}:
            self._note(place, "not_flag")
        if value != "true":
            return False
        if self._centre is not None:
            self._note(place, "second_centre", first=self._centre)
        self._centre = place.line
        return True

    # Texts and their languages.

    def _words(self, place: _Place | None, longest: int, *, paragraphs: bool = False) -> Words:
        """A text in the checklist's languages, in each of `longest` characters at most.

        Line breaks are kept when it may have `paragraphs`.
        """
        if place is None:
            return _NO_WORDS
        if self._single_language is not None:
            if isinstance(place.node, Mapping):
                self._note(place, "translated_in_single", language=quote(self._single_language))
                return _NO_WORDS
            return Words({self._single_language: self._text(place, longest, paragraphs)})
        if not isinstance(place.node, Mapping):
            self._note(place, "not_translated")
            return _NO_WORDS
        texts = dict(self._pairs(place.field, place.node))
        self._translated.append((place, list(texts)))
        return Words(
            {code: self._text(text, longest, paragraphs) for code, text in texts.items()} or {"": ""}
        )

    def _text(self, place: _Place, longest: int, paragraphs: bool) -> str:
        node = place.node
        if isinstance(node, Scalar) and not node.value.strip():
            self._note(place, "empty_text")
        elif not isinstance(node, Scalar) or not node.is_text:
            self._note(place, "not_text")
        elif len(node.value) > longest:
            self._note(place, "too_long", longest=longest)
        else:
            return node.value.strip() if paragraphs else " ".join(node.value.split())
        return ""

    def _common_languages(self) -> tuple[str, ...]:
        """The languages that most texts have; a text with others, or without one of them, is noted."""
        if self._single_language is not None:
            return (self._single_language,)
        counts = Counter(code for _, codes in self._translated for code in codes)
        common = tuple(code for code in counts if 2 * counts[code] > len(self._translated))
        for place, codes in self._translated:
            for code in codes:
                if not _LANGUAGE.fullmatch(code):
                    self._note(place, "bad_language", value=quote(code))
                elif code not in common:
                    self._note(place, "extra_language", language=code, known=", ".join(common))
            for code in common:
                if code not in codes:
                    self._note(place, "missing_language", language=quote(code))
        return common

    # The structure.

    def _fields(
        self, place: _Place, required: tuple[str, ...], *, optional: tuple[str, ...] = ()
    ) -> dict[str, _Place]:
        """The known fields of a mapping; those missing, unknown or there twice are noted."""
        if not isinstance(place.node, Mapping):
            self._note(place, "not_mapping", known=", ".join(required))
            # Then each of its fields is missing, too, which need not be reported.
            return {}
        fields = {}
        known = (*required, *optional)
        for name, field in self._pairs(place.field, place.node):
            if name in known:
                fields[name] = field
            else:
                self._note_unknown(name, field, known)
        for name in required:
            if name not in fields:
                self._mistakes.add(place.line, _join(place.field, name), "missing")
        return fields

    def _note_unknown(self, name: str, place: _Place, known: tuple[str, ...]) -> None:
        close = get_close_matches(quote(name), known, n=1)
        if close:
            self._note(place, "unknown_key_like", name=quote(name), like=close[0])
        else:
            self._note(place, "unknown_key", name=quote(name), known=", ".join(known))

    def _pairs(self, field: str, node: Mapping) -> Iterator[tuple[str, _Place]]:
        """The keys of a mapping with their values; a key that was there before is noted and left out."""
        lines: dict[str, int] = {}
        for key, value in node.pairs:
            if not isinstance(key, Scalar):
                self._mistakes.add(key.line, field, "key_not_text")
                continue
            place = _Place(key.line, _join(field, quote(key.value)), value)
            if key.value in lines:
                self._note(place, "duplicate_key", first=lines[key.value])
            else:
                lines[key.value] = key.line
                yield key.value, place

    def _items(self, place: _Place | None) -> list[_Place]:
        """The items of a list that must hold at least one."""
        if place is None:
            return []
        if not isinstance(place.node, Sequence):
            self._note(place, "not_list")
            return []
        if not place.node.items:
            self._note(place, "empty_list")
        items = enumerate(place.node.items)
        return [_Place(item.line, f"{place.field}[{index}]", item) for index, item in items]

    def _note(self, place: _Place, key: str, **values: object) -> None:
        self._mistakes.add(place.line, place.field, key, **values)


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name
