"""Turns a passphrase into a key, in a process of its own: `python passphrase_process.py encrypt|decrypt`.

This takes a second and 256 MB or more on purpose (scrypt); the library holds on to the interpreter all the
while, and ends the whole process when there is no memory. Here it can do neither to an app with unsaved text.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import pyrage

REFUSED = 3
"""The exit status when the content does not open with this passphrase; standard error says why."""
TOO_SLOW = 4
"""The exit status when the library refuses to try, since that would take far too long here and now."""
_EXCESSIVE = "Excessive work parameter"
"""How it says so. It measures the machine for a millisecond or two, in which a busy one may do nothing."""
_PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds until it is asked again."""


def main() -> int:
    """From standard input a line with the passphrase, then content; the other form on standard output."""
    line, _, content = sys.stdin.buffer.read().partition(b"\n")
    turn = pyrage.passphrase.encrypt if sys.argv[1] == "encrypt" else pyrage.passphrase.decrypt
    try:
        turned = _turned(turn, content, line.decode())
    except pyrage.DecryptError as error:
        sys.stderr.write(str(error))
        return TOO_SLOW if str(error).startswith(_EXCESSIVE) else REFUSED
    sys.stdout.buffer.write(turned)
    return 0


def _turned(turn: Callable[[bytes, str], bytes], content: bytes, passphrase: str) -> bytes:
    for pause in _PAUSES:
        try:
            return turn(content, passphrase)
        except pyrage.DecryptError as error:
            if not str(error).startswith(_EXCESSIVE):
                raise
        time.sleep(pause)  # who has slept is the next to get a turn
    return turn(content, passphrase)


if __name__ == "__main__":
    sys.exit(main())
