"""How far a dialogue has come: prepared is not talked about, and set aside is neither."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kerneblik.checklist import Kind
from kerneblik.reflection import (
    AgreementCount,
    Answer,
    Assessment,
    Conversation,
    DialogueProgress,
    Fit,
    Perspective,
    Round,
    Stage,
    perspectives,
)
from kerneblik.reflection.wheel import ASCII, UNICODE
from support.app import answer, round_with, shipped_checklist
from support.dialogue import DONE, NEXT_MONTH, OVERDUE, TODAY

CHECKLIST = shipped_checklist()
UNION = CHECKLIST.actor("union")
FIRST, SECOND, THIRD = (question.id for question in UNION.of_kind(Kind.DIALOGUE))
HELD = Conversation("held", "union", TODAY)


def round_of(*texts: str, conversation: Conversation | None = None, noted: str = "sagt") -> Round:
    """A round with expectations on these questions, and in the conversation a note on the first question."""
    round_ = round_with(CHECKLIST, dict.fromkeys(texts, "ventet"))
    if conversation is None:
        return round_
    note = answer(CHECKLIST, FIRST, noted, conversation=conversation.id)
    return round_.with_record(conversation).with_answer(note)


def set_aside(round_: Round, question: str) -> Round:
    return round_.with_answer(replace(round_.answer(question), set_aside=True))


def union(round_: Round, today: date = TODAY) -> Perspective:
    return next(p for p in perspectives(CHECKLIST, round_, today) if p.actor is UNION)


def test_an_expectation_is_prepared_and_not_talked_about():
    perspective = union(round_of(FIRST))
    assert perspective.stages_of(Kind.DIALOGUE) == [Stage.PREPARED, Stage.EMPTY, Stage.EMPTY]
    assert perspective.dialogue == DialogueProgress(total=3, prepared=1, talked_about=0, set_aside=0)


def test_a_note_in_a_conversation_makes_it_talked_about_prepared_or_not():
    assert union(round_of(FIRST, conversation=HELD)).dialogue.talked_about == 1
    unprepared = union(round_of(conversation=HELD))
    assert unprepared.stages_of(Kind.DIALOGUE)[0] is Stage.DONE
    assert unprepared.dialogue == DialogueProgress(total=3, prepared=0, talked_about=1, set_aside=0)


def test_so_does_an_assessment_until_it_is_taken_back():
    assessed = round_of().with_record(Assessment(SECOND, Fit.DIFFERS))
    assert assessed.talked_about(TODAY) == {SECOND}
    assert not assessed.with_record(Assessment(SECOND, None)).talked_about(TODAY)


@pytest.mark.parametrize(
    ("conversation", "noted"),
    [
        (replace(HELD, held=TODAY + timedelta(days=1)), "til mødet"),
        (replace(HELD, deleted=True), "sagt"),
        (HELD, " \n"),
    ],
    ids=["planned", "removed", "blank"],
)
def test_a_note_that_was_not_said_does_not_count(conversation: Conversation, noted: str):
    assert not round_of(FIRST, conversation=conversation, noted=noted).talked_about(TODAY)


def test_a_planned_conversation_counts_from_its_day_on():
    tomorrow = TODAY + timedelta(days=1)
    round_ = round_of(FIRST, conversation=replace(HELD, held=tomorrow))
    assert union(round_).stages_of(Kind.DIALOGUE)[0] is Stage.PREPARED
    assert union(round_, tomorrow).stages_of(Kind.DIALOGUE)[0] is Stage.DONE


def test_free_notes_belong_to_no_question():
    round_ = round_of().with_record(HELD).with_answer(Answer("", "kaffe", conversation="held"))
    assert not round_.talked_about(TODAY)


def test_set_aside_is_neither_prepared_nor_talked_about_and_is_said():
    round_ = set_aside(round_of(FIRST, SECOND, conversation=HELD), FIRST)
    perspective = union(round_)
    assert perspective.stages_of(Kind.DIALOGUE) == [Stage.SET_ASIDE, Stage.PREPARED, Stage.EMPTY]
    assert perspective.dialogue == DialogueProgress(total=3, prepared=1, talked_about=0, set_aside=1)
    assert (perspective.progress.done, perspective.progress.set_aside) == (2, 1)
    assert UNICODE.tally(perspective.progress) == "◌2/6"
    assert UNICODE.tallies(perspective.dialogue) == ("◌1/2", "0/2")
    assert ASCII.tally(perspective.progress) == ":2/6"


def test_it_is_complete_when_nothing_is_empty_and_done_when_all_was_talked_about():
    everything = round_of(*(question.id for question in UNION.questions))
    assert union(everything).complete
    assert UNICODE.of_stages(union(everything).stages) == UNICODE.started
    for question in (FIRST, SECOND, THIRD):
        everything = everything.with_record(Assessment(question, Fit.AGREES))
    assert UNICODE.of_stages(union(everything).stages) == UNICODE.done
    assert UNICODE.of_stages(union(round_of()).stages) == UNICODE.empty


def test_agreements_are_counted_open_and_overdue():
    count = AgreementCount.from_agreements((OVERDUE, NEXT_MONTH, DONE), TODAY)
    assert count == AgreementCount(total=3, open=2, overdue=1)
    assert UNICODE.tally_of_agreements(count) == "!2/3"
    assert UNICODE.tally_of_agreements(AgreementCount(1, 0, 0)) == "0/1"
    assert UNICODE.tally_of_agreements(AgreementCount(0, 0, 0)) == "–"
