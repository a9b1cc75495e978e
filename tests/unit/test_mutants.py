"""The tool that puts mistakes into modules: always the same ones, and only where a test could see them."""

from __future__ import annotations

from pathlib import Path

from tools.mutants.mutations import mutants_of

SOURCE = '''
"""A docstring."""
from os import path
LIMIT = 3

class Box:
    size: int = 4

    @property
    def full(self) -> bool:
        """Whether it is."""
        if self.size > LIMIT and not self.held:
            return True
        return sorted([1 for _ in "a" if self.size])
'''


def test_every_mutant_has_one_mistake_and_a_name_of_its_own(tmp_path: Path):
    module = tmp_path / "module.py"
    module.write_text(SOURCE)
    mutants = list(mutants_of(module))
    assert [(mutant.function, mutant.change) for mutant in mutants] == [
        (mutant.function, mutant.change) for mutant in mutants_of(module)
    ]
    assert sorted((mutant.function, mutant.change) for mutant in mutants) == [
        ("", "3 -> 4"),
        ("", "LIMIT = 3 -> pass"),
        ("Box", "4 -> 5"),
        ("Box.full", "'a' -> 'aXX'"),
        ("Box.full", "1 -> 2"),
        ("Box.full", "True -> False"),
        ("Box.full", "True -> None"),
        ("Box.full", "not self.held -> self.held"),
        ("Box.full", "self.size -> True"),
        ("Box.full", "self.size > LIMIT -> self.size >= LIMIT"),
        ("Box.full", "self.size > LIMIT and (not self.held) -> False"),
        ("Box.full", "self.size > LIMIT and (not self.held) -> True"),
        ("Box.full", "self.size > LIMIT and (not self.held) -> not self.held"),
        ("Box.full", "self.size > LIMIT and (not self.held) -> self.size > LIMIT"),
        ("Box.full", "self.size > LIMIT and (not self.held) -> self.size > LIMIT or not self.held"),
        ("Box.full", "sorted([1 for _ in 'a' if self.size]) -> None"),
        ("Box.full", "sorted([1 for _ in 'a' if self.size]) -> list([1 for _ in 'a' if self.size])"),
    ]
    held = {}
    for mutant in mutants:
        exec(mutant.code, held)
