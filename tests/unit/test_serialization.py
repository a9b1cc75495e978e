"""The parts of a round as plain values: what is written comes back, and what can't be is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerneblik.bounds import LONGEST_ID, LONGEST_NAME
from kerneblik.checklist import Kind
from kerneblik.reflection import Agreement, Answer, Assessment, Conversation, Fit, Position, Record, Version
from kerneblik.reflection.field_reader import FieldError, FieldReader
from kerneblik.reflection.serialization import (
    DECODE_RECORD,
    decode_answer,
    decode_position,
    decode_version,
    encode_answer,
    encode_position,
    encode_record,
    encode_version,
)
from kerneblik.text import clean_line, clean_text

ID = st.text(min_size=1, max_size=20).map(clean_line).filter(bool)
LINE = st.text(max_size=20).map(clean_line)
TEXT = st.text(max_size=40).map(clean_text)
MOMENT = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
DAY = st.dates(date(1990, 1, 1), date(2100, 1, 1))

ANSWERS = st.builds(
    Answer,
    question=ID,
    text=TEXT,
    set_aside=st.booleans(),
    wording=TEXT,
    language=LINE,
    actor=LINE,
    actor_name=LINE,
    kind=st.sampled_from(Kind),
    edited=st.none() | MOMENT,
    edit_session=LINE,
    conversation=LINE,
)
VERSIONS = st.builds(Version, ID, TEXT, st.none() | MOMENT, LINE, st.booleans())
RECORDS = st.one_of(
    st.builds(Conversation, ID, ID, DAY, LINE, st.booleans()),
    st.builds(
        Agreement, ID, ID, LINE, LINE, st.none() | DAY, st.booleans(), LINE, st.none() | MOMENT, st.booleans()
    ),
    st.builds(Assessment, ID, st.none() | st.sampled_from(Fit)),
)


def through_json(document: object, *, strict: bool) -> FieldReader:
    return FieldReader("there", orjson.loads(orjson.dumps(document)), strict=strict)


@given(answer=ANSWERS, version=VERSIONS, record=RECORDS, strict=st.booleans())
def test_what_is_written_comes_back(answer: Answer, version: Version, record: Record, strict: bool):
    assert decode_answer(through_json(encode_answer(answer), strict=strict)) == answer
    assert decode_version(through_json(encode_version(version), strict=strict)) == version
    assert DECODE_RECORD[type(record)](through_json(encode_record(record), strict=strict)) == record


def test_a_position_comes_back():
    position = Position("q", 3, 14)
    assert decode_position(through_json(encode_position(position), strict=True)) == position
    assert encode_position(None) is None


def test_what_comes_from_elsewhere_is_refused_where_ones_own_file_is_read_all_the_same():
    written = encode_answer(Answer("q", "tekst", actor_name="n", edited=datetime(2026, 11, 3, tzinfo=UTC)))
    lenient = {
        "actor_name": ("n" * (LONGEST_NAME + 1), lambda answer: len(answer.actor_name) == LONGEST_NAME),
        "edited": (
            "2026-11-03T12:00:00",
            lambda answer: answer.edited == datetime(2026, 11, 3, 12, tzinfo=UTC),
        ),
    }
    for name, (value, is_right) in lenient.items():
        document = {**written, name: value}
        assert is_right(decode_answer(FieldReader("there", document)))
        with pytest.raises(FieldError) as caught:
            decode_answer(FieldReader("there", document, strict=True))
        assert caught.value.values["field"] == f"there.{name}"


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("question", ""),
        ("question", "q" * (LONGEST_ID + 1)),
        ("text", None),
        ("set_aside", 0),
        ("kind", "andet"),
    ],
)
def test_what_makes_no_sense_is_named_in_both(name: str, value: object, strict: bool):
    document = {**encode_answer(Answer("q", "tekst")), name: value}
    with pytest.raises(FieldError) as caught:
        decode_answer(FieldReader("", document, strict=strict))
    assert caught.value.values["field"] == name


def test_a_text_of_ones_own_is_never_cut():
    long = Answer("q", "tekst " * 100_000)
    assert decode_answer(through_json(encode_answer(long), strict=True)) == long
    record = Agreement("a", "b", "tekst " * 10_000)
    decoded = DECODE_RECORD[Agreement](through_json(encode_record(record), strict=False))
    assert decoded == replace(record, text=record.text.strip())
