"""What the pages name is there: files and directories, names in files and of the code, targets of links."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from support.app import ROOT

TESTS, SOURCES = ROOT / "tests", ROOT / "tui" / "kerneblik"
BASES = (ROOT, SOURCES, TESTS)
"""What a path on a page may be relative to."""
ENDINGS = (".css", ".py", ".sh", ".tcss", ".typ")
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "CONTRIBUTING.md", ROOT / "README.md"]
OF_DEVELOPERS = [page for page in PAGES if page.name not in {"prose.md", "file-formats.md", "textual.md"}]
"""Those that speak of the code by its names; the others have tests of their own."""
_NAME = re.compile(r"\w*(?:[a-z][A-Z]|[A-Za-z]_)\w+|[A-Z][a-z]+")
"""A name that no word of English is, with a capital or an underscore within; or that of a class."""


def sentences(page: Path) -> str:
    """A page without its blocks of code."""
    text = page.read_text(encoding="utf-8")
    return re.sub(r"^(`{3,}).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL)


def missing_paths(page: Path) -> list[str]:
    """The files and directories that a page names and that are not there; NAME stands for any name."""
    text = sentences(page)
    linked = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", re.sub(r"`[^`]*`", "", text))
    missing = [link for link in linked if not (page.parent / link).exists()]
    for named in re.findall(r"`([\w./-]+)(?::[\w.]+)?`", text):
        inside = [base for base in BASES if "/" in named and (base / named.partition("/")[0]).is_dir()]
        if named.startswith("build/"):
            continue  # made by a target, in this checkout or not
        if inside and named.partition("/")[0]:
            is_there = any(True for base in inside for _ in base.glob(named.replace("NAME", "*")))
        elif "/" not in named and named.endswith(ENDINGS):
            is_there = any(True for base in BASES[1:] for _ in base.rglob(named))
        else:
            continue  # a command, a name in the code, a file of the user's
        missing += [] if is_there else [named]
    return missing


def missing_names(page: Path) -> list[str]:
    """What a page names as `file.py:Class.method`, and that file has not; and what no file of ours has."""
    missing = []
    for file, name in re.findall(r"`([\w/]+\.py):([\w.]+)`", sentences(page)):
        places = [path for base in BASES if (path := base / file).exists()]
        words = words_of(places[0]) if places else frozenset()
        missing += [f"{file}:{name}"] if set(name.split(".")) - words else []
    for code in re.findall(r"`([\w.]+)`", sentences(page)):
        names = set(code.split("."))
        is_code = any(map(_NAME.fullmatch, names)) and "NAME" not in code and not code.endswith("...")
        missing += [code] if is_code and names - all_words() - {"", "py"} else []
    return missing


@cache
def words_of(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", path.read_text(encoding="utf-8")))


@cache
def all_words() -> frozenset[str]:
    files = [*SOURCES.rglob("*.py"), *TESTS.rglob("*.py"), ROOT / "pyproject.toml", ROOT / "Makefile"]
    return frozenset(path.stem for path in files).union(*map(words_of, files))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_paths_of_a_page_exist(page: Path):
    assert missing_paths(page) == []


@pytest.mark.parametrize("page", OF_DEVELOPERS, ids=lambda page: page.name)
def test_the_names_of_a_page_exist(page: Path):
    assert missing_names(page) == []


def test_a_path_or_name_that_is_wrong_is_seen(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text(
        "`storage/nowhere.py` `nowhere.py` [x](nowhere.md) `storage/store.py` `files.py` `a/b.py`\n"
        f"`files.py:write_new` `files.py:{'_'.join('xyz')}` `RoundStore.save` `Round{'Shop'}.save`\n"
        f"`text.clean_text` `mean{'text'}.clean_text` `Severity` `Sever{'er'}`\n"
    )
    assert missing_paths(page) == ["nowhere.md", "storage/nowhere.py", "nowhere.py"]
    wrong = [f"Round{'Shop'}.save", f"mean{'text'}.clean_text", f"Sever{'er'}"]
    assert missing_names(page) == ["files.py:x_y_z", *wrong]


def test_the_index_names_every_decision():
    index = ROOT / "docs" / "decisions" / "README.md"
    linked = re.findall(r"\]\(([\w-]+\.md)\)", index.read_text(encoding="utf-8"))
    assert sorted(linked) == sorted({path.name for path in index.parent.glob("*.md")} - {"README.md"})
