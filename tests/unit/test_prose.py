"""Markdown that somebody wrote, for every kind of page: nothing in it breaks a file or leads astray."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerneblik.language import Translator
from kerneblik.report.formats import REPORT
from kerneblik.report.leader.document import Document, Heading, Prose
from kerneblik.report.prose import Node, as_html, as_tree

SIGNS = [
    *(
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "9999999999. ",
        "> ",
        "# ",
        "\t",
        "  \n",
    ),
    *(
        "| a ",
        "\n|---|---|\n",
        "[x](http://a.dk)",
        "[ ] ",
        "<b>",
        "&amp;",
        "\\",
        "    ",
        "ord",
        "Æ",
        "#x",
        "$",
        "@",
    ),
    *("![a](b)", "<!--", "<http://x.dk>", "---\n", "👍", "[a]: http://b\n", "[a]", "\u200b", "x" * 200),
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SIGNS), max_size=60).map("".join))
def test_no_markdown_breaks_a_file(text: str):
    document = Document("Titel", "Undertitel", (Prose(text), Heading("Mere", 1), Prose(text * 2)))
    for format_ in REPORT:
        content = format_.render(document, Translator("da"))
        if format_.name == "html":
            html5lib.HTMLParser(strict=True).parse(content.decode())


def text_of(nodes: tuple[Node, ...]) -> str:
    return "".join(node.text + text_of(node.children) for node in nodes)


def links(nodes: tuple[Node, ...]) -> list[str]:
    return [address for node in nodes for address in (*filter(None, [node.address]), *links(node.children))]


@pytest.mark.parametrize("address", ["javascript:x", "file:///etc/passwd", "/etc", "http://a/" + "x" * 3000])
def test_a_link_that_leads_astray_is_text(address: str):
    assert links(as_tree(f"[her]({address})")) == []
    assert "<a" not in as_html(f"[her]({address})", 4)


def test_links_to_the_web_and_mail_are_links():
    text = "[a](https://example.org/?a=1&b=2) <mailto:a@example.org>"
    assert links(as_tree(text)) == ["https://example.org/?a=1&b=2", "mailto:a@example.org"]


def test_the_tree_holds_all_the_words():
    lists = "# A\n\nb **c** *d* ~~e~~ `f`\n\n1. g\n   - [x] h\n\n> i\n\n| j |\n|---|\n| k |"
    text = f"{lists}\n\n```\nl\n```\n\n![m](http://n) <o>"
    assert text_of(as_tree(text)).replace(" ", "") == "Abcdefg☑hijkl[m]<o>"


@pytest.mark.parametrize("around", ["", "> " * 30, "- > " * 15], ids=["alone", "quoted", "in a list"])
@pytest.mark.parametrize("count", [80, 5000])
def test_rows_of_asterisks_around_words_break_no_file(around: str, count: int):
    row = "*" * count
    document = Document("Titel", "Undertitel", (Prose(f"{around}{row} HUSK {row}"), Prose(f"{row}HUSK{row}")))
    for format_ in REPORT:
        assert format_.render(document, Translator("da"))
    assert text_of(as_tree(f"{row}HUSK{row}")) == "HUSK"
