"""What the user sees before the app when a round's file is damaged: what is left, and what can be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kerneblik.checklist import Checklist
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.reflection import Answer
from kerneblik.storage import StorageError
from kerneblik.storage.recovery.damaged_rounds import Damage, quarantine_round, recover
from kerneblik.ui.startup.context import StartupContext
from kerneblik.ui.startup.prompt_app import PromptApp


class RecoveryApp(PromptApp[str]):
    """Offers what is left of the round, a new round, or to leave.

    Does what is chosen and ends with `recovered`, `new` or None.
    """

    def __init__(self, entrance: StartupContext, error: StorageError, damage: Damage) -> None:
        super().__init__(entrance)
        self._error = error
        self._damage = damage

    async def talk(self) -> str | None:
        """Ask what to do, do it, and name the file that the damaged one was put aside as."""
        t, damage = self.t, self._damage
        words = [t(self._error.key, **self._error.values), *explain(damage, self.checklist, t)]
        choice = await self.ask(t("recovery.title"), "\n\n".join(words), self._choices())
        try:
            if choice == "recovered":
                aside = recover(self.store, damage)
            elif choice == "new":
                aside = quarantine_round(self.store, damage.round_id)
            else:
                return None
        except KerneblikError as error:
            await self.tell_error(error)
            return None
        await self.tell(t(f"recovery.{choice}.title"), t("recovery.aside", path=aside))
        return choice

    def _choices(self) -> dict[str, str]:
        t = self.t
        first = {"recovered": self._best()} if self._damage.can_be_recovered else {}
        return {**first, "new": t("recovery.new"), "quit": t("recovery.quit")}

    def _best(self) -> str:
        newer = len(self._damage.newer)
        if self._damage.backup is None:
            return self.t.plural("recovery.partial", newer)
        return self.t.plural("recovery.backup_and_newer", newer) if newer else self.t("recovery.backup")


def explain(damage: Damage, checklist: Checklist, t: Translator) -> list[str]:
    """What is left of the round and what isn't, a paragraph each, without a word of what was written."""
    newer, lost = damage.newer, damage.lost
    left = [_backup(damage, t)]
    if newer:
        key = "recovery.lacking" if damage.backup is not None else "recovery.readable"
        left.append(t.plural(key, len(newer), actors=_actors(newer.values(), checklist, t)))
    elif not damage.salvaged.answers:
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
