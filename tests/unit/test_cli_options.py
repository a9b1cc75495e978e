"""Options alone, or with `due`, mean the same to the short reader as to the whole parser."""

from __future__ import annotations

import pytest

from kerneblik.cli.options import options_alone
from kerneblik.cli.parser import build_parser
from kerneblik.language import Translator


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--data d --lang da --theme dark --round r --checklist c --log l --ascii --demo",
        "--data=d --lang=en --theme=light",
        "--data= --round=-x --log=a=b",
        "--data a --data b",
        "due",
        "--data d due --lang en",
    ],
)
def test_options_alone_are_what_the_whole_parser_says(line: str):
    found = options_alone(line.split())
    assert found is not None
    assert vars(found) == vars(build_parser(Translator("da")).parse_args(line.split()))


@pytest.mark.parametrize(
    "line",
    [
        "status", "--data d status", "--help", "-h", "--version", "--", "-", "--data", "--data --ascii",
        "--lang fr", "--theme=blue", "--ascii=yes", "--dat d", "--unknown", "data", "--command x", "--run x",
        "due --names", "due due", "status due",
    ],
)  # fmt: skip
def test_all_else_is_left_to_the_whole_parser(line: str):
    assert options_alone(line.split()) is None
