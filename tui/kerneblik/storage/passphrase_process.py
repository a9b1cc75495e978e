"""Turns a passphrase into a key, in a process of its own: `python passphrase_process.py encrypt|decrypt`.

This takes a second and 256 MB or more on purpose (scrypt); the library holds on to the interpreter all the
while, and ends the whole process when there is no memory. Here it can do neither to an app with unsaved text.
"""

from __future__ import annotations

import sys

import pyrage

REFUSED = 3
"""The exit status when the content does not open with this passphrase; standard error says why."""


def main() -> int:
    """From standard input a line with the passphrase, then content; the other form on standard output."""
    line, _, content = sys.stdin.buffer.read().partition(b"\n")
    turn = pyrage.passphrase.encrypt if sys.argv[1] == "encrypt" else pyrage.passphrase.decrypt
    try:
        turned = turn(content, line.decode())
    except pyrage.DecryptError as error:
        sys.stderr.write(str(error))
        return REFUSED
    sys.stdout.buffer.write(turned)
    return 0


if __name__ == "__main__":
    sys.exit(main())
