"""What somebody wrote in Markdown, for a page: as HTML, or as a tree for other kinds of pages.

No raw HTML, no picture, and no link to anything but the web and mail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from kerneblik.report.embedding import shifted
from kerneblik.text import clean_text

_LINKS = ("http://", "https://", "mailto:")
_LONGEST_LINK = 2000
"""Letters; Word takes a document with longer ones for damaged."""
_DEEPEST = 6
"""Emphasis within emphasis; a row of a hundred asterisks would be nested deeper than any writer goes."""
_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ "}


def as_html(text: str, below: int) -> str:
    """The text as HTML, its headings below level `below`."""
    markdown = _parser()
    markdown.add_render_rule("image", _picture)
    tokens = _tokens(markdown, text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{shifted(int(token.tag[1:]), below)}"
    return str(markdown.renderer.render(tokens, markdown.options, {}))


@dataclass(frozen=True)
class Node:
    """A part of a text."""

    kind: str
    """What markdown-it calls it: `paragraph`, `bullet_list`, `strong`, `text` and so on."""
    text: str = ""
    """The words of a `text`, `code_inline`, `fence` or `code_block`."""
    children: tuple[Node, ...] = ()
    number: int = 0
    """The level of a heading, the first number of an ordered list."""
    address: str = ""
    """Where a link leads."""


def as_tree(text: str) -> tuple[Node, ...]:
    """The blocks of the text."""
    root = SyntaxTreeNode(_tokens(_parser(), clean_text(text)))
    return tuple(node for child in root.children for node in _nodes(child))


def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable(["table", "strikethrough"])
    markdown.validateLink = _is_allowed  # type: ignore[assignment] # as its documentation has it
    return markdown


def _tokens(markdown: MarkdownIt, text: str) -> list[Token]:
    tokens = markdown.parse(text)
    for index, token in enumerate(tokens):
        if token.children:
            token.children = [part for part in token.children if part.level < _DEEPEST or not part.nesting]
        if token.type == "inline" and tokens[index - 2].type == "list_item_open":
            _draw_box(token)
    return tokens


def _draw_box(item: Token) -> None:
    """A list item that begins with `[ ]` or `[x]` is something to do, or done."""
    first = item.children[0] if item.children else None
    if first is not None and first.type == "text" and first.content[:4].lower() in _BOXES:
        first.content = _BOXES[first.content[:4].lower()] + first.content[4:]


def _is_allowed(address: str) -> bool:
    return len(address) <= _LONGEST_LINK and address.strip().lower().startswith(_LINKS)


def _picture(_: Any, tokens: Sequence[Token], index: int, *__: Any) -> str:
    """A picture would be fetched from somewhere: its description stands in its place."""
    return f"[{escape(tokens[index].content)}]"


def _nodes(found: SyntaxTreeNode) -> Iterator[Node]:
    children = tuple(node for child in found.children for node in _nodes(child))
    match found.type:
        case "inline" | "thead" | "tbody":
            yield from children
        case "softbreak":
            yield Node("text", " ")
        case "text" if not found.content:
            return
        case "image":
            yield Node("text", f"[{found.content}]")
        case "heading":
            yield Node("heading", children=children, number=int(found.tag[1:]))
        case "ordered_list":
            yield Node("ordered_list", children=children, number=int(found.attrs.get("start", 1)))
        case "link":
            yield Node("link", children=children, address=str(found.attrs["href"]))
        case "fence" | "code_block" | "code_inline" | "text":
            yield Node(found.type, found.content.rstrip("\n"))
        case _:
            yield Node(found.type, children=children)
