"""The dialogue goes along with a round that is taken elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Answer, Finding
from kerneblik.report.exchange import as_json, from_json
from kerneblik.report.exchange_fields import ExchangeError
from kerneblik.report.selection import Selection
from kerneblik.storage import RoundStore
from paper_support import marked_round
from support import shipped_checklist

CHECKLIST = shipped_checklist()
ROUND = marked_round(CHECKLIST).round


def test_conversations_what_was_said_agreements_and_marks_come_back_the_same():
    round_ = ROUND.with_record(Agreement("x", "staff", "Uden frist", deleted=True)).with_record(
        Finding("y", None)
    )
    assert from_json(as_json(round_)) == round_


def test_what_was_exported_is_kept_elsewhere(tmp_path: Path):
    kept = RoundStore(tmp_path).add(from_json(as_json(ROUND)))
    assert RoundStore(tmp_path).open(kept.id) == replace(ROUND, id=kept.id)


def test_the_whole_round_takes_all_along():
    assert Selection.whole(CHECKLIST, ROUND).kept_round() == ROUND


def test_one_actors_part_takes_that_actors_dialogue_along_and_no_other():
    kept = Selection.whole(CHECKLIST, ROUND).about("union").kept_round()
    assert {c.actor for c in kept.conversations.values()} == {"union"}
    assert {a.actor for a in kept.agreements.values()} == {"union"}
    assert set(kept.findings) == {"union-understanding", "union-interfaces", "union-ideas"}
    assert {answer.actor for answer in kept.answers.values()} == {"union"}
    assert len(kept.answers) == 6 + 4
    assert kept.introduction == Answer("", conversation="report")


def test_a_file_from_before_there_was_a_dialogue_is_read():
    content = json.loads(as_json(replace(ROUND, answers={}, conversations={}, agreements={}, findings={})))
    old = {
        name: value
        for name, value in content.items()
        if name not in {"conversations", "agreements", "findings"}
    }
    assert from_json(json.dumps({**old, "version": 1}).encode()).conversations == {}


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("conversations", {}, "conversations"),
        ("conversations.1", 3, "conversations[1]"),
        ("conversations.1.id", " ", "conversations[1].id"),
        ("conversations.1.id", "samtalemanager", "samtalemanager"),
        ("conversations.1.held", "24.11.2026", "conversations[1].held"),
        ("conversations.1.held", "0003-01-01", "conversations[1].held"),
        ("agreements.0.due", 20261124, "agreements[0].due"),
        ("agreements.0.made", "i går", "agreements[0].made"),
        ("agreements.0.done", "ja", "agreements[0].done"),
        ("findings.0.view", "måske", "findings[0].view"),
        ("findings.0.id", None, "findings[0].id"),
    ],
)
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_message_names_the_field(path: str, value: Any, named: str, language: str):
    content = json.loads(as_json(ROUND))
    *parents, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
    place = content
    for parent in parents:
        place = place[parent]
    place[last] = value
    with pytest.raises(ExchangeError) as caught:
        from_json(json.dumps(content).encode())
    assert named in Translator(language)(caught.value.key, **caught.value.values)


def test_the_same_note_twice_is_refused():
    content = json.loads(as_json(ROUND))
    note = next(answer for answer in content["answers"] if answer["conversation"])
    content["answers"].append(note)
    with pytest.raises(ExchangeError) as caught:
        from_json(json.dumps(content).encode())
    assert caught.value.key == "exchange.twice"
