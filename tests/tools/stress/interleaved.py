"""Two processes that save into the same answers, while a third reads all the time: no text is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.stress.forms import Form
from tools.stress.keeping import look_after
from tools.stress.outcome import Outcome
from tools.stress.saver import MODES

SAVERS = ("a", "b")


def _start(module: str, *arguments: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def prove(form: Form, mode: str, count: int = 2000, seed: int = 1) -> Outcome:
    """Let two processes make so many saves each, in one of the ways in which texts are changed."""
    with tempfile.TemporaryDirectory() as place:
        directory, record = Path(place) / "data", Path(place) / "record"
        round_id = form.begin(directory)
        store = form.store(directory)
        path = store.path(round_id)
        began = time.monotonic()
        savers = [
            _start(
                "tools.stress.saver",
                *(directory, round_id, record, "--name", name, "--mode", mode),
                *("--count", count, "--seed", seed, "--form", form.name),
            )
            for name in SAVERS
        ]
        reader = None if form.seal_of(directory).ending else _start("tools.stress.reader", path)
        failures = [f"a saver ended with {code}" for saver in savers if (code := saver.wait())]
        took = time.monotonic() - began
        reads, broken = map(int, reader.communicate("\n")[0].split()) if reader is not None else (0, 0)
        failures += [f"{broken} of {reads} reads met no JSON"] if broken else []
        kept = look_after(store, round_id, record)
        failures += kept.lost
        if mode in ("typing", "distinct") and kept.changed_by_their_writer:
            failures.append(f"{kept.changed_by_their_writer} texts are gone though nobody deleted anything")
        versions = sum(len(store.versions(round_id, q)) for q in store.open(round_id).answers)
        figures = {
            "saves": count * len(SAVERS),
            "different texts saved": kept.saved,
            "answers and versions of them": kept.as_they_were,
            "held by one": kept.held,
            "changed by their own writer": kept.changed_by_their_writer,
            "lost": len(kept.lost),
            "versions at the end": versions,
            "file, KB": path.stat().st_size / 1000,
            "seconds": took,
            "milliseconds per save": took / count / len(SAVERS) * 1000,
            "reads by stock TinyDB": reads,
            "of them broken": broken,
        }
    return Outcome(f"two processes, {mode} ({form.name})", figures, failures)


def proofs() -> tuple[str, ...]:
    """The ways in which texts are changed."""
    return MODES
