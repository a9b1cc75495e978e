"""What differs between two rounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kerneblik.documents.blocks import Block, Document, Heading, Remark, Table
from kerneblik.language import Translator
from kerneblik.reflection.comparison import (
    ActorComparison,
    Change,
    Comparison,
    Figures,
    QuestionComparison,
)
from kerneblik.reflection.dialogue import Fit
from kerneblik.reflection.diff import Side
from kerneblik.reflection.wheel import Glyphs

_UNCHANGED = frozenset({Change.NOTHING, Change.SAME})
_ACTOR, _QUESTION = 1, 2
COUNTED = ("answered", "prepared", "talked_about", "agreements", "words")
"""The ends of the catalogue keys of what is counted."""


def document(comparison: Comparison, t: Translator, glyphs: Glyphs) -> Document:
    """The figures of each actor, then each answer that differs; lines that differ are named in words."""
    differing = [
        *((a.actor.name.text_in(t.language), a.questions) for a in comparison.actors),
        (t("comparison.removed"), comparison.removed),
    ]
    texts = [block for name, questions in differing for block in _differing(name, questions, comparison, t)]
    title = t("comparison.title", earlier=comparison.earlier.name, later=comparison.later.name)
    blocks = (_figures(comparison, t, glyphs), *(texts or [Remark(t("comparison.none"))]))
    return Document(title, "", blocks)


def _figures(comparison: Comparison, t: Translator, glyphs: Glyphs) -> Table:
    pair = (t("comparison.before"), t("comparison.after"))
    kinds = [t(f"comparison.{name}") for name in COUNTED]
    fits = [fit for fit in Fit if comparison.before.fits.get(fit) or comparison.after.fits.get(fit)]
    kinds += [t(f"comparison.fit.{fit}") for fit in fits]
    head = (t("cli.rounds.column.actor"), *(f"{kind} {side}" for kind in kinds for side in pair))
    rows = (
        *(
            _row(f"{number} {actor.actor.name.text_in(t.language)}", actor, fits, glyphs)
            for number, actor in enumerate(comparison.actors, 1)
        ),
        _row(t("comparison.all"), comparison, fits, glyphs),
    )
    return Table(head, rows, frozenset(range(1, len(head))))


def _row(
    name: str, both: ActorComparison | Comparison, fits: Sequence[Fit], glyphs: Glyphs
) -> tuple[str, ...]:
    def cells(figures: Figures) -> list[str]:
        return [
            *tallies(figures, glyphs),
            *(str(figures.fits.get(fit) or glyphs.dash) for fit in fits),
        ]

    pairs = zip(cells(both.before), cells(both.after), strict=True)
    return (name, *(cell for pair in pairs for cell in pair))


def tallies(figures: Figures, glyphs: Glyphs) -> list[str]:
    """What is counted of some questions in a round, in the order of COUNTED."""
    return [
        glyphs.tally(figures.progress),
        *glyphs.tallies(figures.dialogue),
        glyphs.tally_of_agreements(figures.agreements),
        str(figures.progress.words or glyphs.dash),
    ]


def _differing(
    name: str, questions: Sequence[QuestionComparison], comparison: Comparison, t: Translator
) -> Iterator[Block]:
    changed = [question for question in questions if question.change not in _UNCHANGED]
    if changed:
        yield Heading(name, _ACTOR)
    for question in changed:
        change = t(f"comparison.change.{question.change}")
        yield Heading(f"{wording(question, t)} ({change})", _QUESTION)
        yield from map(Remark, notes(question, comparison, t))
        yield _texts(question, t)


def wording(both: QuestionComparison, t: Translator) -> str:
    """The wording of the question; if the checklist no longer has it, its wording when it was answered."""
    if both.question is not None:
        return both.question.text.text_in(t.language)
    return both.after.wording or both.before.wording or both.after.question


def notes(both: QuestionComparison, comparison: Comparison, t: Translator) -> list[str]:
    """Lines on what the text doesn't show: that only one round has it, and state and assessment in each."""
    lines = []
    sides = (
        (Side.FIRST, comparison.earlier.name, both.before, both.fit_before),
        (Side.SECOND, comparison.later.name, both.after, both.fit_after),
    )
    for side, name, answer, fit in sides:
        if both.only is side:
            lines.append(t("comparison.only", round=name))
        said = [t("stage.set_aside")] if answer.set_aside else []
        said += [t(f"comparison.fit.{fit}")] if fit is not None else []
        if said:
            lines.append(t("comparison.state", round=name, state=", ".join(said)))
    return lines


def _texts(both: QuestionComparison, t: Translator) -> Table:
    names = {Side.FIRST: t("comparison.before"), Side.SECOND: t("comparison.after"), Side.BOTH: ""}
    rows = ((names[line.side], "".join(part.text for part in line.parts)) for line in both.lines)
    return Table(("", ""), tuple(rows))
