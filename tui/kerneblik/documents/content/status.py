"""How far a round has come, actor by actor: as JSON, as a table and in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kerneblik.checklist import Kind
from kerneblik.documents.blocks import Block, Document, Remark, Table
from kerneblik.documents.content.round import Selection, summary_line
from kerneblik.documents.content.wording import legend_of_fits
from kerneblik.language import Translator
from kerneblik.reflection import Fit, Perspective, Progress, progress
from kerneblik.reflection.wheel import Glyphs


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


def document(selection: Selection, t: Translator, glyphs: Glyphs) -> Document:
    """The status as a table, with what its glyphs mean."""
    fits = any(_fits(selection, perspective) for perspective in selection.perspectives)
    names = ("reflection", "dialogue", *(("fits",) if fits else ()), "words", "edited")
    digits = len(str(len(selection.perspectives)))
    head = (f"{'':{digits}}   {t('status.actor')}", *(t(f"status.{name}") for name in names))
    rows = [
        (f"{number:<{digits}} {glyphs.of_progress(p.progress)} {p.actor.name.text_in(t.language)}",
         *_cells(p, selection, t, glyphs, fits=fits))
        for number, p in enumerate(selection.perspectives, 1)
    ]  # fmt: skip
    blocks: list[Block] = [Table(head, tuple(rows), frozenset(range(1, len(head))))]
    if fits:
        blocks.append(Remark(legend_of_fits(t, glyphs)))
    if selection.removed:
        blocks.append(Remark(t.plural("status.removed", len(selection.removed))))
    separator = f" {glyphs.separator} "
    title = separator.join((selection.round.name, summary_line(selection, t, separator)))
    return Document(title, "", tuple(blocks))


def _cells(
    perspective: Perspective, selection: Selection, t: Translator, glyphs: Glyphs, *, fits: bool
) -> Iterator[str]:
    for kind in Kind:
        of_kind = _of_kind(selection, perspective, kind)
        yield f"{of_kind.done}/{of_kind.total}" if of_kind.total else glyphs.dash
    if fits:
        yield "".join(map(glyphs.of_fit, _fits(selection, perspective)))
    done = perspective.progress
    yield str(done.words) if done.words else glyphs.dash
    yield t.short_date(done.edited) if done.edited else glyphs.dash


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
