"""What is asked at the start about damaged rounds and about text that was not saved."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kerneblik.checklist import Checklist
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.reflection import Answer
from kerneblik.storage import StorageError
from kerneblik.storage.recovery.damaged_rounds import Damage, quarantine_round, recover
from kerneblik.storage.recovery.emergency_copies import EmergencyText, absorb, completed, discard
from kerneblik.ui.dependencies import StartupContext
from kerneblik.ui.startup.prompts import Prompts

_LONGEST_QUESTION = 70
"""Characters."""


async def offer_recovery(
    prompts: Prompts, context: StartupContext, error: StorageError, damage: Damage
) -> str | None:
    """Offer what is left of the round, a new round, or to leave; do what is chosen.

    Names the file that the damaged one was put aside as. Returns `recovered`, `new`, or None for leaving.
    """
    t = prompts.t
    words = [t(error.key, **error.values), *describe_damage(damage, context.checklist, t)]
    choice = await prompts.ask(t("recovery.title"), "\n\n".join(words), _choices(damage, t))
    try:
        if choice == "recovered":
            aside = recover(context.store, damage)
        elif choice == "new":
            aside = quarantine_round(context.store, damage.round_id)
        else:
            return None
    except KerneblikError as failed:
        await prompts.tell_error(failed)
        return None
    await prompts.tell(t(f"recovery.{choice}.title"), t("recovery.aside", path=aside))
    return choice


def _choices(damage: Damage, t: Translator) -> dict[str, str]:
    first = {"recovered": _best(damage, t)} if damage.can_be_recovered else {}
    return {**first, "new": t("recovery.new"), "quit": t("recovery.quit")}


def _best(damage: Damage, t: Translator) -> str:
    newer = len(damage.newer)
    if damage.backup is None:
        return t.plural("recovery.partial", newer)
    return t.plural("recovery.backup_and_newer", newer) if newer else t("recovery.backup")


def describe_damage(damage: Damage, checklist: Checklist, t: Translator) -> list[str]:
    """What is left of the round and what isn't, a paragraph each, without a word of what was written."""
    newer, lost = damage.newer, damage.lost
    left = [_backup(damage, t)]
    if newer:
        key = "recovery.lacking" if damage.backup is not None else "recovery.readable"
        left.append(t.plural(key, len(newer), actors=_actors(newer.values(), checklist, t)))
    elif not damage.partial.answers:
        left.append(t("recovery.nothing_read"))
    elif damage.backup is not None:
        left.append(t("recovery.nothing_newer"))
    if lost:
        left.append(t.plural("recovery.lost", len(lost), actors=_actors(map(Answer, lost), checklist, t)))
    written = t("recovery.written", date=t.date(damage.written), time=t.time(damage.written))
    return [written, " ".join(left)]


def _backup(damage: Damage, t: Translator) -> str:
    backup = damage.backup
    if backup is None:
        return t("recovery.no_backup")
    return t.plural(
        "recovery.has_backup", backup.answers, date=t.date(backup.taken), time=t.time(backup.taken)
    )


def _actors(answers: Iterable[Answer], checklist: Checklist, t: Translator) -> str:
    """Whose questions they are, and how many of each: `Dig selv (2), Din egen chef (1)`."""
    order = [actor.name.text_in(t.language) for actor in checklist.actors]
    counted = Counter(actor_of(answer, checklist, t) for answer in answers)
    names = sorted(counted, key=lambda name: (order.index(name) if name in order else len(order), name))
    return ", ".join(f"{name} ({counted[name]})" for name in names)


def actor_of(answer: Answer, checklist: Checklist, t: Translator) -> str:
    """The name of the actor whose question was answered, also when it is no longer in the checklist."""
    actor = checklist.actor_of(answer.question)
    return actor.name.text_in(t.language) if actor is not None else answer.actor_name or answer.question


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
    state = t("stage.set_aside") if answer.set_aside else t.plural("words", answer.words)
    return f"{actor_of(answer, checklist, t)}: {short} ({state})"
