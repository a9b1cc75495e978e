"""What is kept of a round where a part of it is taken elsewhere."""

from __future__ import annotations

from dataclasses import replace

from kerneblik.documents.content.round import Selection
from kerneblik.reflection import Answer, Assessment, Fit, Round
from support.app import shipped_checklist
from support.documents import TODAY, marked_round

CHECKLIST = shipped_checklist()
ROUND = marked_round(CHECKLIST).round


def test_the_whole_round_takes_all_along_what_was_said_in_conversations_too():
    assert Selection.from_round(CHECKLIST, ROUND, TODAY).selected_round() == ROUND


def test_one_actors_part_takes_that_actors_dialogue_along_and_no_other():
    kept = Selection.from_round(CHECKLIST, ROUND, TODAY).about("union").selected_round()
    assert {c.actor for c in kept.conversations.values()} == {"union"}
    assert {a.actor for a in kept.agreements.values()} == {"union"}
    assert set(kept.assessments) == {"union-understanding", "union-interfaces", "union-ideas"}
    assert {answer.actor for answer in kept.answers.values()} == {"union"}
    assert len(kept.answers) == 6 + 4 + 1  # their answers, what was said, the takeaway
    assert kept.introduction == Answer("", conversation="report")


def with_orphans() -> Round:
    """The same with answers to questions that the checklist no longer has, of two actors."""
    round_ = ROUND
    for actor in ("union", "chief"):
        orphan = Answer(f"{actor}-earlier", f"privat om {actor}", actor=actor)
        said = replace(orphan, conversation=f"samtale{actor}")
        round_ = round_.with_answer(orphan).with_answer(said)
        round_ = round_.with_record(Assessment(orphan.question, Fit.SURPRISES))
    return round_


def test_one_actors_part_holds_nothing_of_another_actor_that_the_checklist_has_no_question_for():
    """An answer to a question that was taken out is as private as all others."""
    selection = Selection.from_round(CHECKLIST, with_orphans(), TODAY)
    assert [answer.question for answer in selection.removed] == ["union-earlier", "chief-earlier"]
    about = selection.about("union")
    assert [p.actor.id for p in about.perspectives] == ["union"]
    assert [answer.question for answer in about.removed] == ["union-earlier"]
    kept = about.selected_round()
    assert "privat om chief" not in str(kept)
    assert "chief-earlier" not in str(kept)
    assert kept.answer("union-earlier").text == "privat om union"
    assert kept.answer("union-earlier", "samtaleunion").text == "privat om union"
    assert kept.fit_of("union-earlier") is Fit.SURPRISES
    assert kept.position == ROUND.position


def test_a_whole_round_keeps_what_the_checklist_has_no_question_for():
    round_ = with_orphans()
    assert Selection.from_round(CHECKLIST, round_, TODAY).selected_round() is round_


def test_all_actors_without_what_was_removed_are_not_the_whole_round():
    round_ = with_orphans()
    kept = replace(Selection.from_round(CHECKLIST, round_, TODAY), removed=()).selected_round()
    assert "union-earlier" not in kept.answers
    assert kept.conversations == round_.conversations
    assert set(kept.assessments) == set(ROUND.assessments)


def test_what_is_finished_leaves_out_the_actors_that_still_have_an_empty_question():
    answers = {key: answer for key, answer in ROUND.answers.items() if key != "union-ideas"}
    selection = Selection.from_round(CHECKLIST, replace(ROUND, answers=answers), TODAY)
    assert selection.is_whole
    completed = selection.completed()
    assert not completed.is_whole
    actors = [actor.id for actor in CHECKLIST.actors]
    assert [p.actor.id for p in completed.perspectives] == [id_ for id_ in actors if id_ != "union"]
    kept = completed.selected_round()
    assert "union" not in {answer.actor for answer in kept.answers.values()}
    assert "union" not in {
        record.actor for record in (*kept.conversations.values(), *kept.agreements.values())
    }


def test_a_note_whose_conversation_is_gone_belongs_to_no_part():
    lost = Answer("union-ideas", "sagt", actor="union", conversation="nowhere")
    kept = Selection.from_round(CHECKLIST, ROUND.with_answer(lost), TODAY).about("union").selected_round()
    assert lost.key not in kept.answers
