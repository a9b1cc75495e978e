"""What knows what: no files in a circle, and no screen in the core. Import-linter has the layers."""

from __future__ import annotations

import os
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from kerneblik.settings import change_settings, settings_path

NEEDED_LATER = (
    "argparse", "docx", "email", "hashlib", "icalendar", "importlib.metadata",
    "kerneblik.checklist.yaml_nodes", "kerneblik.documents", "kerneblik.prose", "kerneblik.ui.common.dialog",
    "kerneblik.ui.common.lists", "markdown_it", "multiprocessing", "pyrage", "tinydb", "typst",
    "yaml", "zoneinfo",
)  # fmt: skip
"""Libraries and modules of which each would cost a start some milliseconds."""
CORE = ("checklist", "documents", "language", "prose", "reflection", "storage", "workspace")


def circle(imports: dict[str, set[str]]) -> list[str]:
    """Modules each of which imports the one before; the first is the last, too. Empty when there are none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_a_circle_is_found():
    assert circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert sorted(set(circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}))) == ["b", "c"]


def test_no_files_know_each_other_in_a_circle_not_even_for_their_types():
    graph = grimp.build_graph("kerneblik", cache_dir=None)
    assert circle({module: graph.find_modules_directly_imported_by(module) for module in graph.modules}) == []


@pytest.mark.slow
def test_the_core_runs_without_textual():
    program = f"""
import importlib, pkgutil, sys
for name in {CORE}:
    package = importlib.import_module(f"kerneblik.{{name}}")
    for module in pkgutil.walk_packages(package.__path__, f"{{package.__name__}}."):
        importlib.import_module(module.name)
print([name for name in sys.modules if name.partition(".")[0] == "textual"])
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.slow
def test_a_start_imports_nothing_that_is_needed_later_only(tmp_path: Path):
    """The app is run until it stands; the second time all caches are there."""
    program = f"""
import sys
from textual.app import App
from kerneblik.cli import main
from kerneblik.cli.commands import open_app

async def look(pilot):
    print([name for name in {NEEDED_LATER} if name in sys.modules])
    pilot.app.exit()

open_app._refuse_what_is_no_terminal = lambda: None
run = App.run
App.run = lambda app: run(app, headless=True, auto_pilot=look)
main(["--data", "data"])
"""
    change_settings(settings_path(tmp_path / "data"), introduction_seen=True)
    environ = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    for _ in range(2):
        command = [sys.executable, "-c", program]
        ran = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
