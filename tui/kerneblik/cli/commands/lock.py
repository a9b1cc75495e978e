"""`kerneblik lock`: encrypt everything that was written with a passphrase."""

from __future__ import annotations

from kerneblik.cli.context import Context
from kerneblik.cli.output import print_line
from kerneblik.cli.passphrase_prompts import idle_words, new_passphrase
from kerneblik.cli.tty_prompts import ask, tell
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.settings import change_settings, settings_path
from kerneblik.storage import LockedError, StorageError, UnfinishedError

_YES = frozenset({"ja", "j", "yes", "y"})


def run(context: Context) -> int:
    """Warn, ask for a passphrase twice, and lock; if it is locked already, only change the idle time."""
    t, encryption, minutes = context.t, context.encryption, context.options.idle
    if context.options.demo:
        raise KerneblikError("lock.demo")
    if encryption.is_locked():
        if minutes is None:
            raise LockedError("lock.already", path=encryption.path)
        print_line(_keep_idle_time(context, minutes))
        return 0
    encryption.refuse_while_in_use()
    tell(t("lock.warning", path=encryption.path))
    if not _agreed(t):
        raise KerneblikError("lock.cancelled")
    passphrase = new_passphrase(t)
    idle = _keep_idle_time(context, minutes)
    tell(t("lock.working"))
    try:
        encryption.lock(passphrase)
    except UnfinishedError:
        raise
    except StorageError as error:
        raise KerneblikError("lock.failed", message=t(error.key, **error.values)) from error
    print_line(t("lock.done", idle=idle))
    return 0


def _agreed(t: Translator) -> bool:
    try:
        return ask(t("lock.confirm")).casefold() in _YES
    except EOFError:  # nobody is there to agree
        return False


def _keep_idle_time(context: Context, minutes: int | None) -> str:
    """Save after how many minutes the app locks itself, if that was given; a sentence on how it is then."""
    if minutes is None:
        return idle_words(context.t, context.settings.lock_after)
    change_settings(settings_path(context.directory), lock_after=minutes)
    return idle_words(context.t, minutes)
