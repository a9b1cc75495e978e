"""How far a round has come, actor by actor: as values, as JSON and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len

from kerneblik.checklist import Kind
from kerneblik.documents.content.round import Selection, summary_line
from kerneblik.documents.content.wording import legend_of_fits
from kerneblik.language import Translator
from kerneblik.reflection import Fit, Perspective, Progress, progress
from kerneblik.reflection.wheel import Glyphs

_GAP = "  "


def as_data(selection: Selection, t: Translator) -> dict[str, Any]:
    """The status as JSON values. The field names are the same in every language and never change."""
    round_ = selection.round
    return {
        "round": {"id": round_.id, "name": round_.name, "created": round_.created.isoformat()},
        **_figures(progress(selection.checklist.questions, round_)),
        "actors": [
            {
                "id": perspective.actor.id,
                "name": perspective.actor.name.text_in(t.language),
                **_figures(perspective.progress),
                **{str(kind): _figures(_of_kind(selection, perspective, kind)) for kind in Kind},
                "conversations": len(round_.conversations_with(perspective.actor.id)),
                "views": {str(fit): _fits(selection, perspective).count(fit) for fit in Fit},
            }
            for perspective in selection.perspectives
        ],
        "removed_questions_with_answers": len(selection.removed),
    }


def _figures(done: Progress) -> dict[str, Any]:
    return {
        "done": done.done,
        "total": done.total,
        "words": done.words,
        "edited": None if done.edited is None else done.edited.isoformat(),
        "complete": done.complete,
    }


def _of_kind(selection: Selection, perspective: Perspective, kind: Kind) -> Progress:
    return progress(perspective.actor.of_kind(kind), selection.round)


def _fits(selection: Selection, perspective: Perspective) -> list[Fit]:
    return selection.round.fits_of(q.id for q in perspective.actor.of_kind(Kind.DIALOGUE))


def as_table(selection: Selection, t: Translator, glyphs: Glyphs) -> str:
    """The status as a table, every column as wide as its widest cell."""
    fits = any(_fits(selection, perspective) for perspective in selection.perspectives)
    names = ("actor", "reflection", "dialogue", *(("fits",) if fits else ()), "words", "edited")
    head = ("", "", *(t(f"status.{name}") for name in names))
    rows = [
        _row(number, p, selection, t, glyphs, fits=fits) for number, p in enumerate(selection.perspectives, 1)
    ]
    widths = [max(map(cell_len, column)) for column in zip(head, *rows, strict=True)]
    separator = f" {glyphs.separator} "
    lines = [
        separator.join((selection.round.name, summary_line(selection, t, separator))),
        "",
        *(_line(row, widths) for row in (head, *rows)),
    ]
    if fits:
        lines += ["", legend_of_fits(t, glyphs)]
    if selection.removed:
        lines += ["", t.plural("status.removed", len(selection.removed))]
    return "\n".join(lines) + "\n"


def as_sentences(selection: Selection, t: Translator) -> str:
    """The status in one sentence per actor, for screen readers."""
    head = ", ".join((selection.round.name, summary_line(selection, t, ", ")))
    lines = [f"{head}.", *(_sentence(n, p, selection, t) for n, p in enumerate(selection.perspectives, 1))]
    if selection.removed:
        lines.append(t.plural("status.removed", len(selection.removed)))
    return "\n".join(lines) + "\n"


def _sentence(number: int, perspective: Perspective, selection: Selection, t: Translator) -> str:
    done = perspective.progress
    kinds = [(kind, _of_kind(selection, perspective, kind)) for kind in Kind]
    parts = [
        t("plain.status.kind", kind=t(f"kind.{kind}"), done=of_kind.done, total=of_kind.total)
        for kind, of_kind in kinds
        if of_kind.total
    ]
    parts.append(t.plural("words", done.words))
    if done.edited:
        parts.append(t("plain.status.edited", date=t.date(done.edited)))
    name = perspective.actor.name.text_in(t.language)
    return t("plain.status.actor", number=number, actor=name, parts=", ".join(parts))


def _row(
    number: int, perspective: Perspective, selection: Selection, t: Translator, glyphs: Glyphs, *, fits: bool
) -> tuple[str, ...]:
    done = perspective.progress
    return (
        str(number),
        glyphs.of_progress(done),
        perspective.actor.name.text_in(t.language),
        *(_share(_of_kind(selection, perspective, kind), glyphs) for kind in Kind),
        *(("".join(map(glyphs.of_fit, _fits(selection, perspective))),) if fits else ()),
        str(done.words) if done.words else glyphs.dash,
        t.short_date(done.edited) if done.edited else glyphs.dash,
    )


def _share(done: Progress, glyphs: Glyphs) -> str:
    return f"{done.done}/{done.total}" if done.total else glyphs.dash


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """The cells as a line: names aligned to the left of their column, figures to the right."""
    padding = [" " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True)]
    name = 2
    padded = [
        cell + space if index <= name else space + cell
        for index, (cell, space) in enumerate(zip(cells, padding, strict=True))
    ]
    return (padded[0] + " " + padded[1] + " " + _GAP.join(padded[name:])).rstrip()
