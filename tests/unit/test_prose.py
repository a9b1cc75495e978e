"""What is written is what is read: every form shows the same, and all that was typed but its marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from kerneblik.prose.html import as_html
from kerneblik.prose.markdown import as_markdown
from kerneblik.prose.model import Block, Paragraph, Span, items_of
from kerneblik.prose.parse import parse
from kerneblik.prose.plain import as_plain
from support.app import ROOT
from support.prose import TYPED, differences, examples


def test_the_texts_of_the_page_read_as_it_says():
    found = examples()
    assert len(found) >= 40
    read = {name: as_plain(parse(typed)) for name, (typed, _) in found.items()}
    assert read == {name: expected for name, (_, expected) in found.items()}


@pytest.mark.slow
def test_the_texts_of_the_page_and_the_worked_example_show_the_same_in_every_form():
    worked = (ROOT / "data" / "example.yaml").read_text(encoding="utf-8")
    assert differences([*(typed for typed, _ in examples().values()), worked]) == {}


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(TYPED)
@pytest.mark.slow
def test_every_form_shows_the_same_and_all_that_was_typed(text: str):
    assert differences([text], on_paper=False) == {}


# Which marks there are


def spans(text: str) -> list[Span]:
    return [
        span for block in parse(text) if isinstance(block, Paragraph) for line in block.lines for span in line
    ]


def looks(text: str) -> list[tuple[str, str]]:
    return [(s.text, "b" * s.bold + "i" * s.italic) for s in spans(text) if s.bold or s.italic]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**fed** og *kursiv* og ***begge***", [("fed", "b"), ("kursiv", "i"), ("begge", "bi")]),
        ("**fed *og kursiv* her**", [("fed ", "b"), ("og kursiv", "bi"), (" her", "b")]),
        ("(*a*), »**b**«: *c*!", [("a", "i"), ("b", "b"), ("c", "i")]),
        ("**https://x.dk** [*a*](http://b.dk)", [("https://x.dk", "b"), ("a", "i")]),
        ("a*b*c 5*3*2 * a * **a* *.txt *.doc \\*a\\* ****a****", []),
        ("*over\nto linjer*", []),
    ],
)
def test_bold_and_italic(text: str, expected: list[tuple[str, str]]):
    assert looks(text) == expected


def shape(blocks: tuple[Block, ...]) -> list[object]:
    return [[item.sign for item in items_of((block,))] or type(block).__name__ for block in blocks]


def test_a_line_that_is_not_indented_ends_the_item_and_empty_lines_do_not():
    assert shape(parse("- a\n\n- b\n\n  mere\nslut\n- c")) == [["•", "•"], "Paragraph", ["•"]]


def test_items_go_three_levels_down_and_quotes_too():
    deep = parse("".join("  " * level + "- x\n" for level in range(6)))
    assert as_plain(deep) == "• x\n  • x\n" + "    • x\n" * 3 + "    • x"
    assert as_plain(parse("> > > > a")) == "> > > > a"
    html = as_html(parse("> > > > a"), 4)
    assert (html.count("<blockquote"), "&gt; a" in html) == (3, True)


def test_no_level_is_left_out_between_headings():
    assert re.findall(r"<h(\d)", as_html(parse("### a\n# b\n### c\n### d"), 4)) == ["5", "5", "6", "6"]


# Links


def links(text: str) -> list[tuple[str, str]]:
    return [(span.link.address, span.link.printed) for span in spans(text) if span.link]


@pytest.mark.parametrize("address", ["javascript:x", "file:///etc/passwd", "/etc", "http://a/" + "x" * 3000])
def test_a_link_that_leads_astray_is_text(address: str):
    text = f"[her]({address})"
    assert as_plain(parse(text)) == text
    assert [where for where, _ in links(text) if not where.startswith("http://a/")] == []


def test_the_address_is_told_unless_it_is_the_words():
    assert links("[a](https://x.dk/?a=1&b=2) [x.dk](https://www.x.dk/) mailto:a@x.dk www.x.dk") == [
        ("https://x.dk/?a=1&b=2", "https://x.dk/?a=1&b=2"),
        ("https://www.x.dk/", ""),
        ("mailto:a@x.dk", ""),
        ("http://www.x.dk", ""),
    ]


def test_two_links_beside_each_other_are_two():
    assert as_html(parse("[a](http://x.dk)[b](http://x.dk)"), 4).count("<a ") == 2


# Markdown for other viewers


def test_markdown_keeps_the_marks_and_escapes_the_rest():
    text = "1. a\n2. b\n   - **c** [d](http://x.dk)\n\n> *e*\n\n# f #"
    assert as_markdown(parse(text), 4) == "1. a\n2. b\n   - **c** [d](http://x.dk)\n\n> *e*\n\n##### f \\#"
    assert as_markdown(parse("16. a\n2. b\n_c_ fil_navn"), 4) == "16\\. a  \n2\\. b\n\n\\_c\\_ fil_navn"


def test_no_second_parser_reads_what_people_write():
    tree = Path(ROOT / "tui")
    made = [path.name for path in tree.rglob("*.py") if "MarkdownIt(" in path.read_text(encoding="utf-8")]
    assert made == ["parse.py"]
    assert not [path for path in tree.rglob("*.py") if "rich.markdown" in path.read_text(encoding="utf-8")]
