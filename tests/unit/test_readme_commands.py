"""What README.md and CONTRIBUTING.md say is to be typed is what there is."""

from __future__ import annotations

import re
from argparse import ArgumentParser, _SubParsersAction

import pytest

from kerneblik.cli.parser import build_parser
from kerneblik.language import Translator
from support.app import ROOT


def chapter(title: str) -> str:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return readme.partition(f"## {title}\n")[2].partition("\n## ")[0]


def commands(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """The commands below one, by their names."""
    below = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
    if not below:
        return {}
    names = {id(command): name for name, command in reversed(below[0].choices.items())}  # before its aliases
    return {name: command for name, command in below[0].choices.items() if names[id(command)] == name}


def test_the_commands_of_the_readme_are_those_there_are():
    named = set(re.findall(r"^kerneblik (\w+)", chapter("Without the screen"), re.MULTILINE))
    assert named == set(commands(build_parser(Translator("en"), danish={})))


@pytest.mark.parametrize("title", ["Start", "Without the screen"])
def test_each_command_line_of_the_readme_is_understood(title: str):
    lines = re.findall(r"^kerneblik\b([^#|\n]*)", chapter(title), re.MULTILINE)
    assert lines
    for line in lines:
        build_parser(Translator("en")).parse_args(line.split())


def test_what_make_is_to_do_stands_in_the_makefile():
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        named = set(re.findall(r"`make ([\w-]+)`|^make ([\w-]+)", text, re.MULTILINE))
        assert named
        assert {one or other for one, other in named} <= targets
