"""What is kept of a round where a part of it is taken elsewhere."""

from __future__ import annotations

from kerneblik.reflection import Answer
from kerneblik.report.selection import Selection
from support.app import shipped_checklist
from support.papers import marked_round

CHECKLIST = shipped_checklist()
ROUND = marked_round(CHECKLIST).round


def test_the_whole_round_takes_all_along_what_was_said_in_conversations_too():
    assert Selection.whole(CHECKLIST, ROUND).kept_round() == ROUND


def test_one_actors_part_takes_that_actors_dialogue_along_and_no_other():
    kept = Selection.whole(CHECKLIST, ROUND).about("union").kept_round()
    assert {c.actor for c in kept.conversations.values()} == {"union"}
    assert {a.actor for a in kept.agreements.values()} == {"union"}
    assert set(kept.findings) == {"union-understanding", "union-interfaces", "union-ideas"}
    assert {answer.actor for answer in kept.answers.values()} == {"union"}
    assert len(kept.answers) == 6 + 4
    assert kept.introduction == Answer("", conversation="report")
