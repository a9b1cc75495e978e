"""What a report is about: a round, or the part of it that was asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kerneblik.checklist import Checklist
from kerneblik.reflection import Answer, Perspective, Round, orphans, perspectives


@dataclass(frozen=True)
class Selection:
    """The perspectives of a round to report on."""

    checklist: Checklist
    round: Round
    perspectives: tuple[Perspective, ...]
    """In the checklist's order."""
    removed: tuple[Answer, ...]
    """Answers to questions that the checklist no longer has."""

    @classmethod
    def whole(cls, checklist: Checklist, round_: Round) -> Selection:
        """All that a round holds."""
        return cls(checklist, round_, perspectives(checklist, round_), orphans(checklist, round_))

    @property
    def is_whole(self) -> bool:
        """True when every actor is in it."""
        return len(self.perspectives) == len(self.checklist.actors)

    def completed(self) -> Selection:
        """Without the perspectives that still have an empty question."""
        return replace(self, perspectives=tuple(p for p in self.perspectives if p.complete))

    def about(self, actor_id: str) -> Selection:
        """Only what concerns one actor."""
        return replace(
            self,
            perspectives=tuple(p for p in self.perspectives if p.actor.id == actor_id),
            removed=tuple(answer for answer in self.removed if answer.actor == actor_id),
        )

    def kept_round(self) -> Round:
        """The round with only what belongs to what is selected."""
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
            assessments={id_: finding for id_, finding in self.round.assessments.items() if id_ in questions},
        )
