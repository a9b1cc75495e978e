"""The leader's report: what goes in is what was ticked, in every format."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import docx
import html5lib
import pytest

from kerneblik.documents.blocks import Heading, Table
from kerneblik.documents.content.report import DEFAULT_PARTS, Choice, Part, document
from kerneblik.documents.content.sender import Sender
from kerneblik.documents.formats import REPORT, Format, format_named
from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Assessment, Fit, Round
from support.app import shipped_checklist
from support.documents import TODAY, Marked, marked_round, with_agreements
from support.printing import as_office_prints, fonts_of, pages, printed, program, text_of

CHECKLIST = shipped_checklist()
DANISH = Translator("da")
MARKED = marked_round(CHECKLIST)
EVERYTHING = frozenset(Part)


def rendered(format_: Format, round_: Round, choice: Choice, directory: Path) -> str:
    """Every word in the file, those that are not shown among them."""
    content = format_.render(document(CHECKLIST, round_, choice, DANISH, TODAY), DANISH)
    if format_.name == "pdf":
        path = directory / "report.pdf"
        path.write_bytes(content)
        return text_of(path) + content.decode("latin-1")
    if format_.name == "word":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return " ".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist())
    return content.decode()


def marks_in(text: str, marked: Marked = MARKED) -> set[str]:
    return {mark for mark in marked.all if mark in text}


def expected(part: Part) -> set[str]:
    """The marks of the texts that a part is made of."""
    of_kind = {
        kind: {
            MARKED.answers[question.id]
            for actor in CHECKLIST.actors
            for question in actor.questions
            if question.kind == kind and not actor.central
        }
        for kind in ("reflection", "dialogue")
    }
    return {
        Part.INTRODUCTION: {MARKED.introduction},
        Part.OWN: {MARKED.answers[question.id] for question in CHECKLIST.actors[0].questions},
        Part.OTHERS: of_kind["reflection"],
        Part.PREPARATION: of_kind["dialogue"],
        Part.SAID: set(MARKED.said.values()),
        Part.AGREEMENTS: set(MARKED.agreed.values()),
        Part.TAKEAWAY: set(MARKED.takeaways.values()),
    }.get(part, set())


@pytest.mark.parametrize("format_", REPORT, ids=lambda format_: format_.name)
def test_unless_ticked_only_what_is_about_the_leader_goes_in(format_: Format, tmp_path: Path):
    assert {Part.INTRODUCTION, Part.WHEEL, Part.OWN} == DEFAULT_PARTS
    text = rendered(format_, MARKED.round, Choice(), tmp_path)
    assert marks_in(text) == expected(Part.INTRODUCTION) | expected(Part.OWN)


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("format_", REPORT, ids=lambda format_: format_.name)
def test_each_part_brings_what_it_says_and_nothing_else(format_: Format, part: Part, tmp_path: Path):
    text = rendered(format_, MARKED.round, Choice(frozenset({part, Part.WHEEL})), tmp_path)
    assert marks_in(text) == expected(part)


@pytest.mark.parametrize("format_", REPORT, ids=lambda format_: format_.name)
@pytest.mark.slow
def test_everything_goes_in_when_everything_is_ticked(format_: Format, tmp_path: Path):
    assert marks_in(rendered(format_, MARKED.round, Choice(EVERYTHING), tmp_path)) == MARKED.all


@pytest.mark.parametrize("format_", REPORT, ids=lambda format_: format_.name)
def test_names_come_only_with_what_they_belong_to(format_: Format, tmp_path: Path):
    for part, names in ((Part.SAID, MARKED.people), (Part.AGREEMENTS, MARKED.who)):
        text = rendered(format_, MARKED.round, Choice(frozenset({part, Part.NAMES})), tmp_path)
        assert marks_in(text) == expected(part) | set(names.values())


@pytest.mark.parametrize("format_", REPORT, ids=lambda format_: format_.name)
@pytest.mark.slow
def test_an_actor_that_is_left_out_is_not_in_it(format_: Format, tmp_path: Path):
    text = rendered(format_, MARKED.round, Choice(EVERYTHING, frozenset({"manager", "self"})), tmp_path)
    missing = MARKED.all - marks_in(text)
    assert len(missing) > 8
    own = {MARKED.answers[q.id] for q in CHECKLIST.actors[0].questions}
    assert missing == own | {mark for mark in MARKED.all if "manager" in mark}


def test_what_was_taken_away_again_is_not_in_it():
    round_ = MARKED.round
    for record in (*round_.conversations.values(), *round_.agreements.values()):
        round_ = round_.with_record(replace(record, deleted=True))
    for assessment in round_.assessments.values():
        round_ = round_.with_record(Assessment(assessment.id, None))
    made = document(CHECKLIST, round_, Choice(EVERYTHING), DANISH, TODAY)
    text = format_named("markdown", REPORT).render(made, DANISH).decode()
    assert not marks_in(text) & {*MARKED.said.values(), *MARKED.agreed.values(), *MARKED.people.values()}
    assert "Vurdering" not in text


def test_it_goes_theme_by_theme_and_leaves_out_headings_without_texts():
    made = document(CHECKLIST, MARKED.round, Choice(frozenset({Part.OWN})), DANISH, TODAY)
    assert [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1] == [
        "Tema: Forståelse", "Tema: Mål og forventninger", "Tema: Roller",
    ]  # fmt: skip
    assert {block.text for block in made.blocks if isinstance(block, Heading) and block.level == 2} == {
        "Lederens egne overvejelser"
    }


def test_the_marks_of_the_dialogue_are_sorted_by_how_they_differ():
    round_ = Round("r", "Efterår", MARKED.round.created)
    views = {
        "union-ideas": Fit.AGREES,
        "staff-understanding": Fit.SURPRISES,
        "union-understanding": Fit.DIFFERS,
    }
    for question, view in views.items():
        round_ = round_.with_record(Assessment(question, view))
    blocks = document(CHECKLIST, round_, Choice(EVERYTHING), DANISH, TODAY).blocks
    table = next(block for block in blocks if isinstance(block, Table))
    assert [row[:2] for row in table.rows] == [
        (DANISH("fit.differs"), "Tillidsrepræsentanter"),
        (DANISH("fit.surprises"), "Medarbejderne"),
        (DANISH("fit.agrees"), "Tillidsrepræsentanter"),
    ]


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_heading_addresses_the_leader(language: str):
    t = Translator(language)
    made = document(CHECKLIST, MARKED.round, Choice(EVERYTHING), t, TODAY)
    text = format_named("markdown", REPORT).render(made, t).decode()
    for actor in CHECKLIST.actors:
        if actor.documents is not None and actor.id != "union":
            assert actor.name.text_in(language) not in text
        assert actor.name_in_documents(language) in text


def test_what_is_overdue_is_marked():
    round_ = with_agreements(
        Round("r", "Efterår", MARKED.round.created),
        Agreement("a", "staff", "Ny vagtplan", due=date(2026, 11, 23)),
        Agreement("b", "staff", "Fælles møde", due=TODAY),
        Agreement("c", "staff", "Ny tavle", due=date(2026, 11, 1), done=True),
    )
    blocks = document(CHECKLIST, round_, Choice(frozenset({Part.AGREEMENTS})), DANISH, TODAY).blocks
    table = next(block for block in blocks if isinstance(block, Table))
    assert [(row[0], *row[-2:]) for row in table.rows] == [
        ("Ny vagtplan", "23.11.26", "frist overskredet"),
        ("Fælles møde", "24.11.26", "åben"),
        ("Ny tavle", "01.11.26", "udført"),
    ]


@pytest.mark.parametrize("format_", REPORT, ids=lambda format_: format_.name)
def test_the_sender_and_the_day_of_the_print_are_on_it(format_: Format, tmp_path: Path):
    sender = Sender("Anne <Holm>", "", "Plejecenter Nord")
    made = document(CHECKLIST, MARKED.round, Choice(), DANISH, TODAY, sender=sender)
    assert made.byline == "Anne <Holm>, Plejecenter Nord · Udskrevet 24. november 2026"
    content = format_.render(made, DANISH)
    if format_.name in {"markdown", "html"}:
        assert "Plejecenter Nord · Udskrevet 24. november 2026" in content.decode()
    elif format_.name == "word":
        assert made.byline in [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    else:
        (tmp_path / "report.pdf").write_bytes(content)
        assert made.byline in text_of(tmp_path / "report.pdf")


def test_without_a_sender_only_the_day_is_on_it():
    made = document(CHECKLIST, MARKED.round, Choice(), DANISH, TODAY)
    assert made.byline == "Udskrevet 24. november 2026"


def test_without_anything_written_there_is_nothing_in_it():
    empty = Round("r", "Efterår", MARKED.round.created)
    assert document(CHECKLIST, empty, Choice(EVERYTHING - {Part.WHEEL}), DANISH, TODAY).blocks == ()


def test_the_choice_is_kept_and_read_again():
    choice = Choice(frozenset({Part.OWN, Part.SAID}), frozenset({"manager"}))
    assert Choice.from_settings(choice.as_settings()) == choice


@pytest.mark.parametrize("kept", [{}, {"include": "said"}, {"include": [1]}, {"include": None, "without": 3}])
def test_a_kept_choice_without_sense_ticks_nothing_for_the_leader(kept: dict[str, object]):
    assert Choice.from_settings(kept) == Choice()


def test_a_part_that_a_later_version_knows_is_left_out():
    assert Choice.from_settings({"include": ["own", "later"]}).parts == {Part.OWN}


# As those who get it see it

RICH = (
    "# Overskrift\n\n**fed** og *kursiv* og ~~væk~~ `kode` [link](https://example.org/?a=1&b=2)"
    " [ikke](javascript:x)\n\n1. et\n2. to\n   - under\n   - [x] gjort\n\n3. tre\n\n> citat\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n"
    "```\nlinje 1\nlinje 2\n```\n\n5. fem\n6. seks\n\n<script>alert(1)</script> & #panic() $x$\ufffe\n"
)


def rich_document(parts: frozenset[Part] = EVERYTHING):
    round_ = marked_round(CHECKLIST, RICH).round
    round_ = with_agreements(round_, Agreement("a", "staff", "En aftale " * 30, "Mette", date(2026, 12, 1)))
    return document(CHECKLIST, round_, Choice(parts), DANISH, TODAY)


def test_the_html_is_valid_and_deaf_to_what_texts_try():
    html = format_named("html", REPORT).render(rich_document(), DANISH).decode()
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    assert not list(tree.iter("script"))
    assert {a.get("href") for a in tree.iter("a")} == {"https://example.org/?a=1&b=2"}
    assert [e.get("role") for e in tree.iter() if str(e.tag).endswith("}svg")] == ["img"]
    *_, agreements = tree.iter("table")
    assert [th.text for th in agreements.iter("th")] == ["Aftale", "Aktør", "Hvem", "Frist", "Status"]
    assert len(list(agreements.iter("td"))) == 5


@pytest.mark.slow
def test_the_html_prints_on_a4(tmp_path: Path):
    path = tmp_path / "report.html"
    path.write_bytes(format_named("html", REPORT).render(rich_document(), DANISH))
    pdf = printed(path)
    assert pages(pdf) > 3
    assert "Tema: Forståelse" in text_of(pdf)


@pytest.mark.slow
def test_the_pdf_is_a4_with_its_fonts_and_all_the_words(tmp_path: Path):
    path = tmp_path / "report.pdf"
    path.write_bytes(format_named("pdf", REPORT).render(rich_document(), DANISH))
    assert pages(path) > 3
    assert all(embedded for _, embedded in fonts_of(path))
    text = text_of(path)
    for words in (
        "Overskrift",
        "fed og kursiv og",
        "☑ gjort",
        "citat",
        "linje 2",
        "<script>",
        "#panic() $x$",
    ):
        assert words in text


@cache
def in_word(parts: frozenset[Part]) -> bytes:
    return format_named("word", REPORT).render(rich_document(parts), DANISH)


def word_document():
    return docx.Document(io.BytesIO(in_word(frozenset({Part.WHEEL, Part.OWN, Part.AGREEMENTS}))))


@pytest.mark.slow
def test_word_keeps_the_markdown_of_the_answers():
    paragraphs = word_document().paragraphs
    line = next(p for p in paragraphs if p.text.startswith("fed og"))
    looks = {run.text: (run.bold, run.italic) for run in line.runs}
    assert looks["fed"] == (True, None)
    assert looks["kursiv"] == (None, True)
    assert line.text.endswith("~~væk~~ `kode` link (https://example.org/?a=1&b=2) [ikke](javascript:x)")
    assert [(link.text, link.url) for link in line.hyperlinks] == [("link", "https://example.org/?a=1&b=2")]
    styles = {p.text: p.style.name for p in paragraphs if p.style is not None}
    assert (styles["et"], styles["☑\tgjort"]) == ("List Number", "List Paragraph")
    assert styles["under"] == "List Bullet 2"
    assert styles["citat"] == "Quote"
    assert styles["Tema: Forståelse"] == "Heading 1"
    assert any("\nlinje 1\nlinje 2\n" in p.text for p in paragraphs)


@pytest.mark.slow
def test_an_office_program_opens_it_and_shows_all_of_it(tmp_path: Path):
    program("soffice", in_ci=False)
    path = tmp_path / "report.docx"
    path.write_bytes(in_word(EVERYTHING))
    pdf = as_office_prints(path)
    assert pages(pdf) > 3
    text = text_of(pdf)
    for words in ("Tema: Forståelse", "fed og kursiv og", "☑ gjort", "citat", "linje 2", "1. december"):
        assert words in text


def test_word_numbers_each_list_by_itself():
    paragraphs = word_document().paragraphs
    numbering = word_document().part.numbering_part.element
    starts = {}
    for word in ("et", "tre", "fem"):
        paragraph = next(p for p in paragraphs if p.text == word)
        number = paragraph._p.pPr.numPr.numId.val
        (override,) = numbering.num_having_numId(number).lvlOverride_lst
        starts[word] = (number, override.startOverride.val)
    assert starts["et"] == starts["tre"]
    assert starts["fem"][0] != starts["et"][0]
    assert (starts["et"][1], starts["fem"][1]) == (1, 5)


def test_word_is_a4_in_danish_with_a_picture_and_says_of_nobody_else_that_they_made_it():
    word = word_document()
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    about = word.core_properties
    assert (about.title, about.language) == ("Et 360-graders-blik på kerneopgaven", "da-DK")
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    (picture,) = word.inline_shapes
    assert (
        "Lederens egne overvejelser: selvrefleksion 4/4; Nærmeste leder: selvrefleksion 2/2, forberedt 2/2"
        in picture._inline.docPr.get("descr")
    )
