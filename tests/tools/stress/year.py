"""A year of daily use: how large its files become, and what a save costs at its end."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from tools.bench.rounds import save_after_a_year, timed
from tools.bench.year import Year
from tools.stress.forms import Form
from tools.stress.outcome import Outcome

RATIO = 1.5
"""What a save may cost beside one by TinyDB as it comes."""


def prove(form: Form, count: int = 250, *, budget: bool = True) -> Outcome:
    """Let so many working days pass."""
    with tempfile.TemporaryDirectory() as place:
        directory = Path(place) / "data"
        directory.mkdir(mode=0o700)
        form.prepare(directory)
        year = Year(directory, cipher=form.seal_of(directory))
        began = time.monotonic()
        year.pass_by(count)
        took = time.monotonic() - began
        store = year.store()
        round_ = store.open(year.round_id)
        lengths = [len(answer.text) for answer in round_.answers.values()]
        versions = [len(store.versions(year.round_id, question)) for question in round_.answers]
        backups = [path.stat() for path in (directory / "backups").rglob("*.json*")]
        opens = [timed(lambda: store.open(year.round_id)) for _ in range(20)]
        ours, stock = save_after_a_year(year, 50)
        size = store.path(year.round_id).stat().st_size
    figures = {
        "working days": count,
        "answers": len(lengths),
        "characters of an answer, median": median(lengths),
        "versions of an answer": f"{min(versions)} to {max(versions)}, median {median(versions):g}",
        "round file, KB": size / 1000,
        "backups": len(backups),
        "backups, KB": sum(status.st_size for status in backups) / 1000,
        "opening, ms": median(opens),
        "a save, ms": ours,
        "a save of the same by stock TinyDB, ms": stock,
        "ratio": ours / stock,
        "the year took, seconds": took,
    }
    dear = budget and ours > RATIO * stock
    failures = [f"a save costs {ours / stock:.2f} times one by stock TinyDB"] if dear else []
    return Outcome(f"a year of use ({form.name})", figures, failures)
