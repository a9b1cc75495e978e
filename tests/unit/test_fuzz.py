"""A share of `make fuzz`: damaged input gives a clear message or a correct load, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tools.fuzz.targets import TARGETS, Texts

SHARES = {"checklists": 30, "caches": 30, "texts": Texts.BATCH, "updates": 4}
"""Of what takes long, the texts once on paper; of all else a hundred."""


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.slow
def test_damaged_input_gives_a_message_or_a_correct_load(tmp_path: Path, name: str):
    target = TARGETS[name](tmp_path)
    for number in range(SHARES.get(name, 100)):
        target(random.Random(f"test/{number}"))
