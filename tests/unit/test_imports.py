"""What knows what: no files in a circle, and no screen in the core. Import-linter has the layers."""

from __future__ import annotations

import subprocess
import sys
from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

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
