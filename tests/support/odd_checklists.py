"""Checklists of one's own that look like nothing the leaflet has: many actors, one, none in the middle."""

from __future__ import annotations

from dataclasses import replace

from kerneblik.checklist import Actor, Checklist, Kind, Question, Words
from support.app import shipped_checklist

LONG_NAMES = (
    "Borgere og pårørende i ældreplejen", "Frivillige foreninger og idrætsklubber",
    "Praktiserende læger og lægevagten", "Økonomiafdelingen på rådhuset",
    "Tillidsrepræsentanter og arbejdsmiljørepræsentanter", "Kolleger i de andre forvaltninger",
    "Byrådets social- og sundhedsudvalg", "Leverandører af hjælpemidler",
    "Uddannelsesinstitutioner med elever i praktik", "Naboer til plejehjemmet",
    "Arbejdstilsynet og andre myndigheder", "Regionens hospitaler",
)  # fmt: skip


def twelve_long_names() -> Checklist:
    """Twelve actors with long names, none of them central, with questions of both kinds."""
    return _checklist([_actor(n, name) for n, name in enumerate(LONG_NAMES)])


def one_actor_reflection_only() -> Checklist:
    """One actor that is not central, with nothing to bring into a dialogue."""
    return _checklist([_actor(0, "Min afdeling", {Kind.REFLECTION})])


def ten_dialogue_only() -> Checklist:
    """Ten actors, the first of them central, with nothing but questions for the dialogue."""
    actors = [_actor(n, name, {Kind.DIALOGUE}) for n, name in enumerate(LONG_NAMES[:10])]
    return _checklist([replace(actors[0], central=True), *actors[1:]])


def _checklist(actors: list[Actor]) -> Checklist:
    return replace(shipped_checklist(), actors=tuple(actors))


def _actor(number: int, name: str, kinds: frozenset[Kind] | set[Kind] = frozenset(Kind)) -> Actor:
    """An actor with the questions of one of the leaflet's, of these kinds only."""
    like = shipped_checklist().actors[1 + number % 6]
    questions: list[Question] = [
        replace(question, id=f"q{number}-{place}")
        for place, question in enumerate(like.questions)
        if question.kind in kinds
    ]
    words = Words({"da": name, "en": name})
    return Actor(f"actor-{number}", words, words, tuple(questions))
