"""Rounds beside each other, without files: the earlier answer, a round by its name, two of them compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kerneblik.documents.content.comparison import document
from kerneblik.documents.writers.columns import as_columns
from kerneblik.language import Translator
from kerneblik.reflection import Answer, Assessment, Fit, Round
from kerneblik.reflection.comparison import Change, Comparison, compare, continued, earlier_answers
from kerneblik.reflection.diff import Side
from kerneblik.reflection.round_names import free_name, matching_ids
from kerneblik.reflection.wheel import ASCII, UNICODE
from support.reports import BEGUN, TODAY, answer, checklist

CHECKLIST = checklist()
TASK, ROLE, SEE, ASK = "self-task", "self-role", "staff-see", "staff-ask"


def round_(name: str, days: int, *answers: Answer) -> Round:
    """A round begun so many days after the first."""
    begun = BEGUN + timedelta(days=days)
    return Round(name, name, begun, {a.key: a for a in answers})


# The earlier answer


def test_the_earlier_answer_is_the_latest_there_is_from_a_round_begun_before():
    first = round_("første", 0, answer(TASK, "gammelt"), answer(ROLE, "kun her"))
    second = round_("anden", 100, answer(TASK, "nyere"), answer(ROLE, "  \n "))
    now = round_("nu", 200, answer(TASK, "mit eget"))
    later = round_("senere", 300, answer(TASK, "fra fremtiden"))
    found = earlier_answers([later, now, first, second], now)
    assert {q: (e.answer.text, e.round_name) for q, e in found.items()} == {
        TASK: ("nyere", "anden"),
        ROLE: ("kun her", "første"),
    }
    assert earlier_answers([later, now, first, second], first) == {}


def test_what_others_said_is_no_earlier_answer_of_ones_own():
    said = replace(answer(ASK, "det sagde de"), conversation="talk1")
    before = round_("før", 0, said)
    assert earlier_answers([before], round_("nu", 10)) == {}


def test_an_earlier_answer_is_dated_by_its_last_edit_or_else_by_its_round():
    edited = BEGUN + timedelta(days=3)
    before = round_("før", 0, answer(TASK, "a", edited=edited), answer(ROLE, "b", edited=None))
    found = earlier_answers([before], round_("nu", 10))
    assert (found[TASK].written, found[ROLE].written) == (edited, BEGUN)


@pytest.mark.parametrize(
    ("text", "earlier", "whole"),
    [
        ("", "Før\n", "Før"),
        (" \n", "Før", "Før"),
        ("Nu", "Før", "Nu\n\nFør"),
        ("Nu\n\n", "\nFør\n\nmere\n", "Nu\n\nFør\n\nmere"),
    ],
)
def test_what_is_taken_over_never_takes_the_place_of_a_text(text: str, earlier: str, whole: str):
    assert continued(text, earlier) == whole


# Names

NAMES = {"2026-04-07": "Forår 2026", "2026-11-03": "Efterår 2026", "2026-11-03-2": "efterår 2026 igen"}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("2026-11-03", ["2026-11-03"]),
        ("forår  2026", ["2026-04-07"]),
        ("for", ["2026-04-07"]),
        ("EFTERÅR 2026", ["2026-11-03"]),
        ("efter", ["2026-11-03", "2026-11-03-2"]),
        ("2026-11", []),
        ("", []),
        ("vinter", []),
    ],
)
def test_a_round_is_found_by_its_id_its_name_or_how_that_begins(wanted: str, found: list[str]):
    assert matching_ids(wanted, NAMES) == found


def test_two_rounds_of_one_name_are_both_meant():
    assert matching_ids("a", {"1": "A", "2": "a", "3": "ab"}) == ["1", "2"]


def test_a_name_that_is_taken_gets_a_number():
    assert free_name("Efterår", {"Forår"}) == "Efterår"
    assert free_name("Efterår", {"Efterår", "Efterår (2)"}) == "Efterår (3)"


# Two compared


def compared() -> Comparison:
    before = round_(
        "før",
        0,
        answer(TASK, "Tryghed for alle"),
        answer(ROLE, "", set_aside=True),
        answer(SEE, "Det samme"),
        answer("staff-old", "et svar på noget, der er taget ud"),
    ).with_record(Assessment(ASK, Fit.AGREES))
    after = round_(
        "efter",
        100,
        answer(TASK, "Tryghed for borgerne"),
        answer(ROLE, "Jeg leder"),
        answer(SEE, "Det samme"),
    ).with_record(Assessment(ASK, Fit.SURPRISES))
    return compare(CHECKLIST, after, before, TODAY)  # in whichever order


def test_the_round_that_was_begun_first_comes_first():
    comparison = compared()
    assert (comparison.earlier.name, comparison.later.name) == ("før", "efter")


def test_what_became_of_each_answer():
    changes = {q.after.question: q.change for actor in compared().actors for q in actor.questions}
    assert changes == {
        TASK: Change.CHANGED,
        ROLE: Change.CHANGED,
        SEE: Change.SAME,
        ASK: Change.CHANGED,  # no text, but another mark
    }
    (removed,) = compared().removed
    assert removed.change is Change.REMOVED
    assert removed.question is None


def test_an_answer_that_only_one_round_has():
    empty, full = round_("tom", 0), round_("fuld", 1, answer(TASK, "tekst"))
    of_task = compare(CHECKLIST, empty, full, TODAY).actors[0].questions[0]
    assert of_task.change is Change.ADDED
    assert [(line.side, line.parts[0].text) for line in of_task.lines] == [(Side.BOTH, "tekst")]
    assert of_task.only is Side.SECOND
    backwards = (
        compare(CHECKLIST, round_("først", -1, answer(TASK, "tekst")), empty, TODAY).actors[0].questions[0]
    )
    assert backwards.change is Change.REMOVED
    assert backwards.only is Side.FIRST
    nothing = compare(CHECKLIST, empty, round_("også tom", 2), TODAY).actors[0].questions[0]
    assert nothing.change is Change.NOTHING
    assert nothing.lines == []


def test_the_figures_of_each_actor_and_of_all():
    comparison = compared()
    himself, staff = comparison.actors
    assert (himself.before.progress.done, himself.after.progress.done) == (2, 2)
    assert (himself.before.progress.words, himself.after.progress.words) == (3, 5)
    assert (staff.before.fits[Fit.AGREES], staff.after.fits[Fit.AGREES]) == (1, 0)
    assert (comparison.before.progress.words, comparison.after.progress.words) == (5, 7)
    assert comparison.after.fits[Fit.SURPRISES] == 1


def test_the_comparison_in_plain_text_says_in_words_which_is_which():
    text = as_columns(document(compared(), Translator("da"), UNICODE), Translator("da"))
    assert text.startswith("Fra før til efter\n")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "1 Dig selv ◌2/2 2/2 – – – – – – 3 5 – – – –" in lines
    assert "Alle aktører ◌3/4 3/4 0/1 0/1 1/1 1/1 – – 5 7 1 – – 1" in lines
    assert "Hvad er opgaven? (ændret)" in lines
    assert "før Tryghed for alle" in lines
    assert "efter Tryghed for borgerne" in lines
    assert "før: lagt til side" in lines
    assert "efter: overraskende" in lines
    assert "Teksten står kun i efter." in lines
    assert "Udgåede spørgsmål" in lines
    assert "Det samme" not in text
    english = as_columns(document(compared(), Translator("en"), ASCII), Translator("en"))
    assert "What is the task? (changed)" in english
    assert "–" not in english


def test_two_rounds_with_the_same_answers_have_nothing_to_tell():
    same = compare(CHECKLIST, round_("a", 0, answer(TASK, "x")), round_("b", 1, answer(TASK, "x\n")), TODAY)
    assert "ingen forskel" in as_columns(document(same, Translator("da"), UNICODE), Translator("da"))
