"""Feeds damaged input to all that reads any: `make fuzz`, with the names of targets in ARGS for some of them.

Every input comes from a seed and a number, which a failure is told with. Exits with 1 after a failure.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tools.fuzz.targets import TARGETS


def main() -> int:
    """Feed the targets that were named, else all of them."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}")
    parser.add_argument("--count", type=int, default=10_000, help="inputs for each target")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    failures = 0
    for name in options.targets or TARGETS:
        failures += feed(name, options.seed, range(options.count))
    return int(failures > 0)


def feed(name: str, seed: int, numbers: range) -> int:
    """Feed one target with the inputs of these numbers; how many of them failed."""
    failures, began, slowest = 0, time.monotonic(), 0.0
    with tempfile.TemporaryDirectory() as place:
        target = TARGETS[name](Path(place))
        for number in numbers:
            started = time.monotonic()
            try:
                target(random.Random(f"{seed}/{number}"))
            except Exception:  # noqa: BLE001 - whatever it is, it should not have been
                failures += 1
                print(f"{name}: seed {seed}, input {number}", file=sys.stderr)
                traceback.print_exc()
            slowest = max(slowest, time.monotonic() - started)
    took = time.monotonic() - began
    print(
        f"{name:<12} {len(numbers):>7,} inputs  {failures} failed  {took:.0f} s, the slowest {slowest:.2f} s",
        flush=True,
    )
    return failures


if __name__ == "__main__":
    sys.exit(main())
