"""The worked example: whole in both languages, true to the checklist, and believable in its dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from kerneblik.checklist import Checklist, Kind
from kerneblik.cli.demo import example_rounds
from kerneblik.language import LANGUAGES
from kerneblik.reflection import Fit
from kerneblik.reflection.changes import records_of
from kerneblik.storage import RoundStore
from support.app import NOON, ROOT, example_round, shipped_checklist
from support.commands import Kerneblik

TODAY = NOON.date()


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return shipped_checklist()


@pytest.fixture(scope="module")
def example() -> dict:
    return yaml.safe_load((ROOT / "data" / "example.yaml").read_text(encoding="utf-8"))


def texts(content: Any, path: str = "") -> Iterator[tuple[str, dict]]:
    """Everything that is there in languages."""
    if isinstance(content, dict) and set(content) & set(LANGUAGES):
        yield path, content
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from texts(value, f"{path}/{key}")
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from texts(value, f"{path}/{number}")


def test_every_text_is_there_in_both_languages(example):
    found = dict(texts(example))
    assert len(found) > 60
    for path, content in found.items():
        for language in LANGUAGES:
            assert content[language].strip(), path
        if not path.endswith("/who"):
            assert content["da"] != content["en"], path


def test_every_question_and_actor_is_in_the_checklist(checklist, example):
    for part in (example, example["earlier"]):
        assert all(checklist.question(question) for question in part["answers"])
        assert part["position"] in part["answers"]
        for held in part["conversations"]:
            asked = {q.id for q in checklist.actor(held["actor"]).of_kind(Kind.DIALOGUE)}
            assert set(held["said"]) <= asked | {"notes"}
        assert all(checklist.question(q).kind is Kind.DIALOGUE for q in part["findings"])
        assert {a["conversation"] for a in part["agreements"]} <= {c["id"] for c in part["conversations"]}
        actors = {c["id"]: c["actor"] for c in part["conversations"]}
        assert all(a["actor"] == actors[a["conversation"]] for a in part["agreements"])


def test_it_shows_every_state_a_perspective_can_be_in(checklist, example):
    answers = example["answers"]
    done = {a.id: sum(q.id in answers for q in a.questions) / len(a.questions) for a in checklist.actors}
    assert [actor for actor, share in done.items() if share == 1] == ["self", "staff", "union"]
    assert all(0 < share < 1 for actor, share in done.items() if actor not in {"self", "staff", "union"})
    assert [q for q, answer in answers.items() if answer.get("set_aside")] == ["manager-changes"]


def test_the_position_is_what_was_last_written(example):
    for part in (example, example["earlier"]):
        answers = part["answers"]
        assert min(answers, key=lambda q: answers[q]["days_ago"]) == part["position"]


def test_it_shows_a_dialogue_with_all_that_can_come_of_it(checklist):
    round_ = example_round(checklist, "da", NOON)
    assert [len(round_.conversations_with(actor)) for actor in ("staff", "union")] == [3, 2]
    assert {assessment.fit for assessment in round_.assessments.values()} == set(Fit)
    agreed = round_.agreements_with()
    assert any(a.overdue(TODAY) for a in agreed)
    assert any(not a.done and a.due and timedelta(0) < a.due - TODAY < timedelta(7) for a in agreed)
    assert any(a.done for a in agreed)
    assert any(not a.done and a.due is None for a in agreed)
    notes = [a for a in round_.answers.values() if a.conversation and not a.question]
    assert {note.actor for note in notes} == {"staff", "union"}


def test_what_is_expected_comes_before_what_is_said(checklist):
    for round_ in example_rounds(checklist, "da", NOON):
        for answer in round_.answers.values():
            assert round_.created < answer.edited < NOON
            if answer.conversation and answer.question:
                assert round_.answer(answer.question).edited < answer.edited
                assert answer.edited.astimezone().date() == round_.conversations[answer.conversation].held
        for agreement in round_.agreements.values():
            assert agreement.due is None or agreement.due > agreement.made.date()


def test_the_earlier_round_is_half_a_year_old_and_asks_the_same(checklist):
    earlier, newest = example_rounds(checklist, "da", NOON)
    assert timedelta(150) < newest.created - earlier.created < timedelta(220)
    own = [q for q in earlier.answers if "/" not in q and q in newest.answers]
    assert len(own) >= 10
    assert all(earlier.answers[q].text != newest.answers[q].text for q in own)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_rounds_are_kept_and_opened_as_they_are(checklist, tmp_path: Path, language: str):
    store = RoundStore(tmp_path)
    rounds = example_rounds(checklist, language, NOON)
    for round_ in rounds:
        store.add(round_)
    assert store.latest_id() == rounds[-1].id == "demo"
    for round_ in rounds:
        again = RoundStore(tmp_path).open(round_.id)
        assert again.answers == round_.answers
        assert records_of(again) == records_of(round_)
        assert (again.name, again.position.question) == (round_.name, round_.position.question)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_opens_the_newest(kerneblik: Kerneblik, language: str, example):
    assert example["name"][language] in kerneblik.bare("--demo", "--lang", language, "status").out
    review = kerneblik.bare("--demo", "--lang", language, "review").out
    assert {"da": "## Dine medarbejdere", "en": "## Your staff"}[language] in review
