"""What the user sees before the app when text is left that did not get into its round."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kerneblik.checklist import Checklist
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.reflection import Answer
from kerneblik.storage.recovery.emergency_copies import EmergencyText, absorb, completed, discard
from kerneblik.ui.startup.context import StartupContext
from kerneblik.ui.startup.prompts import Prompts
from kerneblik.ui.startup.recovery import actor_of

_LONGEST_QUESTION = 70
"""Characters."""


async def offer_texts(prompts: Prompts, context: StartupContext, left: Sequence[EmergencyText]) -> None:
    """Offer to put each text into its round, to keep it for later, or to throw it away; the oldest first."""
    t = prompts.t
    for number, kept in enumerate(left, start=1):
        title = t("emergency_copy.title")
        if len(left) > 1:
            title = f"{title} ({t('progress.of', done=number, total=len(left))})"
        await _offer(prompts, context, kept, title)


async def _offer(prompts: Prompts, context: StartupContext, kept: EmergencyText, title: str) -> None:
    t, store, checklist = prompts.t, context.store, context.checklist
    choices = {name: t(f"emergency_copy.{name}") for name in ("take", "later", "discard")}
    words = "\n\n".join(describe_text(kept, checklist, t))
    choice = await prompts.ask(title, words, choices)
    while choice == "discard" and not await _is_sure(prompts, kept):
        choice = await prompts.ask(title, words, choices)
    try:
        if choice == "take":
            absorb(store, completed(store, kept, checklist, t.language))
        elif choice == "discard":
            discard(kept)
    except KerneblikError as error:
        await prompts.tell_error(error, t("emergency_copy.still_there", path=kept.path))


async def _is_sure(prompts: Prompts, kept: EmergencyText) -> bool:
    t = prompts.t
    words = t.plural("words", sum(answer.words for answer in kept.changes.answers.values()))
    choices = {"keep": t("emergency_copy.discard.keep"), "discard": t("emergency_copy.discard.sure")}
    question = t("emergency_copy.discard.explanation", words=words)
    return await prompts.ask(t("emergency_copy.discard.title"), question, choices) == "discard"


def describe_text(kept: EmergencyText, checklist: Checklist, t: Translator) -> Iterator[str]:
    """What it is and how it came to be left: the questions, but nothing that was written."""
    when = {"date": t.date(kept.left), "time": t.time(kept.left)}
    yield t(
        "emergency_copy.edited" if kept.edited_outside else "emergency_copy.unsaved",
        round=kept.round_name,
        **when,
    )
    if kept.changes.answers:
        yield "\n".join(_line(answer, checklist, t) for answer in kept.changes.answers.values())
    if kept.changes.name is not None:
        yield t("emergency_copy.name", name=kept.changes.name)
    yield t("emergency_copy.nothing_overwritten")


def _line(answer: Answer, checklist: Checklist, t: Translator) -> str:
    question = checklist.question(answer.question)
    wording = question.text.text_in(t.language) if question is not None else answer.wording
    short = textwrap.shorten(wording, _LONGEST_QUESTION, placeholder=" …")
    state = t("state.set_aside") if answer.set_aside else t.plural("words", answer.words)
    return f"{actor_of(answer, checklist, t)}: {short} ({state})"
