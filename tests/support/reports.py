"""A small checklist and round that the tests of reports and commands share."""

from __future__ import annotations

from datetime import UTC, datetime

from kerneblik.checklist import Checklist, Kind, parse_checklist
from kerneblik.reflection import Answer, Position, Round

BEGUN = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
TODAY = BEGUN.date()

CHECKLIST = """
title: {da: Et blik, en: A look}
introduction: {da: Velkommen., en: Welcome.}
themes:
  - {id: roles, name: {da: Roller, en: Roles}}
actors:
  - id: self
    name: {da: Dig selv, en: Yourself}
    central: true
    questions:
      - {id: self-task, kind: reflection, theme: roles, text: {da: Hvad er opgaven?, en: What is the task?}}
      - {id: self-role, kind: reflection, theme: roles, text: {da: Hvad er din rolle?, en: Your role?}}
  - id: staff
    name: {da: Dine medarbejdere, en: Your staff}
    questions:
      - {id: staff-see, kind: reflection, theme: roles, text: {da: Hvad ser du?, en: What do you see?}}
      - {id: staff-ask, kind: dialogue, theme: roles, text: {da: Hvad ser I?, en: What do you all see?}}
"""


def checklist() -> Checklist:
    return parse_checklist(CHECKLIST.encode(), "test")


def answer(question: str, text: str, **more: object) -> Answer:
    found = checklist().question(question)
    kept: dict[str, object] = {
        "wording": found.text.text_in("da") if found else "Hvad spurgte vi om før?",
        "language": "da",
        "actor": question.partition("-")[0],
        "actor_name": "Dine medarbejdere",
        "kind": found.kind if found else Kind.DIALOGUE,
        "edited": BEGUN,
    }
    return Answer(question, text, **{**kept, **more})  # type: ignore[arg-type]


def round_(*answers: Answer, name: str = "Efterår 2026") -> Round:
    by_key = {answer.key: answer for answer in answers}
    return Round("2026-11-03", name, BEGUN, by_key, Position("self-role", 2, 7))
