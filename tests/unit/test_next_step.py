"""What the leader is told to do next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kerneblik.checklist import Kind
from kerneblik.reflection import Agreement, Answer, Assessment, Conversation, Fit, Round
from kerneblik.reflection.next_step import StepKind, next_steps
from support.app import answer, round_with, shipped_checklist
from support.dialogue import NEXT_MONTH, OVERDUE, TODAY

CHECKLIST = shipped_checklist()
MANAGER, UNION = CHECKLIST.actor("manager"), CHECKLIST.actor("union")
TOMORROW = TODAY + timedelta(days=1)
ALL = [question.id for question in CHECKLIST.questions]


def written(*question_ids: str) -> Round:
    return round_with(CHECKLIST, dict.fromkeys(question_ids, "skrevet"))


def dialogue_of(actor) -> list[str]:
    return [question.id for question in actor.of_kind(Kind.DIALOGUE)]


def talked(round_: Round, question: str, held=TODAY) -> Round:
    actor = CHECKLIST.actor_of(question)
    conversation = Conversation(f"with-{actor.id}", actor.id, held)
    note = answer(CHECKLIST, question, "sagt", conversation=conversation.id)
    return round_.with_record(conversation).with_answer(note)


def steps(round_: Round, at: str | None = None) -> list[tuple[StepKind, str]]:
    """The kinds of the steps, each with the question or the actor it is about."""
    found = next_steps(CHECKLIST, round_, round_.agreements_with(), TODAY, at)
    return [
        (step.kind, step.question.id if step.question else step.actor.id if step.actor else "")
        for step in found
    ]


def test_in_a_new_round_the_first_question_is_next():
    assert steps(written()) == [(StepKind.WRITE, ALL[0])]


def test_the_question_at_hand_is_next_while_it_is_empty():
    assert steps(written(ALL[0]), at=ALL[2]) == [(StepKind.WRITE, ALL[2])]
    assert steps(written(ALL[0]), at=ALL[0]) == [(StepKind.WRITE, ALL[1])]


def test_after_the_last_question_comes_the_first_again():
    assert steps(written(*ALL[1:-1]), at=ALL[-2]) == [
        (StepKind.WRITE, ALL[-1]),
        (StepKind.TALK, "manager"),
    ]
    assert steps(written(*ALL[1:]), at=ALL[-1])[0] == (StepKind.WRITE, ALL[0])


def test_an_actor_half_done_comes_before_one_not_begun():
    begun = UNION.questions[0].id
    assert steps(written(begun), at=MANAGER.questions[0].id) == [(StepKind.WRITE, UNION.questions[1].id)]


def test_what_is_prepared_is_to_be_talked_about():
    prepared = written(*dialogue_of(UNION))
    assert (StepKind.TALK, "union") in steps(prepared)
    assert (StepKind.TALK, "union") not in steps(written(*dialogue_of(UNION)[:-1])), "one is still empty"


def test_a_question_set_aside_need_not_be_prepared():
    *others, last = dialogue_of(UNION)
    round_ = written(*others).with_answer(Answer(last, set_aside=True))
    assert (StepKind.TALK, "union") in steps(round_)


def test_a_planned_conversation_is_named_with_its_day():
    prepared = written(*dialogue_of(UNION))
    planned = talked(prepared, dialogue_of(UNION)[0], held=TOMORROW)
    assert [step.planned for step in next_steps(CHECKLIST, planned, [], TODAY)] == [None, TOMORROW]
    assert next_steps(CHECKLIST, prepared, [], TODAY)[-1].planned is None


def test_what_was_talked_about_is_to_be_followed_up():
    round_ = talked(written(*dialogue_of(UNION)), dialogue_of(UNION)[0])
    assert steps(round_)[0] == (StepKind.FOLLOW_UP, "union")
    assert (StepKind.TALK, "union") not in steps(round_)
    agreed = round_.with_record(Agreement("a", "union", "Ring", conversation="with-union"))
    assessed = round_.with_record(Assessment(dialogue_of(UNION)[0], Fit.AGREES))
    for followed_up in (agreed, assessed):
        assert {kind for kind, _ in steps(followed_up)} == {StepKind.WRITE}


def test_overdue_agreements_come_first_of_all():
    round_ = talked(written(), dialogue_of(UNION)[0]).with_record(NEXT_MONTH)
    assert steps(round_)[0][0] is StepKind.FOLLOW_UP
    overdue = round_.with_record(replace(OVERDUE, actor="manager"))
    assert [kind for kind, _ in steps(overdue)] == [StepKind.OVERDUE, StepKind.FOLLOW_UP, StepKind.WRITE]


def test_nothing_is_next_when_all_is_written_and_talked_about():
    round_ = written(*ALL)
    for question in CHECKLIST.questions:
        if question.kind is Kind.DIALOGUE:
            round_ = round_.with_record(Assessment(question.id, Fit.AGREES))
    assert steps(round_) == []
