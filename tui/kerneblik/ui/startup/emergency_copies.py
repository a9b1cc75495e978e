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
from kerneblik.ui.startup.prompt_app import PromptApp
from kerneblik.ui.startup.recovery import actor_of

_LONGEST_QUESTION = 70
"""Characters."""


class RescueApp(PromptApp[bool]):
    """Offers to put each text into its round, to keep it for later, or to throw it away; ends with True."""

    def __init__(self, entrance: StartupContext, left: Sequence[EmergencyText]) -> None:
        super().__init__(entrance)
        self._left = left

    async def talk(self) -> bool:
        """Go through them, the oldest first."""
        for number, rescued in enumerate(self._left, start=1):
            title = self.t("emergency_copy.title")
            if len(self._left) > 1:
                title = f"{title} ({self.t('progress.of', done=number, total=len(self._left))})"
            await self._offer(rescued, title)
        return True

    async def _offer(self, rescued: EmergencyText, title: str) -> None:
        t = self.t
        choices = {name: t(f"emergency_copy.{name}") for name in ("take", "later", "discard")}
        words = "\n\n".join(explain(rescued, self.checklist, t))
        choice = await self.ask(title, words, choices)
        while choice == "discard" and not await self._is_sure(rescued):
            choice = await self.ask(title, words, choices)
        try:
            if choice == "take":
                absorb(self.store, completed(self.store, rescued, self.checklist, t.language))
            elif choice == "discard":
                discard(rescued)
        except KerneblikError as error:
            await self.tell_error(error, t("emergency_copy.still_there", path=rescued.path))

    async def _is_sure(self, rescued: EmergencyText) -> bool:
        t = self.t
        words = t.plural("words", sum(answer.words for answer in rescued.changes.answers.values()))
        choices = {"keep": t("emergency_copy.discard.keep"), "discard": t("emergency_copy.discard.sure")}
        question = t("emergency_copy.discard.explanation", words=words)
        return await self.ask(t("emergency_copy.discard.title"), question, choices) == "discard"


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
