"""`kerneblik where`: which files are used, and who can read them."""

from __future__ import annotations

import stat
from collections.abc import Iterator

from kerneblik.cli.context import Context
from kerneblik.cli.output import write
from kerneblik.cli.passphrase_prompts import idle_words
from kerneblik.language import Translator
from kerneblik.settings import settings_path
from kerneblik.storage import LockedError, RoundStore
from kerneblik.storage.recovery.form_drafts import FormDrafts
from kerneblik.storage.round_directory import RoundSummary

_OTHERS = 0o077


def run(context: Context) -> int:
    """Print the paths, one per line, with what is there."""
    rows = list(_rows(context))
    width = max(len(name) for name, _ in rows)
    write("".join(f"{name:<{width}}  {place}\n" for name, place in rows))
    return 0


def _rows(context: Context) -> Iterator[tuple[str, str]]:
    t, source, directory = context.t, context.checklist_source, context.directory
    there = directory.exists()
    locked = context.encryption.is_locked()
    store = _store(context) if there else None
    rounds = store.summaries() if store is not None else []
    count = t.plural("where.rounds", len(rounds)) if rounds else t("where.none_yet")
    yield t("where.texts"), f"{directory} ({count})"
    for summary in rounds:
        yield "", f"{summary.path} ({_name(summary, t)})"
    trash = store.trash() if store is not None else []
    if store is not None and trash:
        count = t.plural("where.rounds", len(trash))
        yield t("rounds.trash"), f"{store.directory.trash} ({count})"
    drafts = FormDrafts(store.directory).not_in_use() if store is not None else []
    if store is not None and drafts:
        yield t("where.drafts"), f"{store.directory.drafts} ({t.plural('where.drafts', len(drafts))})"
    yield t("where.readers"), _readers(context, locked=locked) if there else t("where.new")
    idle = idle_words(t, context.settings.lock_after)
    yield t("where.lock"), t("where.lock.set", idle=idle) if locked else t("where.lock.none")
    yield t("where.settings"), str(settings_path(directory))
    yield t("where.checklist"), f"{source.path} ({t(f'where.origin.{source.origin}')})"


def _store(context: Context) -> RoundStore:
    """The store; of locked rounds it knows the paths only, which takes no passphrase."""
    if not context.encryption.is_locked():
        return context.store
    from kerneblik.storage.encryption.age import LockedCipher

    return RoundStore(context.directory, cipher=LockedCipher(context.directory), reading=True)


def _name(summary: RoundSummary, t: Translator) -> str:
    if isinstance(summary.error, LockedError):
        return t("where.locked")
    return summary.name if summary.error is None else t("where.damaged")


def _readers(context: Context, *, locked: bool) -> str:
    """Who can read the texts, after the store has restricted the permissions as far as it could."""
    if locked:
        return context.t("where.passphrase")
    mode = stat.S_IMODE(context.directory.stat().st_mode)
    return context.t("where.open", mode=f"{mode:04o}") if mode & _OTHERS else context.t("where.private")
