"""Parses texts that people type as in a letter, with a few marks.

Every character that is not part of a recognised mark is text. docs/prose.md lists the marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from kerneblik.prose.items import ITEM
from kerneblik.prose.model import Block, Heading, Item, Items, Line, Link, Paragraph, Quote, Span
from kerneblik.text import clean_text

DEEPEST = 3
"""How deep items, and quotes, can be nested."""
_TAB = 2
"""How many columns a tab counts for in the indentation of an item."""
_LONGEST_ADDRESS = 2000
"""Characters; Word calls a document with longer addresses damaged."""

_HEADING = re.compile(r"(#{1,3})[ \t]+(?=\S)")
_QUOTE = re.compile(r">[ \t]+(?=[^\s\d])")
_BEGINNINGS = frozenset(" \t#>*•·\uf0b7-–o0123456789")
"""The characters with which a block other than a paragraph can begin."""
_SHOWN_AS_BULLET = frozenset("-*\uf0b7")

_SCHEME = r"(?:https?://|mailto:|www\.)(?=\w)"
_IMAGE = r"(?P<image>!\[[^\[\]]*\]\([^\s()]*\))"
_LABEL = r"(?<!!)\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])++)\]"
_TARGET = rf"\((?P<target>{_SCHEME}(?:[^\s<>()\\\"]|\([^\s<>()\\\"]*\))++)\)"
_BARE = rf"(?<!\w)(?P<bare>{_SCHEME}(?:[^\s<>()\[\]\\\"*]|\([^\s<>()\[\]\\\"*]*\))++)"
_CLOSES = r"""(?P<closes>(?<=[^\s*(\[{/\\])\*{1,3}(?![^\s)\]}"'»«“”’.,:;!?…–—-]))"""
_OPENS = r"""(?P<opens>(?<![^\s(\[{"'»«“”„‘’–—-])\*{1,3}(?=[^\s*.,:;!?)\]}/\\…]))"""
_MARK = re.compile(rf"{_IMAGE}|{_LABEL}{_TARGET}|{_BARE}|{_CLOSES}|{_OPENS}", re.IGNORECASE)
_BEHIND_ADDRESS = ".,:;!?'_…»”’}"
_IMPLIED = re.compile(r"^(?:https?://|mailto:)?(?:www\.)?|/$", re.IGNORECASE)
"""The parts of an address that make no difference to a reader."""


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a text."""
    lines = (line.rstrip() for line in clean_text(text).split("\n"))
    return tuple(_blocks(iter(_own_rules().parse("\n".join(lines)))))


def markdown_it(rules: str) -> MarkdownIt:
    """A parser of the library's with one of its own sets of rules, such as `commonmark` or `zero`."""
    return MarkdownIt(rules)


@cache
def _own_rules() -> MarkdownIt:
    parser = markdown_it("zero")
    blocks = {"heading": _heading, "blockquote": _quote, "list": _list, "paragraph": _paragraph}
    for name, rule in blocks.items():
        parser.block.ruler.at(name, rule)
    parser.inline.ruler.at("text", _text)
    parser.inline.ruler.at("emphasis", _mark)
    parser.inline.ruler2.at("emphasis", _pair_stars)
    return parser.enable([*blocks, "emphasis"]).disable(["text_join", "fragments_join", "balance_pairs"])


# Rules for blocks: each takes the lines that belong to one, and pushes a token for every line


def _line(state: StateBlock, row: int) -> str:
    return state.src[state.bMarks[row] : state.eMarks[row]]


def _push_line(state: StateBlock, text: str) -> None:
    token = state.push("inline" if _MARK.search(text) else "text", "", 0)  # most lines have no mark
    token.content, token.children = text, []


def _open(state: StateBlock, kind: str, row: int) -> Token:
    token = state.push(f"{kind}_open", "", 1)
    token.map = [row, row]
    return token


def _close(state: StateBlock, opened: Token, end: int) -> bool:
    """Close a block whose last line is the one before `end`."""
    state.push(opened.type.replace("open", "close"), "", -1)
    opened.map = [opened.map[0] if opened.map else end, end]
    state.line = end
    return True


def _heading(state: StateBlock, row: int, _end: int, _silent: bool) -> bool:
    found = _HEADING.match(_line(state, row))
    if found is None:
        return False
    opened = _open(state, "heading", row)
    opened.markup = found[1]
    _push_line(state, found.string[found.end() :])
    return _close(state, opened, row + 1)


def _quote(state: StateBlock, row: int, end: int, _silent: bool) -> bool:
    inner: list[str] = []
    for line in (_line(state, at) for at in range(row, end)):
        if not (_begins_quote(state, line) or (inner and line == ">")):
            break
        inner.append(line[1:].lstrip(" \t"))
    if not inner:
        return False
    opened, first = _open(state, "blockquote", row), len(state.tokens)
    state.env["quotes"] = state.env.get("quotes", 0) + 1
    state.md.block.parse("\n".join(inner), state.md, state.env, state.tokens)
    state.env["quotes"] -= 1
    for token in state.tokens[first:]:
        if token.map is not None:
            token.map = [row + token.map[0], row + token.map[1]]
    return _close(state, opened, row + len(inner))


def _begins_quote(state: StateBlock, line: str) -> bool:
    return _QUOTE.match(line) is not None and state.env.get("quotes", 0) < DEEPEST


def _list(state: StateBlock, row: int, end: int, _silent: bool) -> bool:
    """Items nest by the columns at which they begin; any other indented line continues the last item."""
    if ITEM.match(_line(state, row)) is None:
        return False
    opened, columns, last = _open(state, "list", row), list[int](), row
    for at in range(row, end):
        line = _line(state, at)
        if found := ITEM.match(line):
            column = sum(_TAB if sign == "\t" else 1 for sign in found["indent"])
            nested = (depth for depth, above in enumerate(columns) if column < above + _TAB)
            depth = min(next(nested, len(columns)), DEEPEST - 1)
            if columns and depth == len(columns):
                _open(state, "list", at)
            _close_items(state, columns, depth)
            columns.append(column)
            _open(state, "item", at).meta = found.groupdict()
            _push_line(state, line[found.end() :])
        elif line[:1] in {" ", "\t"}:
            if at > last + 1:
                _push_line(state, "")
            _push_line(state, line.lstrip())
        elif line:
            break
        else:
            continue
        last = at
    _close_items(state, columns, 0)
    return _close(state, opened, last + 1)


def _close_items(state: StateBlock, columns: list[int], depth: int) -> None:
    """Close the items at this depth and below, and the lists below it."""
    while len(columns) > depth:
        columns.pop()
        state.push("item_close", "", -1)
        if len(columns) > depth:
            state.push("list_close", "", -1)


def _paragraph(state: StateBlock, row: int, end: int, _silent: bool) -> bool:
    opened = _open(state, "paragraph", row)
    at = row
    while at == row or (at < end and not _ends_paragraph(state, _line(state, at))):
        _push_line(state, _line(state, at))
        at += 1
    return _close(state, opened, at)


def _ends_paragraph(state: StateBlock, line: str) -> bool:
    if line[:1] not in _BEGINNINGS:
        return not line
    return bool(_HEADING.match(line) or _begins_quote(state, line) or ITEM.match(line))


# Rules within a line


def _text(state: StateInline, _silent: bool) -> bool:
    """Take the text before the next mark."""
    found = _MARK.search(state.src, state.pos)
    end = found.start() if found else state.posMax
    if end == state.pos:
        return False
    state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def _mark(state: StateInline, _silent: bool) -> bool:
    """Take a mark: a link, or stars, which `_pair_stars` pairs later."""
    found = _MARK.match(state.src, state.pos)
    if found is None:
        return False
    start, end = found.span()
    if stars := found["closes"] or found["opens"]:
        token = state.push("stars", "", 0)
        token.content, token.meta = stars, found.groupdict()
    else:
        label, address = found["label"] or found["image"], found["target"] or ""
        if label is None:
            label = address = found["bare"].rstrip(_BEHIND_ADDRESS)
            end = start + len(address)
        if len(address) > _LONGEST_ADDRESS or not address or not label.strip() or "in_link" in state.env:
            state.pending += state.src[start:end]
        else:
            token = state.push("link", "", 0)
            token.meta, token.content = {"address": address, "start": start}, label
    state.pos = end
    return True


def _pair_stars(state: StateInline) -> None:
    """Make marks of opening stars that as many closing ones follow; all other stars are text."""
    open_: list[Token] = []
    waiting: Counter[str] = Counter()
    for token in state.tokens:
        if token.type != "stars":
            continue
        if token.meta["closes"] and waiting[token.content]:
            while True:
                before = open_.pop()
                waiting[before.content] -= 1
                if before.content == token.content:
                    break
            before.nesting, token.nesting = 1, -1
        elif token.meta["opens"]:
            open_.append(token)
            waiting[token.content] += 1


# From tokens to blocks


def _blocks(tokens: Iterator[Token]) -> Iterator[Block]:
    """The blocks up to the token that closes the block around them."""
    level, end = 0, None
    for token in tokens:
        if token.nesting < 0:
            return
        start, last = token.map or (0, 0)
        apart = end is not None and start > end
        end = last
        match token.type:
            case "heading_open":
                level = min(len(token.markup), level + 1)
                yield Heading(_lines(tokens)[0], level, apart)
            case "blockquote_open":
                yield Quote(tuple(_blocks(tokens)), apart)
            case "list_open":
                yield Items(tuple(_items(tokens)), apart)
            case _:
                yield Paragraph(_lines(tokens), apart)


def _lines(tokens: Iterator[Token]) -> tuple[Line, ...]:
    return tuple(_line_of(token) for token in _until_closed(tokens))


def _until_closed(tokens: Iterator[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.nesting < 0:
            return
        yield token


def _items(tokens: Iterator[Token]) -> Iterator[Item]:
    for opened in _until_closed(tokens):
        lines: list[Line] = []
        below: tuple[Item, ...] = ()
        for token in _until_closed(tokens):
            if token.type == "list_open":
                below = tuple(_items(tokens))
            else:
                lines.append(_line_of(token))
        row = opened.map[0] if opened.map else 0
        tick = opened.meta["tick"]
        done = None if tick is None else tick in {"x", "X"}
        yield Item(_sign(opened.meta, done), tuple(lines), row, done, below)


def _sign(found: dict[str, str | None], done: bool | None) -> str:
    box = {None: "", False: "☐", True: "☑"}[done]
    if number := found["number"]:
        return f"{number}{found['end']} {box}".rstrip()
    bullet = found["bullet"] or ""
    return box or ("•" if bullet in _SHOWN_AS_BULLET else bullet)


def _line_of(token: Token) -> Line:
    if token.type == "text":
        return (Span(token.content),) if token.content else ()
    return _spans(token.children or [])


def _spans(tokens: Iterable[Token]) -> Line:
    spans: list[Span] = []
    bold = italic = 0
    for token in tokens:
        if token.type == "link":
            label = _own_rules().parseInline(token.content, {"in_link": True})[0].children or []
            link = _link(token.content, **token.meta)
            spans += (Span(s.text, s.bold or bold > 0, s.italic or italic > 0, link) for s in _spans(label))
        elif token.nesting:
            bold += token.nesting * (len(token.content) > 1)
            italic += token.nesting * (len(token.content) != 2)  # noqa: PLR2004
        else:
            spans.append(Span(token.content, bold > 0, italic > 0))
    alike = groupby(spans, key=lambda span: span[1:])
    return tuple(Span("".join(span.text for span in same), *formatting) for formatting, same in alike)


def _link(label: str, address: str, start: int) -> Link:
    same = _IMPLIED.sub("", label).casefold() == _IMPLIED.sub("", address).casefold()
    href = f"http://{address}" if address[:4].lower() == "www." else address
    return Link(href, "" if same else address.removeprefix("mailto:"), start)
