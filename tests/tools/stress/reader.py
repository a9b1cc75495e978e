"""Somebody else's program, which reads a round with stock TinyDB: `python -m tools.stress.reader FILE`.

Goes on until its input ends. Prints how often it read, and how often it met what is no JSON.
"""

from __future__ import annotations

import select
import sys

from tinydb import TinyDB


def main() -> None:
    reads = broken = 0
    while not select.select([sys.stdin], [], [], 0)[0]:
        try:
            with TinyDB(sys.argv[1], encoding="utf-8", access_mode="r") as database:
                database.table("answers").all()
        except ValueError:
            broken += 1
        reads += 1
    print(reads, broken)


if __name__ == "__main__":
    main()
