"""Tasks in the texts: found as they were meant, and offered once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import blake2b

from kerneblik.reflection import Agreement, Answer, Conversation, Round
from kerneblik.reflection.tasks import open_tasks, tasks
from kerneblik.workspace.round_editor import RoundEditor
from support.app import NOON, answer, round_with, shipped_checklist
from support.workspace import Recorder, editor_on

TALK = Conversation("talk", "union", date(2026, 10, 20), "Mette")


def found(text: str) -> list[tuple[str, bool]]:
    round_ = Round("r", "R", NOON).with_answer(Answer("q", text))
    return [(task.text, task.done) for task in tasks(round_)]


def test_items_of_every_kind_of_list_are_found_and_a_tick_means_done():
    assert found("- [ ] ring\n* [x] skriv\n– [X] spørg\n1. [ ] mød op\n2) [] gå hjem") == [
        ("ring", False),
        ("skriv", True),
        ("spørg", True),
        ("mød op", False),
        ("gå hjem", False),
    ]


def test_a_task_ends_where_its_line_ends_and_has_no_marks():
    assert found("- [ ] ring til **Mette** om [notatet](http://x.dk)\n  og mere\nog andet") == [
        ("ring til Mette om notatet", False)
    ]


def test_items_within_items_are_found():
    assert found("- Tirsdag\n  - [ ] ring\n    - [ ] og igen") == [("ring", False), ("og igen", False)]


def test_what_is_no_task_item_is_none():
    for text in ("[ ] uden liste", "- [ ]", "- [x](http://x.dk) link", "+ [ ] plus", "- [?] hvad"):
        assert found(text) == [], text


def test_what_was_noted_in_a_conversation_that_was_taken_away_is_no_task_any_more():
    noted = Answer("", "- [ ] ring", conversation="talk", actor="union")
    round_ = Round("r", "R", NOON).with_record(TALK).with_answer(noted)
    assert [task.text for task in tasks(round_)] == ["ring"]
    assert tasks(round_.with_record(replace(TALK, deleted=True))) == []


def session_on(text: str) -> tuple[RoundEditor, Recorder]:
    checklist = shipped_checklist()
    noted = answer(checklist, "union-ideas", text, conversation="talk")
    round_ = round_with(checklist, {}).with_record(TALK).with_answer(noted)
    return editor_on(round_)


def test_a_task_becomes_an_agreement_of_the_actor_and_the_conversation():
    at, kept = session_on("- [x] ring til Mette")
    at.take_over(open_tasks(at.round)[0])
    (agreed,) = at.round.agreements_with("union")
    assert kept.records == [agreed]
    assert (agreed.text, agreed.done, agreed.conversation, agreed.made) == (
        "ring til Mette",
        True,
        "talk",
        NOON,
    )


def test_a_task_is_offered_once_whatever_becomes_of_its_agreement():
    at, _ = session_on("- [ ] ring til Mette\n- [ ] skriv til Ali")
    at.take_over(open_tasks(at.round)[0])
    agreed = at.round.agreements_with("union")[0]
    at.keep(replace(agreed, text="ring til Mette i morgen"))
    assert [task.text for task in open_tasks(at.round)] == ["skriv til Ali"]
    at.keep(replace(agreed, deleted=True))
    assert [task.text for task in open_tasks(at.round)] == ["skriv til Ali"]


def test_two_sessions_that_take_over_one_task_make_one_agreement():
    (first, _), (second, _) = session_on("- [ ] ring"), session_on("- [ ] ring")
    for at in (first, second):
        at.take_over(open_tasks(at.round)[0])
    assert first.round.agreements.keys() == second.round.agreements.keys()


def test_what_another_session_made_of_a_task_meanwhile_stays_as_it_is():
    at, kept = session_on("- [ ] ring til Mette")
    (task,) = open_tasks(at.round)
    theirs = Agreement(task.id, "union", "ring til Mette", "mig", date(2026, 12, 1))
    at.receive(at.round.with_record(theirs))
    at.take_over(task)
    assert (at.round.agreements, kept.records) == ({task.id: theirs}, [])


def test_agreements_of_older_rounds_still_belong_to_their_tasks():
    for text, said in {
        "- [ ] ring til Mette": "ring til Mette",
        "- [ ] ring til Mette\nhun er der onsdag": "ring til Mette hun er der onsdag",
        "- [x] ring til `Mette` om\n  _planen_ og C:\\_x &amp; y": "ring til Mette om planen og C:_x & y",
        "Hej\n\n> - [ ] svar [her](/a) <b>nu</b>\n> i dag": "svar her <b>nu</b> i dag",
        "- Tirsdag\n  - [] ring **straks**\n    og igen": "ring straks og igen",
    }.items():
        noted = Answer("union-ideas", text, conversation="talk", actor="union")
        old_id = blake2b(f"{noted.key}\n{said}".encode(), digest_size=5).hexdigest()
        round_ = Round("r", "R", NOON).with_record(TALK).with_answer(noted)
        assert len(open_tasks(round_)) == 1, text
        assert open_tasks(round_.with_record(Agreement(old_id, "union", said))) == [], text
