"""What text is made harmless of, and that it then stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.document._document import Document

from kerneblik.text import clean_line, clean_text


@given(st.text(st.characters(), max_size=20))
def test_a_clean_text_is_taken_by_a_text_area_as_it_is(text: str):
    assert Document(clean_text(text)).text == clean_text(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_line_feed(end: str):
    assert clean_text(f"en{end}to") == "en\nto"
    assert clean_line(f"en{end}to") == "en to"


@given(st.text(st.characters(), max_size=20))
def test_what_is_clean_is_left_alone(text: str):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
