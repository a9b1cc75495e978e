"""The minutes: one page, and nothing on it that was not chosen."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from pathlib import Path

import pytest

from kerneblik.documents.content.minutes import DEFAULT_PARTS, Part, document, items
from kerneblik.documents.content.sender import Sender
from kerneblik.documents.formats import MINUTES, Format, format_named
from kerneblik.language import Translator
from kerneblik.reflection import Assessment, Conversation, Fit, Round
from support.app import shipped_checklist
from support.documents import TODAY, marked_round
from support.printing import pages, text_of

CHECKLIST = shipped_checklist()
DANISH = Translator("da")
MARKED = marked_round(CHECKLIST)


def chosen(parts: Set[Part], round_: Round = MARKED.round) -> set[str]:
    return {item.id for item in items(CHECKLIST, round_, "da", TODAY) if item.part in parts}


def markdown(wanted: Set[str], round_: Round = MARKED.round) -> str:
    made = document(CHECKLIST, round_, wanted, DANISH, TODAY)
    return format_named("markdown", MINUTES).render(made, DANISH).decode()


def marks_in(text: str) -> set[str]:
    return {mark for mark in MARKED.all if mark in text}


def test_at_first_it_has_the_questions_and_nothing_that_anybody_wrote():
    text = markdown(chosen(DEFAULT_PARTS))
    assert marks_in(text) == set()
    assert "## Det talte vi om" in text
    assert "### Medarbejderne\n\n*Samtale 20.11.26*\n\n- Hvad opfatter I som vores kerneopgave?" in text
    again = replace(next(iter(MARKED.round.conversations.values())), id="again", held=TODAY)
    twice = replace(MARKED.round, conversations={**MARKED.round.conversations, again.id: again})
    assert "\n\n*Samtaler 20.11.26, " in markdown(chosen(DEFAULT_PARTS, twice), twice)


@pytest.mark.parametrize(
    ("parts", "marks"),
    [
        ({Part.DIFFERENCES}, set()),
        ({Part.AGREEMENTS}, set(MARKED.agreed.values())),
        ({Part.AGREEMENTS, Part.NAMES}, {*MARKED.agreed.values(), *MARKED.who.values()}),
        ({Part.QUESTIONS, Part.NAMES}, set(MARKED.people.values())),
        (set(Part), {*MARKED.agreed.values(), *MARKED.who.values(), *MARKED.people.values()}),
    ],
)
def test_each_part_brings_what_it_says(parts: set[Part], marks: set[str]):
    assert marks_in(markdown(chosen(parts))) == marks


def test_item_by_item():
    text = markdown({"questions:union-ideas", "agreements:aftaleunion"})
    assert marks_in(text) == {MARKED.agreed["aftaleunion"]}
    assert "Hvilke ideer har I til" in text
    assert "Medarbejderne" not in text
    assert "Forskelle" not in text


def test_what_was_as_expected_is_no_difference():
    round_ = replace(MARKED.round, assessments={})
    for question, fit in (("union-ideas", Fit.SURPRISES), ("staff-understanding", Fit.AGREES)):
        round_ = round_.with_record(Assessment(question, fit))
    text = markdown(chosen({Part.DIFFERENCES}, round_), round_)
    assert f"udvikle sig i fremtiden? | {DANISH('fit.surprises')} |" in text
    assert "vores kerneopgave?" not in text


def test_a_conversation_that_is_only_planned_is_not_in_it():
    planned = {
        id_: replace(conversation, held=TODAY.replace(year=2027))
        for id_, conversation in MARKED.round.conversations.items()
    }
    round_ = replace(MARKED.round, conversations=planned, assessments={}, agreements={})
    assert items(CHECKLIST, round_, "da", TODAY) == []
    extra = Conversation("ny", "union", TODAY.replace(year=2027))
    assert "24.11.27" not in markdown(chosen({Part.QUESTIONS}), MARKED.round.with_record(extra))


def test_nothing_chosen_is_nothing_written():
    assert document(CHECKLIST, MARKED.round, set(), DANISH, TODAY).blocks == ()
    assert document(CHECKLIST, MARKED.round, {"names:"}, DANISH, TODAY).blocks == ()


@pytest.mark.parametrize("format_", MINUTES, ids=lambda format_: format_.name)
def test_it_is_signed_and_dated(format_: Format):
    sender = Sender("Anne Holm", "Centerleder")
    made = document(CHECKLIST, MARKED.round, chosen(set(Part)), DANISH, TODAY, sender=sender)
    assert made.byline == "Anne Holm, Centerleder · Udskrevet 24. november 2026"
    assert format_.render(made, DANISH)


def test_everything_of_a_full_round_is_on_one_page(tmp_path: Path):
    made = document(CHECKLIST, MARKED.round, chosen(set(Part)), DANISH, TODAY)
    path = tmp_path / "minutes.pdf"
    path.write_bytes(format_named("pdf", MINUTES).render(made, DANISH))
    assert pages(path) == 1
    assert "Det talte vi om" in text_of(path)
