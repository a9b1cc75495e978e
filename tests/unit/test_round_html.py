"""A round as a page: valid, self-contained, and deaf to what answers try."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import html5lib
import pytest

from kerneblik.documents.content.round import Selection, document
from kerneblik.documents.writers.html import as_html
from kerneblik.language import Translator
from kerneblik.reflection import Answer
from support.reports import TODAY, answer, checklist, round_

LINK_ATTRIBUTES = {"href", "src", "srcset", "data", "action", "poster", "background"}
HOSTILE = [
    "[bold] [/x] [@click=app.quit]x[/]",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- ",
    "[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd) [d](/etc) <javascript:alert(1)>",
    "[a](JaVaScRiPt:alert(1)) [b](&#106;avascript:alert(1)) [c](java&#10;script:alert(1)) [d][r]",
    "[e](vbscript:x) [a](< javascript:alert(1)>) [b](ssh://h) [c](tel:1) [d](//h) [e](https:x)"
    "\n\n[r]: javascript:alert(1)",
    "![spion](http://example.org/pixel.png)",
    "```\n</style></body>",
    "a\x1b]52;c;x\x07\x00\x9b\u202e\ufeff",
    "</div></main></section>",
    "# Stor\n\n1. et\n2. to\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n\n***\n\n> citat\n\n`kode` ~~væk~~",
    "\"'&<>&amp;&#0;&#x1b;",
]


def page(*answers: Answer, language: str = "da", name: str = "Efterår 2026") -> str:
    t = Translator(language)
    selection = Selection.from_round(checklist(), round_(*answers, name=name), TODAY)
    return as_html(document(selection, t, printed=True), t)


def parsed(html: str) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(html)


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_is_valid_and_in_its_language(language: str):
    tree = parsed(page(answer("self-task", "Æøå"), answer("staff-old", "gammelt"), language=language))
    assert tree.get("lang") == language
    assert next(text_of(e) for e in tree.iter("h2")) == {"da": "Dig selv", "en": "Yourself"}[language]
    assert len(tree.findall(".//h4")) == 5


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_answers_stay_in_their_place(text: str):
    tree = parsed(page(answer("self-task", text), name=text, language="da"))
    assert len(tree.findall("./body/main/h2")) == 2
    assert len(tree.findall("./body/main/h4")) == 4
    assert not list(tree.iter("script"))
    assert not list(tree.iter("img"))
    assert not [name for e in tree.iter() for name in e.attrib if str(name).startswith("on")]
    references = [e.get(n) for e in tree.iter() for n in LINK_ATTRIBUTES if e.get(n) is not None]
    assert [reference for reference in references if not str(reference).startswith("#")] == []


def test_nothing_is_fetched_from_anywhere():
    html = page(answer("self-task", "svar"))
    assert "url(http" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_links_to_the_web_and_mail_work():
    text = "[a](https://example.org/?a=1&b=2) <mailto:a@example.org> [c](HTTP://example.org)"
    links = [e.get("href") for e in parsed(page(answer("self-task", text))).iter("a")]
    assert links == ["https://example.org/?a=1&b=2", "mailto:a@example.org", "HTTP://example.org"]


def test_markdown_is_rendered_and_headings_go_below_the_question():
    tree = parsed(page(answer("self-task", "# Stor\n\n*vigtigt*\n\n- [ ] gør\n- [x] gjort")))
    div = next(e for e in tree.iter("div") if e.get("class") == "answer")
    assert text_of(next(div.iter("h5"))) == "Stor"
    assert [text_of(e) for e in div.iter("em")] == ["vigtigt"]
    assert [text_of(e) for e in div.iter("li")] == ["☐ gør", "☑ gjort"]


def test_a_picture_is_named_but_not_loaded():
    assert "[min hund]" in page(answer("self-task", "![min hund](dog.png)"))


def test_each_actor_is_printed_on_a_page_and_each_kind_has_its_colour():
    tree = parsed(page())
    assert tree.find("./body/main").get("class") == "pages"
    assert [e.get("class") for e in tree.iter("h3")] == ["reflection", "reflection", "dialogue"]


def test_notes_are_on_the_page():
    html = page(
        answer("self-task", "svar", wording="Hvad var <opgaven>?"),
        answer("self-role", "", set_aside=True),
        answer("staff-old", "gammelt svar"),
    )
    notes = [text_of(e) for e in parsed(html).iter("p") if e.get("class") == "note"]
    assert notes == [
        "Svaret blev skrevet, da spørgsmålet lød: »Hvad var <opgaven>?«",
        "Lagt til side.",
        "Ikke besvaret.",
        "Ikke besvaret.",
        "Spørgsmålene er ikke længere i tjeklisten. Svarene er gemt.",
        "Dine medarbejdere · dialog",
    ]
