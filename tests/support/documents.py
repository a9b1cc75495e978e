"""A round with a dialogue in it, each of whose texts and names can be told from all others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from kerneblik.checklist import Actor, Checklist
from kerneblik.reflection import Agreement, Answer, Assessment, Conversation, Fit, Position, Round
from kerneblik.reflection.model import REPORT, TAKEAWAY

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
LONG = "**Det venter jeg:** at de siger *noget andet*, og at det tager tid at høre efter. " * 12


@dataclass
class Marked:
    """The round, and the mark that each of its private texts holds."""

    round: Round
    answers: dict[str, str] = field(default_factory=dict)
    """By question."""
    said: dict[str, str] = field(default_factory=dict)
    """By the key of the note."""
    people: dict[str, str] = field(default_factory=dict)
    """By conversation."""
    agreed: dict[str, str] = field(default_factory=dict)
    """By agreement."""
    who: dict[str, str] = field(default_factory=dict)
    takeaways: dict[str, str] = field(default_factory=dict)
    """By actor."""
    introduction: str = "mærke-indledning"

    @property
    def all(self) -> set[str]:
        groups = (self.answers, self.said, self.people, self.agreed, self.who, self.takeaways)
        return {mark for group in groups for mark in group.values()} | {self.introduction}


def marked_round(checklist: Checklist, text: str = "") -> Marked:
    """A round in which everything that can be written is, each text with a mark of its own before `text`."""
    made = Marked(Round("2026-11-03", "Efterår 2026", NOW - timedelta(days=21), {}, Position("self-role")))
    for actor in checklist.actors:
        for question in actor.questions:
            mark = made.answers[question.id] = f"mærke-svar-{question.id}"
            answer = Answer(question.id, f"{mark} {text}", actor=actor.id, kind=question.kind, edited=NOW)
            made.round = made.round.with_answer(answer)
        if not actor.central:
            _add_dialogue(made, actor, text)
    introduction = Answer("", f"{made.introduction} {text}", conversation=REPORT, edited=NOW)
    made.round = made.round.with_answer(introduction)
    return made


def _add_dialogue(made: Marked, actor: Actor, text: str) -> None:
    conversation = f"samtale{actor.id}"
    made.people[conversation] = f"mærke-navn-{actor.id}"
    records = [Conversation(conversation, actor.id, date(2026, 11, 20), made.people[conversation])]
    for question in (*(q.id for q in actor.questions if q.kind == "dialogue"), ""):
        mark = made.said[f"{conversation}/{question}"] = f"mærke-sagt-{actor.id}-{question}."
        made.round = made.round.with_answer(
            Answer(question, f"{mark} {text}", actor=actor.id, conversation=conversation, edited=NOW)
        )
        records += [Assessment(question, Fit.DIFFERS)] if question else []
    mark = made.takeaways[actor.id] = f"mærke-taget-med-{actor.id}"
    made.round = made.round.with_answer(
        Answer(actor.id, f"{mark} {text}", actor=actor.id, conversation=TAKEAWAY, edited=NOW)
    )
    id_ = f"aftale{actor.id}"
    made.agreed[id_], made.who[id_] = f"mærke-aftale-{actor.id}", f"mærke-hvem-{actor.id}"
    records.append(
        Agreement(
            id_, actor.id, made.agreed[id_], made.who[id_], date(2026, 12, 1), made=NOW - timedelta(days=4)
        )
    )
    for record in records:
        made.round = made.round.with_record(record)


def with_agreements(round_: Round, *agreements: Agreement) -> Round:
    return replace(round_, agreements={agreement.id: agreement for agreement in agreements})
