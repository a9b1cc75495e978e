"""How far a round has come, actor by actor: as JSON, as a table and in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kerneblik.checklist import Kind
from kerneblik.documents.blocks import Block, Document, Remark, Table
from kerneblik.documents.content.round import Selection, summary_line
from kerneblik.documents.content.wording import legend_of_agreements, legend_of_fits, progress_words
from kerneblik.language import Translator
from kerneblik.reflection import AgreementCount, DialogueProgress, Fit, Perspective, Progress, progress
from kerneblik.reflection.progress import dialogue_progress
from kerneblik.reflection.wheel import Glyphs


def as_data(selection: Selection, t: Translator) -> dict[str, Any]:
    """The status as JSON values. The field names are the same in every language and never change."""
    round_, questions = selection.round, selection.checklist.questions
    dialogue = dialogue_progress(questions, round_, round_.talked_about(selection.today))
    agreements = AgreementCount.from_agreements(round_.agreements_with(), selection.today)
    return {
        "round": {"id": round_.id, "name": round_.name, "created": round_.created.isoformat()},
        **_figures(progress(questions, round_)),
        "dialogue": _dialogue(dialogue),
        "agreements": _agreements(agreements),
        "actors": [
            {
                "id": perspective.actor.id,
                "name": perspective.actor.name.text_in(t.language),
                **_figures(perspective.progress),
                "reflection": _figures(perspective.reflection),
                "dialogue": {
                    **_figures(progress(perspective.actor.of_kind(Kind.DIALOGUE), round_)),
                    **_dialogue(perspective.dialogue),
                },
                "agreements": _agreements(perspective.agreements),
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
        "set_aside": done.set_aside,
        "words": done.words,
        "edited": None if done.edited is None else done.edited.isoformat(),
        "complete": done.complete,
    }


def _dialogue(done: DialogueProgress) -> dict[str, int]:
    return {
        "total": done.total,
        "prepared": done.prepared,
        "talked_about": done.talked_about,
        "set_aside": done.set_aside,
    }


def _agreements(count: AgreementCount) -> dict[str, int]:
    return {"total": count.total, "open": count.open, "overdue": count.overdue}


def _fits(selection: Selection, perspective: Perspective) -> list[Fit]:
    return selection.round.fits_of(q.id for q in perspective.actor.of_kind(Kind.DIALOGUE))


def document(selection: Selection, t: Translator, glyphs: Glyphs) -> Document:
    """The status as a table, with what its glyphs mean."""
    fits = any(_fits(selection, perspective) for perspective in selection.perspectives)
    names = ["reflection", "prepared", "talked_about", "agreements", "words", "edited"]
    if fits:
        names.insert(-2, "fits")
    digits = len(str(len(selection.perspectives)))
    head = (f"{'':{digits}}   {t('status.actor')}", *(t(f"status.{name}") for name in names))
    rows = [
        (f"{number:<{digits}} {glyphs.of_stages(p.stages)} {p.actor.name.text_in(t.language)}",
         *_cells(p, selection, t, glyphs, fits=fits))
        for number, p in enumerate(selection.perspectives, 1)
    ]  # fmt: skip
    blocks: list[Block] = [Table(head, tuple(rows), frozenset(range(1, len(head))))]
    if any(perspective.progress.set_aside for perspective in selection.perspectives):
        blocks.append(Remark(f"{glyphs.set_aside} {t('status.legend.set_aside')}"))
    blocks += map(Remark, legend_of_agreements(t, glyphs, selection.perspectives))
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
    yield glyphs.tally(perspective.reflection)
    yield from glyphs.tallies(perspective.dialogue)
    yield glyphs.tally_of_agreements(perspective.agreements)
    if fits:
        yield " ".join(map(glyphs.of_fit, _fits(selection, perspective)))
    done = perspective.progress
    yield str(done.words) if done.words else glyphs.dash
    yield t.short_date(done.edited) if done.edited else glyphs.dash


def as_sentences(selection: Selection, t: Translator) -> str:
    """The status in one sentence per actor, for screen readers."""
    head = ", ".join((selection.round.name, summary_line(selection, t, ", ")))
    lines = [f"{head}.", *(_sentence(n, p, t) for n, p in enumerate(selection.perspectives, 1))]
    if selection.removed:
        lines.append(t.plural("status.removed", len(selection.removed)))
    return "\n".join(lines) + "\n"


def _sentence(number: int, perspective: Perspective, t: Translator) -> str:
    reflection, dialogue, done = perspective.reflection, perspective.dialogue, perspective.progress
    parts = []
    if reflection.total:
        parts.append(f"{t('kind.reflection')} {progress_words(t, reflection)}")
    if dialogue.total:
        parts.append(t("plain.status.prepared", done=dialogue.prepared, total=dialogue.total))
        parts.append(t("plain.status.talked_about", done=dialogue.talked_about))
    if dialogue.set_aside:
        parts.append(t("plain.status.set_aside", done=dialogue.set_aside))
    if perspective.agreements.total:
        parts.append(t.plural("agreements.open", perspective.agreements.open))
    if perspective.agreements.overdue:
        parts.append(t.plural("agreements.overdue", perspective.agreements.overdue))
    parts.append(t.plural("words", done.words))
    if done.edited:
        parts.append(t("plain.status.edited", date=t.date(done.edited)))
    name = perspective.actor.name.text_in(t.language)
    return t("plain.status.actor", number=number, actor=name, parts=", ".join(parts))
