"""A round as JSON and back: complete, and clear about what is wrong in a file."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerneblik.bounds import LARGEST_INPUT
from kerneblik.checklist import Kind
from kerneblik.documents.round_json import RoundImportError, as_json, from_json
from kerneblik.language import LANGUAGES, Translator
from kerneblik.reflection import Answer, Position, Round
from kerneblik.text import clean_line, clean_text
from support.reports import BEGUN, answer, round_

LINE = st.text(max_size=50).map(clean_line).filter(bool)
TEXT = st.text().map(clean_text)
MOMENT = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
ANSWER = st.builds(
    Answer,
    question=LINE,
    text=TEXT,
    set_aside=st.booleans(),
    wording=TEXT,
    language=st.sampled_from(["da", "en", ""]),
    actor=LINE,
    actor_name=LINE,
    kind=st.sampled_from(Kind),
    edited=st.none() | MOMENT,
)


@given(
    name=LINE,
    created=MOMENT,
    answers=st.lists(ANSWER, unique_by=lambda a: a.question, max_size=4),
    position=st.none() | st.builds(Position, LINE, st.integers(0, 10**6), st.integers(0, 10**6)),
)
@pytest.mark.slow
def test_what_was_exported_comes_back_the_same(
    name: str, created: datetime, answers: list[Answer], position: Position | None
):
    before = Round("2026-11-03", name, created, {a.question: a for a in answers}, position)
    assert from_json(as_json(before)).round == before


def test_the_file_can_be_read_by_a_human():
    content = as_json(round_(answer("self-task", "blåbærgrød"))).decode()
    assert '"text": "blåbærgrød"' in content
    assert '"wording": "Hvad er opgaven?"' in content
    assert len(content.splitlines()) > 15


def test_control_characters_are_left_behind():
    content = json.loads(as_json(round_(answer("self-task", "x"))))
    content["name"] = "\u001b]0;n\u0007avn\n"
    content["answers"][0]["text"] = "a\u001b[2J\u0000b\r\nc\u202e"
    read = from_json(json.dumps(content).encode()).round
    assert read.name == "]0;navn"
    assert read.answers["self-task"].text == "a[2Jb\nc"


def changed(path: str, value: Any) -> bytes:
    """An exported round with one value exchanged; `...` takes it away."""
    content = json.loads(as_json(round_(answer("self-task", "x"), answer("self-role", "y"))))
    *parents, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
    place = content
    for parent in parents:
        place = place[parent]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return json.dumps(content).encode()


MISTAKES = [
    ("name", ..., "name"),
    ("name", 7, "name"),
    ("name", " \n", "name"),
    ("id", None, "id"),
    ("created", "i går", "created"),
    ("created", "2026-11-03T12:00:00", "created"),
    ("created", "0001-01-01T00:00:00+14:00", "created"),
    ("created", "1969-12-31T23:59:59+00:00", "1970"),
    ("created", "1970-01-01T00:00:00+14:00", "1970"),
    ("created", "9001-01-01T00:00:00+00:00", "9000"),
    ("answers.0.edited", "1950-01-01T00:00:00+00:00", "answers[0].edited"),
    ("position.row", 2**31, "position.row"),
    ("position", [], "position"),
    ("position.row", -1, "position.row"),
    ("position.row", True, "position.row"),
    ("answers", {}, "answers"),
    ("answers.1", "tekst", "answers[1]"),
    ("answers.1.text", None, "answers[1].text"),
    ("answers.1.question", ..., "answers[1].question"),
    ("answers.1.question", "self-task", "answers[1].question"),
    ("answers.1.set_aside", "nej", "answers[1].set_aside"),
    ("answers.1.kind", "andet", "answers[1].kind"),
    ("answers.1.edited", "x", "answers[1].edited"),
    ("format", "andet", "format"),
    ("version", 99, "99"),
]


def test_the_message_names_the_field():
    unnamed = []
    for path, value, named in MISTAKES:
        with pytest.raises(RoundImportError) as caught:
            from_json(changed(path, value))
        for language in LANGUAGES:
            message = Translator(language)(caught.value.key, **caught.value.values)
            if named not in message:
                unnamed.append((path, value, language, message))
    assert unnamed == []


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"null", b"[1]", b'"x"', b'{"a": "\\ud800"}', b"{}"],
)
def test_what_is_no_round_is_refused(content: bytes):
    with pytest.raises(RoundImportError) as caught:
        from_json(content)
    assert Translator("da")(caught.value.key, **caught.value.values)


def test_a_file_larger_than_any_round_is_refused():
    with pytest.raises(RoundImportError) as caught:
        from_json(b" " * (LARGEST_INPUT + 1))
    assert caught.value.key == "import.too_large"


def test_the_moment_comes_back_in_utc():
    assert from_json(changed("created", "2026-11-03T13:00:00+01:00")).round.created == BEGUN
