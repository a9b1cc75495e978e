"""`kerneblik unlock`: remove the passphrase."""

from __future__ import annotations

from kerneblik.cli.context import Context
from kerneblik.cli.output import print_line
from kerneblik.cli.passphrase_prompts import open_with_passphrase
from kerneblik.errors import KerneblikError
from kerneblik.storage import StorageError, UnfinishedError, WrongPassphraseError


def run(context: Context) -> int:
    """Ask for the passphrase, and decrypt all files."""
    t, encryption = context.t, context.encryption
    if not encryption.is_locked():
        raise KerneblikError("lock.not_locked", path=encryption.path)
    encryption.refuse_while_in_use()
    try:
        left = open_with_passphrase(encryption.remove_lock, t, t("lock.ask"))
    except (UnfinishedError, WrongPassphraseError):
        raise
    except StorageError as error:
        raise KerneblikError("lock.failed", message=t(error.key, **error.values)) from error
    print_line(t("lock.removed"))
    if left:
        print_line(t("lock.left", directory=encryption.path / "lock"))
        for path in left:
            print_line(f"  {path}")
    return 0
