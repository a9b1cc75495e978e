"""Checklists and rounds for the tests of the wheel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from kerneblik.checklist import Actor, Checklist, Kind, Question, Theme, Words
from kerneblik.reflection import Answer, Conversation, Round

TODAY = date(2026, 11, 3)
LEAFLET = ((4, 0), (2, 2), (2, 2), (2, 2), (3, 3), (3, 3), (2, 2))
"""How many questions for reflection and for dialogue each of the leaflet's actors has, oneself first."""
NAMES = (
    "Dig selv",
    "Din egen chef",
    "Politikere/topledelse",
    "Andre ledere",
    "Dine medarbejdere",
    "Tillidsrepræsentanter",
    "Borgere/kunder",
)


def words(text: str) -> Words:
    return Words({"da": text})


def checklist(
    counts: Sequence[tuple[int, int]] = LEAFLET, central: int | None = 0, names: Sequence[str] = NAMES
) -> Checklist:
    """A checklist with so many questions per actor; `central` is the index of the one in the middle."""
    actors = []
    for index, (reflections, dialogues) in enumerate(counts):
        kinds = [Kind.REFLECTION] * reflections + [Kind.DIALOGUE] * dialogues
        questions = tuple(
            Question(f"{index}-{number}", kind, "theme", words("?")) for number, kind in enumerate(kinds)
        )
        name = words(names[index] if index < len(names) else f"Aktør {index}")
        actors.append(
            Actor(id=f"actor-{index}", name=name, short=name, questions=questions, central=index == central)
        )
    return Checklist(
        words("Et blik på kerneopgaven"),
        words(""),
        (Theme("theme", words("")),),
        tuple(actors),
        ("da",),
    )


def a_round(
    answered: Sequence[str] = (), set_aside: Sequence[str] = (), talked_about: Sequence[str] = ()
) -> Round:
    """A round with some questions answered, some set aside, and some noted on in a conversation."""
    answers = [Answer(question, text="Svar") for question in answered]
    answers += [Answer(question, set_aside=True) for question in set_aside]
    answers += [Answer(question, text="Sagt", conversation="talk") for question in talked_about]
    conversations = {"talk": Conversation("talk", "actor-1", TODAY)} if talked_about else {}
    return Round(
        "r",
        "Runde",
        datetime(2026, 11, 3, tzinfo=UTC),
        {a.key: a for a in answers},
        conversations=conversations,
    )
