"""Tests run on a mutant, in a process of its own that has imported all but what is ours."""

from __future__ import annotations

import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType

import grimp
import hypothesis
import pytest

_NEEDED = ("support.app", "support.storage", "pytest_asyncio.plugin")
_OPTIONS = (
    *("-x", "-q", "--disable-warnings", "-o", "addopts=", "--noconftest", "-p", "pytest_asyncio.plugin"),
    *(f"-pno:{name}" for name in ("cacheprovider", "unraisableexception", "threadexception", "faulthandler")),
)
"""The tests have no fixtures of others; and what makes a run begin and end sooner."""
_MEMORY = 4 * 1024**3
"""Bytes; a mutant that fills a list for ever ends there."""


@dataclass(frozen=True)
class Limits:
    """How long the tests may take, in seconds; a mutant that takes longer counts as killed."""

    processor: float
    clock: float


def preload(mutated: str) -> None:
    """Import what the tests need, and forget again what a mutant of this module is to be seen in."""
    for name in (*_NEEDED, mutated):
        importlib.import_module(name)
    seeing = grimp.build_graph("kerneblik").find_downstream_modules(mutated)
    for name in list(sys.modules):
        if name in {mutated, *seeing} or name.partition(".")[0] == "support":
            package, _, last = name.rpartition(".")
            vars(sys.modules.get(package, sys)).pop(last, None)
            del sys.modules[name]
    # The same examples each time, and as many as it takes to find a mistake in a small function.
    hypothesis.settings.register_profile(
        "mutants", max_examples=50, deadline=None, derandomize=True, database=None
    )
    gc.collect()
    gc.freeze()


def passes(tests: Sequence[str], limits: Limits, module: str = "", code: CodeType | None = None) -> bool:
    """True when all the tests pass, with this code in place of the module's own where one is given."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                status = _run(tests, limits, Path(place), module, code)
            finally:
                os._exit(status)
        return _wait(pid, limits.clock) == 0


def _run(tests: Sequence[str], limits: Limits, place: Path, module: str, code: CodeType | None) -> int:
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (int(limits.processor) + 1,) * 2)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    if code is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.meta_path.insert(0, _Finder(module, code))
    hypothesis.settings.load_profile("mutants")
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    return int(pytest.main([*_OPTIONS, "--basetemp", str(place / "tests"), *tests]))


def _wait(pid: int, seconds: float) -> int:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return status
        time.sleep(0.01)
    os.killpg(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives out the mutant when its module is asked for."""

    def __init__(self, module: str, code: CodeType) -> None:
        self._module, self._code = module, code

    def find_spec(
        self, fullname: str, path: object, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._module:
            return None
        return importlib.util.spec_from_loader(fullname, self, origin=self._code.co_filename)

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = self._code.co_filename
        exec(self._code, module.__dict__)
