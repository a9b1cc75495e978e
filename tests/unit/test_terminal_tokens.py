"""Tokenizer: a stream is cut into the same pieces however it is parted; only time may decide otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerneblik.terminal.pasting import PASTE_END, PASTE_START, clean_paste
from kerneblik.terminal.tokens import Kind, Token, Tokenizer

SIGNS = [
    *"\x1b\x1b\x1b[]OPX^_\\0127;?$~ABMRSmucny<! ax\r\n\t\x07\x11\x18\x7f\x9cæ漢🙂",
    PASTE_START,
    PASTE_END,
    "\x1b[A",
    "\x1b[<0;5;5M",
    "\x1b]11;rgb:0/0/0\x1b\\",
    "\x1bP>|xterm(370)\x1b\\",
]
streams = st.lists(st.sampled_from(SIGNS) | st.characters(codec="utf-8"), max_size=40).map("".join)
cuts = st.lists(st.integers(0, 200), max_size=12)


def tokens_of(stream: str, places: list[int] = ()) -> list[Token]:
    """All tokens of a stream that arrives in these pieces at once, and that nothing follows."""
    tokenizer = Tokenizer()
    ends = sorted({*(place for place in places if place < len(stream)), len(stream)})
    tokens = []
    start = 0
    for end in ends:
        tokens += tokenizer.feed(stream[start:end], 0.0)
        start = end
    while tokenizer.deadline is not None:
        tokens += tokenizer.expire(0.0)
    return joined(tokens)


def joined(tokens: list[Token]) -> list[Token]:
    """The tokens with texts that follow each other made one."""
    result: list[Token] = []
    for token in tokens:
        if result and result[-1].kind is token.kind is Kind.TEXT:
            result[-1] = Token(Kind.TEXT, result[-1].text + token.text)
        else:
            result.append(token)
    return result


@settings(deadline=None)
@given(streams, cuts)
def test_the_pieces_are_the_same_wherever_the_stream_is_cut(stream: str, places: list[int]):
    assert tokens_of(stream, places) == tokens_of(stream)


@settings(deadline=None)
@given(streams, cuts)
def test_nothing_is_made_up(stream: str, places: list[int]):
    """What the tokens hold stands in the stream, in that order."""
    rest = iter(stream)
    held = "".join(token.text for token in tokens_of(stream, places))
    assert all(character in rest for character in held)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x1b"), min_size=1), cuts)
def test_text_without_esc_arrives_as_it_is(text: str, places: list[int]):
    assert tokens_of(text, places) == [Token(Kind.TEXT, text)]


@settings(deadline=None)
@given(streams, cuts)
def test_a_paste_is_text_whatever_it_holds(content: str, places: list[int]):
    held = content
    while PASTE_START in held:
        held = held.replace(PASTE_START, "")
    tokens = tokens_of(PASTE_START + held + PASTE_END, places)
    text = held.replace(PASTE_END, "")
    assert tokens == ([Token(Kind.PASTE, text)] if text else [])


@settings(deadline=None)
@given(streams)
def test_a_cleaned_paste_holds_nothing_that_acts(content: str):
    assert not any(
        ch < " " or "\x7f" <= ch <= "\x9f" for ch in clean_paste(content).translate({9: "", 10: ""})
    )


def test_a_cleaned_paste_keeps_lines_and_tabs():
    assert clean_paste("a\tb\r\nc\rd\ne\u2028f\x0bg\u202e\x1b[31mh") == "a\tb\nc\nd\ne\nf\ng[31mh"


STRINGS = [
    "\x1b]10;rgb:dddd/dddd/dddd\x1b\\",
    "\x1b]11;rgb:1111/1111/1111\x07",
    "\x1b]52;c;SGVtbWVsaWd0\x1b\\",
    "\x1bP>|xterm(370)\x1b\\",
    "\x1bP1$r0m\x9c",
    "\x1b_Gi=1;OK\x1b\\",
    "\x1b^x\x1b\\",
    "\x1bXx\x1b\\",
    "\x1b\\",
]


def test_strings_yield_nothing():
    assert [string for string in STRINGS if tokens_of(f"a{string}b") != [Token(Kind.TEXT, "ab")]] == []


def test_a_string_that_never_ends_is_given_up_at_a_certain_time():
    tokenizer = Tokenizer()
    assert tokenizer.feed("\x1b]10;", 0.0) == []
    assert tokenizer.feed("typed meanwhile", 0.9) == []
    assert tokenizer.deadline is not None
    assert tokenizer.deadline <= 1.0
    assert tokenizer.expire(1.0) == []
    assert tokenizer.feed("x", 1.0) == [Token(Kind.TEXT, "x")]


def test_a_string_that_breaks_off_ends_where_a_sequence_begins():
    assert tokens_of("\x1b]10;rgb\x1b[Ax") == [Token(Kind.SEQUENCE, "\x1b[A"), Token(Kind.TEXT, "x")]


@pytest.mark.parametrize("beginning", ["\x1b[", "\x1b[2", "\x1b[<0;5", "\x1b[200", "\x1bO", "\x1b[M!"])
def test_a_sequence_waits_longer_than_esc_and_yields_nothing_when_it_breaks_off(beginning: str):
    tokenizer = Tokenizer()
    assert tokenizer.feed(beginning, 0.0) == []
    assert tokenizer.deadline is not None
    assert tokenizer.deadline > 0.5
    assert tokenizer.expire(1.0) == []
    assert tokenizer.feed("x", 1.0) == [Token(Kind.TEXT, "x")]


def test_esc_alone_is_the_key_soon():
    tokenizer = Tokenizer()
    assert tokenizer.feed("\x1b", 5.0) == []
    assert tokenizer.deadline == pytest.approx(5.1)
    assert tokenizer.expire(5.1) == [Token(Kind.ESCAPE, "\x1b")]


def test_a_mark_within_a_paste_does_not_end_it():
    """A terminal that passes a paste on as it is may send what looks like its end, and Ctrl+Q behind it."""
    tokenizer = Tokenizer()
    assert tokenizer.feed(f"{PASTE_START}a{PASTE_END}\x11", 0.0) == []
    assert tokenizer.feed(f"b{PASTE_END}", 0.01) == []
    assert tokenizer.expire(0.1) == [Token(Kind.PASTE, "a\x11b")]


def test_keys_behind_a_paste_are_keys_and_do_not_wait_long():
    tokenizer = Tokenizer()
    now = 0.0
    tokenizer.feed(f"{PASTE_START}a{PASTE_END}", now)
    while (deadline := tokenizer.deadline) is not None and deadline > now + 0.01:
        now += 0.01
        assert tokenizer.feed("x", now) == []
    assert now < 0.3
    pasted, typed = tokenizer.expire(now)
    assert pasted == Token(Kind.PASTE, "a")
    assert typed.kind is Kind.TEXT
    assert set(typed.text) == {"x"}


class TestAPasteThatNeverEnds:
    def begun(self) -> Tokenizer:
        tokenizer = Tokenizer()
        assert tokenizer.feed(f"{PASTE_START}the beginning ", 0.0) == []
        assert tokenizer.feed("goes on ", 0.9) == []
        assert tokenizer.deadline == pytest.approx(1.9)
        assert tokenizer.expire(1.9) == [Token(Kind.PASTE, "the beginning goes on ")]
        assert tokenizer.deadline is None
        return tokenizer

    def test_keys_work_again(self):
        tokenizer = self.begun()
        for key in ("x", "\r", "\x11"):
            assert tokenizer.feed(key, 2.0) == [Token(Kind.TEXT, key)]
        assert tokenizer.feed("\x1b[A", 2.0) == [Token(Kind.SEQUENCE, "\x1b[A")]
        assert tokenizer.feed("\x1b[A\x1b[B", 2.0) == [
            Token(Kind.SEQUENCE, "\x1b[A"),
            Token(Kind.SEQUENCE, "\x1b[B"),
        ]

    def test_what_comes_late_belongs_to_it(self):
        tokenizer = self.begun()
        assert tokenizer.feed("and \x11 ends", 4.0) == []
        assert tokenizer.feed(f"\x11{PASTE_END}", 4.1) == []
        assert tokenizer.deadline is not None
        assert tokenizer.expire(4.5) == [Token(Kind.PASTE, "and \x11 ends\x11")]
        assert tokenizer.feed("ab\x11", 4.6) == [Token(Kind.TEXT, "ab\x11")]

    def test_a_late_end_alone_is_nothing_to_type(self):
        tokenizer = self.begun()
        (mark,) = tokenizer.feed(PASTE_END, 3.0)
        assert mark.kind is Kind.SEQUENCE
        assert tokenizer.deadline is None

    def test_after_a_while_nothing_is_late_any_more(self):
        assert self.begun().feed("typed fast\x11", 60.0) == [Token(Kind.TEXT, "typed fast\x11")]
