"""The part of a round that a document is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kerneblik.checklist import Checklist
from kerneblik.reflection import Answer, Perspective, Round, orphans, perspectives


@dataclass(frozen=True)
class Selection:
    """The perspectives of a round that a document is made of."""

    checklist: Checklist
    round: Round
    perspectives: tuple[Perspective, ...]
    """In the checklist's order."""
    removed: tuple[Answer, ...]
    """Answers to questions that the checklist no longer has."""

    @classmethod
    def from_round(cls, checklist: Checklist, round_: Round) -> Selection:
        """All perspectives of a round, and its answers to removed questions."""
        return cls(checklist, round_, perspectives(checklist, round_), orphans(checklist, round_))

    @property
    def is_whole(self) -> bool:
        """True when every actor is in it."""
        return len(self.perspectives) == len(self.checklist.actors)

    def completed(self) -> Selection:
        """The selection without the perspectives that still have an empty question."""
        return replace(self, perspectives=tuple(p for p in self.perspectives if p.complete))

    def about(self, actor_id: str) -> Selection:
        """Only that part of the selection that concerns one actor."""
        return replace(
            self,
            perspectives=tuple(p for p in self.perspectives if p.actor.id == actor_id),
            removed=tuple(answer for answer in self.removed if answer.actor == actor_id),
        )

    def selected_round(self) -> Round:
        """The round with only those answers, conversations, agreements and assessments that are selected."""
        if self.is_whole and len(self.removed) == len(orphans(self.checklist, self.round)):
            return self.round
        actors = {p.actor.id for p in self.perspectives}
        questions = {question.id for p in self.perspectives for question, _ in p.answers}
        questions |= {answer.question for answer in self.removed}
        held = {id_: c for id_, c in self.round.conversations.items() if c.actor in actors}
        return replace(
            self.round,
            answers={
                key: answer
                for key, answer in self.round.answers.items()
                if (answer.conversation in held if answer.conversation else key in questions)
            },
            conversations=held,
            agreements={id_: a for id_, a in self.round.agreements.items() if a.actor in actors},
            assessments={id_: a for id_, a in self.round.assessments.items() if id_ in questions},
        )
