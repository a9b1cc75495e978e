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


async def offer(prompts: Prompts, context: StartupContext, left: Sequence[EmergencyText]) -> None:
    """Offer to put each text into its round, to keep it for later, or to throw it away; the oldest first."""
    t = prompts.t
    for number, rescued in enumerate(left, start=1):
        title = t("emergency_copy.title")
        if len(left) > 1:
            title = f"{title} ({t('progress.of', done=number, total=len(left))})"
        await _offer(prompts, context, rescued, title)


async def _offer(prompts: Prompts, context: StartupContext, rescued: EmergencyText, title: str) -> None:
    t, store, checklist = prompts.t, context.store, context.checklist
    choices = {name: t(f"emergency_copy.{name}") for name in ("take", "later", "discard")}
    words = "\n\n".join(explain(rescued, checklist, t))
    choice = await prompts.ask(title, words, choices)
    while choice == "discard" and not await _is_sure(prompts, rescued):
        choice = await prompts.ask(title, words, choices)
    try:
        if choice == "take":
            absorb(store, completed(store, rescued, checklist, t.language))
        elif choice == "discard":
            discard(rescued)
    except KerneblikError as error:
        await prompts.tell_error(error, t("emergency_copy.still_there", path=rescued.path))


async def _is_sure(prompts: Prompts, rescued: EmergencyText) -> bool:
    t = prompts.t
    words = t.plural("words", sum(answer.words for answer in rescued.changes.answers.values()))
    choices = {"keep": t("emergency_copy.discard.keep"), "discard": t("emergency_copy.discard.sure")}
    question = t("emergency_copy.discard.explanation", words=words)
    return await prompts.ask(t("emergency_copy.discard.title"), question, choices) == "discard"


def explain(rescued: EmergencyText, checklist: Checklist, t: Translator) -> Iterator[str]:
    """What it is and how it came to be left: the questions, but nothing that was written."""
    when = {"date": t.date(rescued.left), "time": t.time(rescued.left)}
    yield t(
        "emergency_copy.edited" if rescued.edited_outside else "emergency_copy.unsaved",
        round=rescued.round_name,
        **when,
    )
    if rescued.changes.answers:
        yield "\n".join(_line(answer, checklist, t) for answer in rescued.changes.answers.values())
    if rescued.changes.name is not None:
        yield t("emergency_copy.name", name=rescued.changes.name)
    yield t("emergency_copy.nothing_overwritten")


def _line(answer: Answer, checklist: Checklist, t: Translator) -> str:
    question = checklist.question(answer.question)
    wording = question.text.text_in(t.language) if question is not None else answer.wording
    short = textwrap.shorten(wording, _LONGEST_QUESTION, placeholder=" …")
    state = t("state.set_aside") if answer.set_aside else t.plural("words", answer.words)
    return f"{actor_of(answer, checklist, t)}: {short} ({state})"
