"""The round as it stands and the place in it: every change is handed over to be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kerneblik.reflection import Conversation, Position, State, Version
from kerneblik.workspace.navigation import Navigation
from support.app import NOON, answer, round_with, shipped_checklist
from support.workspace import edited, editor_on, navigation


def test_a_new_round_begins_at_the_first_question():
    assert navigation()[0].question.id == "self-core-task"


def test_without_a_position_it_begins_at_the_first_empty_question():
    assert navigation({"self-core-task": "x"})[0].question.id == "self-law-and-influence"


def test_a_position_that_the_checklist_no_longer_has_does_no_harm():
    assert navigation(position="gone")[0].question.id == "self-core-task"


def test_what_is_written_is_handed_over_with_its_wording():
    at, kept = edited(language="en")
    at.write("self-role", "A text")
    assert at.round.answer("self-role").text == "A text"
    assert kept.answers == [at.round.answer("self-role")]
    assert kept.answers[0].wording == at.checklist.question("self-role").text.text_in("en")
    assert (kept.answers[0].language, kept.answers[0].edited) == ("en", NOON)


def test_the_cursor_is_remembered_and_its_place_handed_over_once():
    at, kept = navigation()
    for _ in range(2):
        at.remember_cursor("self-role", (0, 6))
    assert at.cursor_at("self-role") == (0, 6)
    at.go_to("self-role")
    assert kept.positions == [Position("self-role", 0, 6)] * 2
    at.remember_cursor("talk/union-ideas", (1, 2))
    assert len(kept.positions) == 2, "one does not come back to a note"


def test_an_unchanged_text_is_no_change():
    at, kept = edited({"self-role": "samme"})
    at.write("self-role", "samme")
    assert kept.answers == []


def test_a_takeaway_is_kept_with_its_actor():
    at, kept = edited(language="en")
    at.write("takeaway/union", "Ask earlier")
    assert at.round.takeaway("union").text == "Ask earlier"
    assert (kept.answers[0].actor, kept.answers[0].wording) == ("union", "")
    assert kept.answers[0].actor_name == at.checklist.actor("union").name.text_in("en")
    assert at.round.actor_about(kept.answers[0]) == "union"


def test_setting_aside_keeps_the_text():
    at, kept = edited({"self-core-task": "et svar"})
    assert at.toggle_set_aside("self-core-task") is True
    assert (kept.answers[-1].text, kept.answers[-1].state) == ("et svar", State.SET_ASIDE)
    assert at.toggle_set_aside("self-core-task") is False
    assert kept.answers[-1].state is State.ANSWERED


def test_steps_go_round_the_whole_checklist():
    at, _ = navigation()
    questions = shipped_checklist().questions
    last = questions[-1]
    at.go_to(last.id)
    at.step(1)
    assert at.question == questions[0]
    at.step(-1)
    assert at.question == last


def test_an_actor_is_found_where_it_was_left_else_at_its_first_empty_question():
    at, _ = navigation({"manager-emphasis": "x"})
    at.go_to_actor("manager")
    assert at.question.id == "manager-success-criteria"
    at.step(1)
    at.go_to_actor("self")
    at.go_to_actor("manager")
    assert at.question.id == "manager-understanding"


def test_a_checklist_in_one_language_keeps_that_language_with_the_answer():
    danish = shipped_checklist()
    only = replace(
        danish,
        languages=("da",),
        actors=tuple(
            replace(
                actor,
                questions=tuple(
                    replace(q, text=replace(q.text, by_language={"da": q.text.text_in("da")}))
                    for q in actor.questions
                ),
            )
            for actor in danish.actors
        ),
    )
    at, kept = edited(language="en", checklist=only)
    at.write("self-role", "text")
    assert kept.answers[0].language == "da"


def test_setting_aside_keeps_the_wording_that_the_text_answered():
    at, kept = edited({"self-core-task": "et svar"})
    old = replace(at.answer_at("self-core-task"), wording="Et gammelt spørgsmål?")
    at.round = at.round.with_answer(old)
    at.toggle_set_aside("self-core-task")
    assert kept.answers[-1].wording == "Et gammelt spørgsmål?"


def test_one_comes_back_to_the_question_one_started_at():
    at, _ = navigation(position="leaders-shared-understanding")
    at.go_to_actor("self")
    at.go_to_actor("leaders")
    assert at.question.id == "leaders-shared-understanding"


def test_what_others_saved_is_taken_over_and_what_they_did_not_touch_stays():
    at, _ = edited({"self-core-task": "mit", "self-role": "rolle"})
    at.write("self-role", "ny rolle")
    theirs = answer(at.checklist, "self-core-task", "deres")
    news = replace(at.round, name="Nyt navn", answers={"self-core-task": theirs}, contested=frozenset({"x"}))
    assert at.receive(news)
    assert at.round.answer("self-core-task").text == "deres"
    assert at.round.answer("self-role").text == "ny rolle"
    assert (at.round.name, at.round.contested) == ("Nyt navn", {"x"})
    assert not at.receive(news), "nothing new"


def test_a_conflict_is_told_until_its_versions_were_looked_at():
    at, kept = edited()
    at.round = replace(at.round, contested=frozenset({"self-core-task", "self-role"}))
    old, other = Version("self-core-task", "før"), Version("self-core-task", "deres", conflict=True)
    at.look_at("self-core-task", [old, other])
    assert at.round.contested == {"self-role"}
    assert kept.looked_at == [other]


def test_notes_go_to_the_last_conversation_held_and_not_to_one_that_is_planned():
    checklist = shipped_checklist()
    held = Conversation("held", "union", NOON.date())
    planned = Conversation("planned", "union", NOON.date() + timedelta(days=1))
    later = Conversation("later", "union", NOON.date() + timedelta(days=2))
    begun = round_with(checklist, {}, position="union-ideas")
    for conversations, current in (([held, planned], held), ([later, planned], planned), ([], None)):
        editor, recorder = editor_on(begun.with_records(conversations), checklist=checklist)
        assert Navigation(editor, recorder).dialogue.conversation == current
