"""The nodes of a YAML file, with their lines."""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from kerneblik.checklist.mistakes import MistakeList, quote, unprintable
from kerneblik.text import ForeignEncodingError, text_from_outside

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader in C where PyYAML was built with libyaml; Any, as both have no common base class."""

_DEEPEST = 16
"""Levels of nesting. A checklist has six; far more than allowed would exhaust the stack."""

_STRING = "tag:yaml.org,2002:str"
_KNOWN_TAGS = frozenset({_STRING, "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})


class Scalar(NamedTuple):
    """A single value."""

    line: int
    """Counted from 1, as in every node."""
    value: str
    """As it is written, without quotation marks; printable."""
    is_text: bool
    """False for what YAML reads as a number, a date, true or false, or nothing."""


class Sequence(NamedTuple):
    """A list."""

    line: int
    items: list[Node]


class Mapping(NamedTuple):
    """Keys with values, in the order of the file; a key may be there twice."""

    line: int
    pairs: list[tuple[Node, Node]]


Node = Scalar | Sequence | Mapping


class _TooDeepError(Exception):
    """The file is nested deeper than any checklist is."""


def compose(content: bytes, mistakes: MistakeList) -> Node | None:
    """The root node of a YAML file; None when it can't be parsed or is empty, which `mistakes` then says."""
    text = _decode(content, mistakes)
    if text is None:
        return None
    try:
        return _Composer(_SafeLoader(text), mistakes).document()
    except yaml.MarkedYAMLError as error:
        _note_syntax(error, mistakes)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML lets some of Python's own errors through, as for an escape beyond the last character.
        mistakes.add(None, "", "not_yaml", problem=quote(str(error)))
    except _TooDeepError:  # it has been noted
        pass
    return None


def _decode(content: bytes, mistakes: MistakeList) -> str | None:
    try:
        text = text_from_outside(content)
    except ForeignEncodingError as error:
        mistakes.add(error.line, "", "not_utf8", encoding=error.encoding)
        return None
    if unprintable().search(text):
        for number, line in enumerate(text.split("\n"), start=1):
            _note_unprintable(line, number, mistakes)
        # Read on without them, so that the other mistakes are told too.
        text = unprintable().sub("\ufffd", text)
    return text


def _note_unprintable(text: str, line: int, mistakes: MistakeList) -> None:
    if found := unprintable().search(text):
        mistakes.add(line, "", "unprintable", code=f"U+{ord(found[0]):04X}")


def _note_syntax(error: yaml.MarkedYAMLError, mistakes: MistakeList) -> None:
    mark = error.problem_mark or error.context_mark
    problem = quote(error.problem or error.context or "")
    if mark is None:
        mistakes.add(None, "", "not_yaml", problem=problem)
    else:
        mistakes.add(mark.line + 1, "", "syntax", column=mark.column + 1, problem=problem)


class _Composer:
    """Makes nodes of PyYAML's events; refuses what no checklist needs."""

    def __init__(self, loader: Any, mistakes: MistakeList) -> None:
        self._loader = loader
        self._mistakes = mistakes

    def document(self) -> Node | None:
        """The root of the only document; None when there is no document."""
        self._loader.get_event()  # the stream's start
        if self._loader.check_event(yaml.StreamEndEvent):
            self._mistakes.add(None, "", "empty")
            return None
        self._loader.get_event()  # the document's start
        root = self._node(depth=1)
        self._loader.get_event()  # the document's end
        if not self._loader.check_event(yaml.StreamEndEvent):
            self._mistakes.add(self._loader.get_event().start_mark.line + 1, "", "second_document")
        return root

    def _node(self, depth: int) -> Node:
        event = self._loader.get_event()
        line = event.start_mark.line + 1
        if depth > _DEEPEST:
            self._mistakes.add(line, "", "too_deep")
            raise _TooDeepError
        if isinstance(event, yaml.AliasEvent):
            self._mistakes.add(line, "", "alias", name=quote(event.anchor or ""))
            return Scalar(line, "*", is_text=True)
        self._refuse_extras(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(line, self._until(yaml.SequenceEndEvent, depth))
        if isinstance(event, yaml.MappingStartEvent):
            nodes = self._until(yaml.MappingEndEvent, depth)
            return Mapping(line, list(zip(nodes[::2], nodes[1::2], strict=True)))
        return self._scalar(event, line)

    def _until(self, end: type[yaml.Event], depth: int) -> list[Node]:
        nodes = []
        while not self._loader.check_event(end):
            nodes.append(self._node(depth + 1))
        self._loader.get_event()
        return nodes

    def _refuse_extras(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self._mistakes.add(line, "", "anchor", name=quote(event.anchor))
        if event.tag is not None and event.tag not in _KNOWN_TAGS:
            self._mistakes.add(line, "", "tag", name=quote(event.tag))

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> Scalar:
        _note_unprintable(event.value, line, self._mistakes)
        tag = event.tag or self._loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        return Scalar(line, unprintable().sub("\ufffd", event.value), is_text=tag == _STRING)
