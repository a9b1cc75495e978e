"""The sheet for a conversation: what stands on it, and what never does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from kerneblik.checklist import Kind
from kerneblik.documents.content.sheet import Sheet, answers_to_tick, sheet_for
from kerneblik.documents.formats import SHEET, Format
from kerneblik.documents.writers.page_fitting import on_one_page
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.reflection import Round
from support.app import shipped_checklist
from support.documents import marked_round
from support.printing import text_of

CHECKLIST = shipped_checklist()
OTHERS = CHECKLIST.actors[1:]


def sheet(actor_id: str, round_: Round, ticked: set[str] | None = None, language: str = "da") -> Sheet:
    actor = CHECKLIST.actor(actor_id)
    assert actor is not None
    return sheet_for(actor, CHECKLIST, round_, language, ticked or set())


def written(format_: Format, sheets: list[Sheet], directory: Path, language: str = "da") -> str:
    """The words that a reader of the file sees."""
    fitted = [on_one_page(sheet, format_.name) for sheet in sheets]
    content = format_.render(fitted, Translator(language))
    if format_.name == "pdf":
        path = directory / "sheet.pdf"
        path.write_bytes(content)
        return text_of(path)
    return content.decode()


@pytest.mark.parametrize("format_", SHEET, ids=lambda format_: format_.name)
def test_nothing_private_is_on_it_unless_it_was_ticked(format_: Format, tmp_path: Path):
    marked = marked_round(CHECKLIST)
    text = written(format_, [sheet(actor.id, marked.round) for actor in OTHERS], tmp_path)
    assert "Tillidsrepræsentanter" in text
    assert [mark for mark in marked.all if mark in text] == []


@pytest.mark.parametrize("format_", SHEET, ids=lambda format_: format_.name)
def test_what_was_ticked_is_on_it_and_nothing_else(format_: Format, tmp_path: Path):
    marked = marked_round(CHECKLIST)
    for question in ("union-ideas", "union-bridges"):
        text = written(format_, [sheet("union", marked.round, {question})], tmp_path)
        assert {mark for mark in marked.all if mark in text} == {marked.answers[question]}


@pytest.mark.parametrize("format_", SHEET, ids=lambda format_: format_.name)
def test_a_tick_at_another_actors_question_puts_nothing_on_this_ones_sheet(format_: Format, tmp_path: Path):
    marked = marked_round(CHECKLIST)
    text = written(format_, [sheet("union", marked.round, {"staff-understanding", "self-role"})], tmp_path)
    assert [mark for mark in marked.all if mark in text] == []


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("format_", SHEET, ids=lambda format_: format_.name)
@pytest.mark.slow
def test_every_question_of_the_dialogue_is_on_it_with_date_and_names(
    format_: Format, language: str, tmp_path: Path
):
    t = Translator(language)
    for actor in OTHERS:
        text = written(
            format_, [sheet(actor.id, marked_round(CHECKLIST).round, language=language)], tmp_path, language
        )
        for question in actor.of_kind(Kind.DIALOGUE):
            assert question.text.text_in(language) in text
        for question in actor.of_kind(Kind.REFLECTION):
            assert question.text.text_in(language) not in text
        assert t("sheet.heading", actor=actor.name_in_documents(language)) in text
        assert t("sheet.purpose")[:60] in text
        assert t("sheet.date") in text
        assert t("sheet.people") in text


def test_what_was_set_aside_is_not_asked():
    round_ = marked_round(CHECKLIST).round
    aside = replace(round_.answer("union-ideas"), set_aside=True)
    questions = sheet("union", round_.with_answer(aside)).questions
    assert [entry.question for entry in questions] == [
        "Hvordan forstår I kerneopgaven?",
        "Hvordan oplever I samarbejdsfladerne til andre fagligheder?",
    ]


def test_without_anything_to_ask_there_is_no_sheet():
    round_ = marked_round(CHECKLIST).round
    with pytest.raises(KerneblikError) as none:
        sheet("self", round_)
    assert none.value.key == "sheet.no_dialogue"
    for question in ("union-understanding", "union-interfaces", "union-ideas"):
        round_ = round_.with_answer(replace(round_.answer(question), set_aside=True))
    with pytest.raises(KerneblikError) as aside:
        sheet("union", round_)
    assert aside.value.key == "sheet.all_set_aside"


def test_only_what_was_written_can_be_ticked():
    actor = CHECKLIST.actor("union")
    assert actor is not None
    round_ = marked_round(CHECKLIST).round
    empty = round_.with_answer(replace(round_.answer("union-role"), text=" \n"))
    assert [question.id for question, _ in answers_to_tick(actor, empty)] == [
        "union-understanding", "union-interfaces", "union-ideas", "union-differences", "union-bridges",
    ]  # fmt: skip


@pytest.mark.parametrize("format_", SHEET, ids=lambda format_: format_.name)
def test_own_questions_and_the_sender_are_on_it(format_: Format, tmp_path: Path):
    actor = CHECKLIST.actor("union")
    assert actor is not None
    made = sheet_for(
        actor, CHECKLIST, marked_round(CHECKLIST).round, "da",
        own_questions=["Hvad skal vi\nholde op med?", " "], byline="Anne Holm · Udskrevet 24. november 2026",
    )  # fmt: skip
    assert [entry.question for entry in made.questions][-1] == "Hvad skal vi holde op med?"
    assert len(made.questions) == 4
    text = written(format_, [made], tmp_path)
    assert "Hvad skal vi holde op med?" in text
    assert "Anne Holm · Udskrevet 24. november 2026" in text


@pytest.mark.parametrize(
    "text", ["<script>x</script> & <b>", "#panic() $x$ *b* [a](javascript:x) `#x`", "| a |\n|-|"]
)
def test_the_page_is_valid_whatever_is_on_it(text: str):
    round_ = marked_round(CHECKLIST, text).round
    ticked = set(round_.answers)
    html = SHEET[1].render(
        [on_one_page(sheet(a.id, round_, ticked), "html") for a in OTHERS], Translator("da")
    )
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html.decode())
    assert len(tree.findall("./body/main/section[@class='sheet']")) == len(OTHERS)
    assert not list(tree.iter("script"))
    assert not [a for a in tree.iter("a") if not a.get("href", "").startswith("http")]
