"""TerminalInput: what a terminal sends, and the keys, texts and clicks that it means, and no others."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kerneblik.terminal.input import TerminalInput
from support.terminal.arriving import Line, fuzz_input, said

DANISH = "Blåbærgrød og ÆØÅ, ÉÜß"


TYPED_IN_AN_ENCODING = [
    (DANISH.encode(), "utf-8", DANISH),
    (DANISH.encode("latin-1"), "utf-8", DANISH),
    (DANISH.encode("latin-1"), "iso8859-1", DANISH),
    (DANISH.encode(), "iso8859-1", DANISH),
    ("“€”".encode("cp1252"), "utf-8", "“€”"),
    ("“€”".encode("cp1252"), "ascii", "“€”"),
    ("5 €".encode("iso8859-15"), "iso8859-15", "5 €"),
    (b"\xa4", "no such encoding", "¤"),
    (b"\x81", "utf-8", "\ufffd"),
]
"""What is sent, the encoding of the locale, what was typed."""


def test_text_is_text_whichever_encoding_the_terminal_has():
    got = [(sent, locale, "".join(Line(locale).all_of(sent))) for sent, locale, _ in TYPED_IN_AN_ENCODING]
    assert got == TYPED_IN_AN_ENCODING


def test_a_single_byte_that_could_begin_a_character_is_not_waited_for_long():
    line = Line()
    assert line.send("æ".encode("latin-1")) == []
    assert line.wait(0.2) == ["æ"]
    assert line.send("x") == ["x"]


def test_a_character_that_comes_in_two_pieces_is_one():
    line = Line()
    assert line.send("æ".encode()[:1]) == []
    line.now += 0.05
    assert line.send("æ".encode()[1:]) == ["æ"]


PRESSED = [
    ("\x1b", ["<escape>"]),
    ("\x1b[A", ["<up>"]),
    ("\x1bOA", ["<up>"]),
    ("\x1b[1;5C", ["<ctrl+right>"]),
    ("\x1bOP", ["<f1>"]),
    ("\x1b[[A", ["<f1>"]),  # Linux console
    ("\x1b[21~", ["<f10>"]),
    ("\x1b[25~", ["<f13>"]),
    ("\x1b[3$", ["<shift+delete>"]),  # rxvt
    ("\x1b[Z", ["<shift+tab>"]),
    ("\x1bf", ["<alt+f>"]),
    ("\x1bD", ["<alt+shift+d>"]),
    ("\x1bæ", ["<alt+æ>"]),
    ("\x1b2", ["<alt+2>"]),
    ("\x1b\r", ["<alt+enter>"]),
    ("\x1b\x7f", ["<alt+backspace>"]),
    ("\x1b\x11", ["<alt+ctrl+q>"]),
    ("\x1b\x1b", ["<escape>", "<escape>"]),
    ("\x1b\x1b[A", ["<alt+up>"]),  # PuTTY, rxvt
    ("\x1b\x1bOc", ["<alt+ctrl+right>"]),
    ("\x1b\x1b[I", ["<escape>", "<AppFocus>"]),
    ("\x1b\x1b[200~x\x1b[201~", ["<escape>", "<paste: x>"]),
    ("\x1bOD\x1bOC", ["<ctrl+left>", "<ctrl+right>"]),  # PuTTY
    ("\x1b[13;2u", ["<shift+enter>"]),  # kitty and foot, from here on
    ("\x1b[13;129u", ["<enter>"]),
    ("\x1b[57414u", ["<enter>"]),
    ("\x1b[127;2u", ["<shift+backspace>"]),
    ("\x1b[3;2~", ["<shift+delete>"]),
    ("\x1b[27;2;13~", ["<shift+enter>"]),
    ("\x1b[27;5;9~", ["<ctrl+tab>"]),
    ("\x1b[27;2;65~", ["A"]),
    ("\x1b[32;2u", [" "]),
    ("\x1b[230;130u", ["Æ"]),
    ("\x1b[8364;129u", ["€"]),
    ("\x1b[0;;233u", ["é"]),
    ("\x1b[;;233:769u", ["é", "\u0301"]),
    ("\x1b[97:65;2;65u", ["A"]),
    ("\x1b[97:65;2u", ["A"]),
    ("\x1b[50:34;2u", ['"']),
    ("\x1b[97;65u", ["A"]),
    ("\x1b[97;66u", ["a"]),
    ("\x1b[223;2u", ["ß"]),
    ("\x1b[97;2:3u", []),
    ("\x1b[97;1:2u", ["a"]),
    ("\x1b[97;133u", ["<ctrl+a>"]),
    ("\x1b[100;3u", ["<alt+d>"]),
    ("\x1b[57404;129u", ["5"]),
    ("\x1b[1;129R\x1b[1;256R", ["<f3>", "<alt+ctrl+hyper+meta+shift+super+f3>"]),
    ("\x1b[24;129~", ["<f12>"]),
    ("\x1b[1;133D", ["<ctrl+left>"]),
    ("\x1b[1;257D", []),
    ("\x1b[13;5u", ["<ctrl+enter>"]),  # kitty
    ("\x1b[27u", ["<escape>"]),
    ("\x1b[230;;230u", ["æ"]),
    ("\x1b[97;5u", ["<ctrl+a>"]),
    ("\x1b[1;2R", ["<shift+f3>"]),
    ("\x1b[1;3A", ["<alt+up>"]),
    ("\x1b[1;7p", ["<ctrl+0>"]),
    ("\t\r\x7f\x08\x11", ["<tab>", "<enter>", "<backspace>", "<backspace>", "<ctrl+q>"]),
    ("\x1b[<0;5;6M\x1b[<0;5;6m", ["<MouseDown>", "<MouseUp>"]),
    ("\x1b[<35;5;6M\x1b[<64;5;6M", ["<MouseMove>", "<MouseScrollUp>"]),
    ("\x1b[I\x1b[O", ["<AppFocus>", "<AppBlur>"]),
    ("\x1b[?2026;2$y", ["<TerminalSupportsSynchronizedOutput>"]),
    ("\x1b[?2048;2$y", ["<InBandWindowResize>"]),
    ("\x1b[48;30;100;600;1000t", ["<Resize>"]),
]
"""What is sent, and what it means."""


def in_pieces(sent: str) -> list[str]:
    """What it means when each character arrives alone, one close behind the other."""
    line = Line()
    return [word for character in sent for word in line.send(character)] + line.wait(9)


def test_what_means_something_arrives_whole_and_in_pieces():
    assert [(sent, Line().all_of(sent)) for sent, _ in PRESSED] == PRESSED
    assert [(sent, in_pieces(sent)) for sent, _ in PRESSED] == PRESSED


NOT_TYPED = [
    "\x1b[?62;22c",
    "\x1b[>1;10;0c",
    "\x1b[0n",
    "\x1b[24;80R",
    "\x1b[1;1R",
    "\x1b[2;2R",
    "\x1b[?1;1R",
    "\x1b[?0u",
    "\x1b[8;30;100t",
    "\x1b[?1;0;1024S",
    "\x1b]10;rgb:dddd/dddd/dddd\x1b\\",
    "\x1b]11;rgb:1111/1111/1111\x07",
    "\x1b]52;c;SGVtbWVsaWd0\x1b\\",
    "\x1bP>|emulator(1)\x1b\\",
    "\x1b_Gi=1;OK\x1b\\",
    "\x1b[201~",
    "\x1b[99~",  # Textual takes these for the character with this number
    "\x1b[99A",
    "\x1b[u",
    "\x1b[1;1;17u",
    "\x1b[97;1;17u",
    "\x1b[99999999999;1u",
    "\x1b[97;1;99999999999u",
    "\x1b[1114112u",
    "\x1b[55296u",
    "\x1b[" + "1;" * 30 + "A",
    "\x1b[" + "1" * 60 + "u",
    "\x1b[48;0;0;0;0t",
    "\x1b[48;60000;60000;0;0t",
    "\x1b[<0;0;0M",
    "\x1b[32;10;10M",
    "\x1b[M !!",
    "\x9b",
    "\x85\u202e\u200e",
]
"""Answers of terminals, and what is damaged."""


def test_what_nobody_typed_is_not_typed():
    assert [sent for sent in NOT_TYPED if Line().all_of(f"a{sent}b") != ["a", "b"]] == []
    assert [sent for sent in NOT_TYPED if in_pieces(f"a{sent}b") != ["a", "b"]] == []


def test_spaces_and_joiners_that_no_key_types_are_typed_all_the_same():
    assert Line().all_of("10\u00a0km") == ["1", "0", "<paste: \u00a0>", "k", "m"]
    assert "".join(Line().all_of("👩\u200d💻")) == "👩<paste: \u200d>💻"


def test_the_old_backspace_is_ctrl_backspace_where_backspace_sends_another_character():
    assert said(TerminalInput(erase=b"\x7f").feed(b"\x7f\x08", 0)) == ["<backspace>", "<ctrl+backspace>"]
    assert said(TerminalInput(erase=b"\x08").feed(b"\x7f\x08", 0)) == ["<backspace>", "<backspace>"]


def test_a_paste_presses_no_key():
    evil = "\x1b[200~let \x1b\x11\x1b[21~\x1bOP\x03\x1b[201\x1b[2 01~\x9b201~ go\r\n\x1b[201~"
    assert Line().all_of(evil + "x") == ["<paste: let [21~OP[201[2 01~201~ go\n>", "x"]


def test_a_large_paste_arrives_whole():
    text = "Blåbærgrød 漢字\t" * 70_000
    line = Line()
    data = f"\x1b[200~{text}\x1b[201~".encode()
    said = [word for start in range(0, len(data), 4096) for word in line.send(data[start : start + 4096])]
    assert said + line.wait(1) == [f"<paste: {text}>"]


@settings(deadline=None)
@given(st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=8))
def test_any_bytes_are_harmless(data: bytes, cuts: list[int]):
    fuzz_input(data, cuts)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([b"\x1b", b"\x1b[", b"\x1bO", b"\x1b]", b"\x1b[200~", b"\x1b[201~", b"\x1b[<"])
        | st.binary(max_size=8)
    ).map(b"".join),
    st.lists(st.integers(0, 200), max_size=8),
)
def test_any_sequences_are_harmless(data: bytes, cuts: list[int]):
    fuzz_input(data, cuts)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" ")), st.integers(1, 9))
def test_text_that_is_typed_is_what_was_typed(text: str, size: int):
    line, data = Line(), text.encode()
    said = [word for start in range(0, len(data), size) for word in line.send(data[start : start + size])]
    assert "".join(said + line.wait(1)) == text
