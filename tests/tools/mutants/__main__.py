"""Small mistakes, put into the modules that decide what is kept and what is seen: the tests must see each.

    python -m tools.mutants [MODULE...] [--sample N] [--seed S]

A mutant that passes the tests has survived: a test is missing, or the mutant does the same as what it came
from. Those are listed, with the reason, in equivalents.yaml. The status is 1 when another one survives, or
when one that is listed is killed or no more. (Of the tools there are, mutmut leaves out properties, in which
much of this is decided, and cosmic-ray starts a new Python for each mutant.)
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tools.mutants.mutations import Mutant, mutants_of
from tools.mutants.trial import Limits, passes, preload

ROOT = Path(__file__).parents[3]
TESTS = {
    "kerneblik.storage.format.versions": ["test_versions"],
    "kerneblik.documents.content.round": ["test_selection"],
    "kerneblik.reflection.changes": ["test_changes"],
    "kerneblik.reflection.search": ["test_search"],
    "kerneblik.terminal.key_order": ["test_key_order"],
}
"""The modules, and which files in tests/unit are to see what is wrong in them."""
EQUIVALENTS = Path(__file__).with_name("equivalents.yaml")


@dataclass
class Tally:
    """What became of the mutants of one module."""

    equivalent: dict[tuple[str, str], str]
    """Why a mutant does the same as its original, by its function and its change."""
    mutants: int = 0
    killed: int = 0
    survivors: list[Mutant] = field(default_factory=list)
    wrongly_listed: set[tuple[str, str]] = field(default_factory=set)
    """Those that are listed as equivalent, and are killed or no more."""

    def count(self, mutant: Mutant, *, survived: bool) -> None:
        """Take down what became of a mutant."""
        listed = (mutant.function, mutant.change) in self.equivalent
        self.mutants += 1
        self.killed += not survived
        if survived and not listed:
            self.survivors.append(mutant)
        if listed and not survived:
            self.wrongly_listed.add((mutant.function, mutant.change))

    @property
    def row(self) -> str:
        """Mutants, killed, equivalent, and the share of those killed that can be."""
        equivalent = self.mutants - self.killed - len(self.survivors)
        share = self.killed / max(1, self.mutants - equivalent)
        return f"{self.mutants:8}{self.killed:8}{equivalent:12}{share:8.1%}"


def main() -> int:
    """Put mistakes into the modules asked for, and tell of those that no test sees."""
    parser = argparse.ArgumentParser(prog="make mutants", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("modules", nargs="*", help="some of them, by the end of their names")
    parser.add_argument("--sample", type=int, help="how many mutants of each module; all without it")
    parser.add_argument("--seed", type=int, default=0, help="which ones a sample takes")
    options = parser.parse_args()
    asked = [name for name in TESTS if not options.modules or name.endswith(tuple(options.modules))]
    equivalents = yaml.safe_load(EQUIVALENTS.read_text(encoding="utf-8"))
    tallies = {}
    for module in asked:
        mutants = list(mutants_of(ROOT / "tui" / f"{module.replace('.', '/')}.py"))
        listed = _listed(equivalents.get(module, {}))
        tallies[module] = tally = Tally(listed)
        tally.wrongly_listed = listed.keys() - {(mutant.function, mutant.change) for mutant in mutants}
        if options.sample is not None:
            mutants = random.Random(options.seed).sample(mutants, min(options.sample, len(mutants)))
        _try_all(module, mutants, tally)
    return _report(tallies)


def _listed(functions: dict[str, list[dict[str, str]]]) -> dict[tuple[str, str], str]:
    return {
        (function, " ".join(one["mutant"].split())): one["reason"]
        for function, ones in functions.items()
        for one in ones
    }


def _try_all(module: str, mutants: list[Mutant], tally: Tally) -> None:
    tests = [str(ROOT / "tests/unit" / f"{name}.py") for name in TESTS[module]]
    preload(module)
    start = time.monotonic()
    if not passes(tests, Limits(600, 600)):
        sys.exit(f"{module}: its tests fail as it is")
    took = time.monotonic() - start
    limits = Limits(processor=10 + 5 * took, clock=30 + 10 * took)
    print(f"{module}: {len(mutants)} mutants, {took:.1f} s for the tests", flush=True)
    for mutant in mutants:
        survived = passes(tests, limits, module, mutant.code)
        tally.count(mutant, survived=survived)
        if tally.survivors[-1:] == [mutant]:
            print(f"  survived, line {mutant.line}, {mutant.function}: {mutant.change}", flush=True)


def _report(tallies: dict[str, Tally]) -> int:
    print(f"\n{'module':32}{'mutants':>8}{'killed':>8}{'equivalent':>12}{'score':>8}")
    for module, tally in tallies.items():
        print(f"{module:32}{tally.row}")
    for module, tally in tallies.items():
        for function, change in sorted(tally.wrongly_listed):
            print(f"{module}, {function}: listed as equivalent, but killed or no more: {change}")
    return int(any(tally.survivors or tally.wrongly_listed for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
