"""A share of `make fuzz`: damaged input gives a clear message or a correct load, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tools.fuzz.targets import TARGETS

SHARES = {"checklists": 60, "caches": 60, "texts": 100}
"""Of what takes long to read; of all else five times as many."""


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_input_gives_a_message_or_a_correct_load(tmp_path: Path, name: str):
    target = TARGETS[name](tmp_path)
    for number in range(SHARES.get(name, 300)):
        target(random.Random(f"test/{number}"))
