"""The two catalogues say the same things, and the right one is chosen."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest

import kerneblik
from kerneblik.language import LANGUAGES, Translator, catalogue, choose_language

SOURCES = Path(kerneblik.__file__).parent
_KEY = re.compile(r"""\bt\(\s*"(\w+\.[\w.]+)"|Error\(\s*"(\w+\.[\w.]+)"|\bplural\(\s*"([\w.]+)\"""")


def placeholders(message: str) -> list[str]:
    """What is to be filled in, by `{name}` or, in argparse's own words, by `%(name)s`."""
    braces = [name for _, name, _, _ in Formatter().parse(message) if name is not None]
    return sorted([*braces, *re.findall(r"%(?:\(\w+\))?[sr]", message)])


def test_both_languages_have_the_same_keys():
    assert catalogue("da").keys() == catalogue("en").keys()


def test_every_sentence_is_there_with_the_same_placeholders():
    danish, english = catalogue("da"), catalogue("en")
    empty = [key for key in danish if not danish[key].strip() or not english[key].strip()]
    differ = [key for key in danish if placeholders(danish[key]) != placeholders(english[key])]
    assert (empty, differ) == ([], [])


def test_no_key_stands_in_two_parts_of_a_catalogue():
    for language in LANGUAGES:
        keys = [
            key
            for path in (SOURCES / "language" / language).glob("*.py")
            for key in re.findall(r'^    "([\w.]+)":', path.read_text(encoding="utf-8"), re.MULTILINE)
        ]
        assert len(keys) == len(set(keys)) == len(catalogue(language))


def used_keys() -> set[str]:
    """Every key that stands in the source as `t("key"`, `plural("key"` or `…Error("key"`."""
    keys: set[str] = set()
    for path in SOURCES.rglob("*.py"):
        for plain, error, plural in _KEY.findall(path.read_text(encoding="utf-8")):
            keys |= {f"{plural}.one", f"{plural}.other"} if plural else {plain or error}
    return keys


def test_every_key_used_in_the_source_exists():
    used = used_keys()
    assert "round.set_aside" in used
    assert "cli.no_rounds" in used
    assert used - catalogue("da").keys() == set()


@pytest.mark.parametrize(
    ("option", "choice", "environment", "chosen"),
    [
        ("en", "da", {"LANG": "da_DK.UTF-8"}, "en"),
        (None, "en", {"LANG": "da_DK.UTF-8"}, "en"),
        ("de", "xx", {"LANG": "en_GB.UTF-8"}, "en"),
        (None, None, {}, "da"),
        (None, None, {"LANG": "C.UTF-8"}, "da"),
        (None, None, {"LANG": "POSIX"}, "da"),
        (None, None, {"LANG": "nb_NO.UTF-8"}, "da"),
        (None, None, {"LANG": "sv_SE"}, "da"),
        (None, None, {"LANG": "de_DE@euro"}, "en"),
        (None, None, {"LANG": "da_DK", "LC_ALL": "en_US.UTF-8"}, "en"),
        (None, None, {"LANG": "en_US", "LC_MESSAGES": "da_DK"}, "da"),
        (None, None, {"LANG": "da_DK", "LC_ALL": ""}, "da"),
    ],
)
def test_the_language_that_is_chosen(
    option: str | None, choice: str | None, environment: dict[str, str], chosen: str
):
    assert choose_language(option, choice, environment) == chosen


def test_dates_and_times_are_written_as_each_language_does():
    noon = datetime(2026, 11, 3, 12, 5).astimezone()
    assert Translator("da").date(noon) == "3. november 2026"
    assert Translator("en").date(noon) == "3 November 2026"
    assert Translator("da").time(noon) == "12.05"
    assert Translator("en").time(noon.astimezone(UTC)) == "12:05"


@pytest.mark.parametrize(
    ("month", "name"), [(1, "Forår 2026"), (6, "Forår 2026"), (7, "Efterår 2026"), (12, "Efterår 2026")]
)
def test_a_round_is_named_after_the_half_year(month: int, name: str):
    assert Translator("da").half_year(datetime(2026, month, 15, 12, tzinfo=UTC)) == name


def test_one_and_several():
    assert Translator("en").plural("words", 1) == "1 word"
    assert Translator("en").plural("words", 0) == "0 words"
