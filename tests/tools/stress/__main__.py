"""Proves the storage by brute force: `python -m tools.stress [PROOF ...]`, with tui and tests on PYTHONPATH.

Prints what was done and found. Exits with 1 if a promise was broken.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial

from tools.stress import endings, faults, interleaved, kills, machines, sessions, year
from tools.stress.forms import FORMS, PLAIN
from tools.stress.outcome import Outcome
from tools.stress.saver import MODES


def main() -> int:
    """Run the proofs that were asked for, else all of them."""
    parser = argparse.ArgumentParser(prog="make stress", description=__doc__.partition("\n")[0])
    parser.add_argument("proofs", nargs="*", metavar="PROOF", help="all of them when none is named")
    parser.add_argument("--count", type=int, help="how many kills, saves, seconds, days or examples")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=4, help="how many apps are killed at the same time")
    parser.add_argument("--form", choices=FORMS, default=PLAIN.name, help="how the files are kept")
    options = parser.parse_args()
    form = FORMS[options.form]
    count = {"count": options.count} if options.count else {}
    proofs: dict[str, Callable[[], Outcome]] = {
        "kills": partial(kills.prove, form, seed=options.seed, jobs=options.jobs, **count),
        "endings": partial(endings.prove, form, seed=options.seed, jobs=options.jobs, **count),
        **{
            f"saves-{mode}": partial(interleaved.prove, form, mode, seed=options.seed, **count)
            for mode in MODES
        },
        "sessions": partial(sessions.prove, form, seed=options.seed, **count),
        "year": partial(year.prove, form, **count),
        "machines": partial(machines.prove, form, chance=options.seed, **count),
        "faults": partial(faults.prove, form, **count),
    }
    unknown = set(options.proofs) - proofs.keys()
    if unknown:
        parser.error(f"no such proof: {', '.join(unknown)}; there are {', '.join(proofs)}")
    broken = False
    for name in options.proofs or proofs:
        outcome = proofs[name]()
        print(outcome, end="\n\n", flush=True)
        broken = broken or bool(outcome.failures)
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
