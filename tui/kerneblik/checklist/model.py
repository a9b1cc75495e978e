"""The content of a checklist: actors around the core task, their questions and the themes across them."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cached_property

from kerneblik.bounds import typed_number
from kerneblik.dataclass import dataclass


class Kind(StrEnum):
    """What a question is for."""

    REFLECTION = "reflection"
    """For the leader's own reflection."""
    DIALOGUE = "dialogue"
    """To bring into a dialogue with the actor."""


@dataclass(frozen=True)
class Words:
    """A text in one or more languages."""

    by_language: dict[str, str]
    """The text per language code (`da`, `en`); never empty."""

    def text_in(self, language: str) -> str:
        """The text in `language`, or in the checklist's first language when it has none."""
        text = self.by_language.get(language)
        return text if text is not None else next(iter(self.by_language.values()))


@dataclass(frozen=True)
class Theme:
    """A topic that questions to several actors have in common, such as roles or collaboration."""

    id: str
    name: Words


@dataclass(frozen=True)
class Question:
    """One question; its id stays the same whatever its wording or place."""

    id: str
    kind: Kind
    theme: str
    """The id of its theme."""
    text: Words


@dataclass(frozen=True)
class Actor:
    """One of those around the core task, with the questions that concern them, in order."""

    id: str
    name: Words
    short: Words
    """The name for narrow places, best within 14 cells; the same as `name` when the file gives none."""
    questions: tuple[Question, ...]
    central: bool = False
    """True for the leader, who is in the middle of the wheel, with the others around."""
    documents: Words | None = None
    """The name in documents; None when it is `name` there, too."""
    aliases: tuple[str, ...] = ()
    """What else a user may type for the actor, in whatever language."""

    def name_in_documents(self, language: str) -> str:
        """The name for readers other than the leader: "Medarbejderne" instead of "Dine medarbejdere"."""
        return (self.documents or self.name).text_in(language)

    def of_kind(self, kind: Kind) -> tuple[Question, ...]:
        """The actor's questions of one kind, in order."""
        return tuple(question for question in self.questions if question.kind is kind)


@dataclass(frozen=True)
class Checklist:
    """The content of one checklist.yaml."""

    title: Words
    introduction: Words
    themes: tuple[Theme, ...]
    actors: tuple[Actor, ...]
    languages: tuple[str, ...]
    """The languages that every text of the checklist has; the first one is the default."""

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question, actor by actor, in order."""
        return tuple(question for actor in self.actors for question in actor.questions)

    @cached_property
    def _questions_by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def _actors_by_question(self) -> dict[str, Actor]:
        return {question.id: actor for actor in self.actors for question in actor.questions}

    def question(self, question_id: str) -> Question | None:
        """The question with this id, or None when the checklist has none such."""
        return self._questions_by_id.get(question_id)

    def actor(self, actor_id: str) -> Actor | None:
        """The actor with this id, or None."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)

    def actors_named(self, typed: str) -> tuple[Actor, ...]:
        """The actors that a typed text may stand for: one when it is clear, several or none when it isn't.

        It is an actor's number in the order here; else an id, a name or an alias; else a word of one; else
        the beginning of one or of a word. Capital letters make no difference.
        """
        if number := typed_number(typed.strip(), len(self.actors)):
            return (self.actors[number - 1],)
        key = " ".join(typed.split()).casefold()
        for matches in (_is_name, _is_word, _begins_word) if key else ():
            if found := tuple(actor for actor in self.actors if matches(key, _names(actor))):
                return found
        return ()

    def actor_of(self, question_id: str) -> Actor | None:
        """The actor that a question belongs to, or None when the checklist has no such question."""
        return self._actors_by_question.get(question_id)

    def theme(self, theme_id: str) -> Theme | None:
        """The theme with this id, or None."""
        return next((theme for theme in self.themes if theme.id == theme_id), None)


def _names(actor: Actor) -> set[str]:
    named = (actor.name, actor.short, actor.documents or actor.name)
    names = (name for words in named for name in words.by_language.values())
    return {name.casefold() for name in (actor.id, *names, *actor.aliases)}


def _is_name(key: str, names: set[str]) -> bool:
    return key in names


def _is_word(key: str, names: set[str]) -> bool:
    return any(key in re.split(r"[\s/-]", name) for name in names)


def _begins_word(key: str, names: set[str]) -> bool:
    return any(part.startswith(key) for name in names for part in (name, *re.split(r"[\s/-]", name)))
