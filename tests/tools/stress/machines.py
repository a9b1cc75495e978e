"""The store against the plain model: sessions and accidents in any order, for longer than in the tests."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from support.storage_locking_machine import LockingStorageMachine
from support.storage_machine import StorageMachine
from tools.stress.forms import PLAIN, Form
from tools.stress.outcome import Outcome

STEPS = 60


def prove(form: Form, count: int = 1000, chance: int = 1) -> Outcome:
    """Let so many lives of a round happen, the directory locked and unlocked in between if it may be.

    Raises what goes wrong, with the shortest life in which it does.
    """
    machine = StorageMachine if form is PLAIN else LockingStorageMachine
    broad = settings(
        max_examples=count,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    run_state_machine_as_test(seed(chance)(machine), settings=broad)
    figures = {"lives": count, "steps of each, at most": STEPS}
    return Outcome(f"against the model ({form.name})", figures)
