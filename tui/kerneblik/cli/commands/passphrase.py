"""`kerneblik passphrase`: change the passphrase."""

from __future__ import annotations

from kerneblik.cli.context import Context
from kerneblik.cli.output import print_line
from kerneblik.cli.passphrase_prompts import new_passphrase, open_with_passphrase
from kerneblik.cli.tty_prompts import tell
from kerneblik.errors import KerneblikError


def run(context: Context) -> int:
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
    return 0
