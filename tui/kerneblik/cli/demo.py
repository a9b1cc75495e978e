"""The worked example, made into a round for `--demo`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from kerneblik.checklist import Checklist
from kerneblik.paths import shipped_example
from kerneblik.reflection import Answer, Position, Round

_BEGUN = timedelta(days=1)
"""How long before the first answer the example's round was begun."""


def example_round(checklist: Checklist, language: str, now: datetime | None = None) -> Round:
    """The shipped example, written in this language and dated back from `now`; data/example.yaml says how."""
    import yaml

    example = yaml.safe_load(shipped_example().read_bytes())
    now = now or datetime.now(UTC)
    answers = [
        _answer(checklist, question_id, content, language, now)
        for question_id, content in example["answers"].items()
    ]
    return Round(
        id="demo",
        name=example["name"][language],
        created=min((a.edited for a in answers if a.edited), default=now) - _BEGUN,
        answers={answer.question: answer for answer in answers},
        position=Position(example["position"]),
    )


def _answer(
    checklist: Checklist, question_id: str, content: dict[str, Any], language: str, now: datetime
) -> Answer:
    edited = now - timedelta(days=content["days_ago"])
    answer = Answer(
        question_id,
        text=content[language].rstrip(),
        set_aside=content.get("set_aside", False),
        language=language,
        edited=edited,
    )
    question, actor = checklist.question(question_id), checklist.actor_of(question_id)
    if question is None or actor is None:  # with another checklist than the shipped one
        return answer
    return replace(
        answer,
        wording=question.text.read(language),
        actor=actor.id,
        actor_name=actor.name.read(language),
        kind=question.kind,
    )
