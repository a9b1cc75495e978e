"""`kerneblik lock`, `unlock` and `passphrase`: encrypt, decrypt, change the passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kerneblik.cli.context import Context
from kerneblik.cli.output import print_line
from kerneblik.cli.prompts import agrees, idle_words, new_passphrase, open_with_passphrase, tell
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.settings import change_settings, settings_path
from kerneblik.storage import LockedError, StorageError, UnfinishedError, WrongPassphraseError


def lock(context: Context) -> None:
    """Warn, ask for a passphrase twice, and lock; if it is locked already, only change the idle time."""
    t, encryption, minutes = context.t, context.encryption, context.options.idle
    if context.options.demo:
        raise KerneblikError("lock.demo")
    if encryption.is_locked():
        if minutes is None:
            raise LockedError("lock.already", path=encryption.path)
        print_line(_keep_idle_time(context, minutes))
        return
    encryption.refuse_while_in_use()
    tell(t("lock.warning", path=encryption.path))
    if not agrees(t("lock.confirm"), t):
        raise KerneblikError("lock.cancelled")
    passphrase = new_passphrase(t)
    idle = _keep_idle_time(context, minutes)
    tell(t("lock.working"))
    with _nothing_changed(t):
        encryption.lock(passphrase)
    print_line(t("lock.done", idle=idle))


@contextmanager
def _nothing_changed(t: Translator) -> Iterator[None]:
    """Have an error in the body say that nothing was changed, unless it says itself how things are."""
    try:
        yield
    except (UnfinishedError, WrongPassphraseError):
        raise
    except StorageError as error:
        raise KerneblikError("lock.failed", message=t(error.key, **error.values)) from error


def _keep_idle_time(context: Context, minutes: int | None) -> str:
    """Save after how many minutes the app locks itself, if that was given; a sentence on how it is then."""
    if minutes is None:
        return idle_words(context.t, context.settings.lock_after)
    change_settings(settings_path(context.directory), lock_after=minutes)
    return idle_words(context.t, minutes)


def unlock(context: Context) -> None:
    """Ask for the passphrase, and decrypt all files."""
    t, encryption = context.t, context.encryption
    if not encryption.is_locked():
        raise KerneblikError("lock.not_locked", path=encryption.path)
    encryption.refuse_while_in_use()
    with _nothing_changed(t):
        left = open_with_passphrase(encryption.remove_lock, t, t("lock.ask"))
    print_line(t("lock.removed"))
    if left:
        print_line(t("lock.left", directory=encryption.path / "lock"))
        for path in left:
            print_line(f"  {path}")


def change_passphrase(context: Context) -> None:
    """Ask for the old passphrase and twice for the new one, and change it."""
    t, encryption = context.t, context.encryption
    if not encryption.is_locked():
        raise KerneblikError("lock.not_locked", path=encryption.path)

    def tried(passphrase: str) -> str:
        encryption.unlock(passphrase)
        return passphrase

    old = open_with_passphrase(tried, t, t("lock.ask_old"))
    new = new_passphrase(t)
    tell(t("lock.working"))
    encryption.change_passphrase(old, new)
    print_line(t("lock.new_passphrase"))
