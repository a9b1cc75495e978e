"""Sends a terminal only the cells that differ from what it shows already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.cells import split_graphemes
from rich.color import Color, ColorSystem
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Offset, Size
from textual.strip import Strip

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
SHORT_UPDATE = 256
"""An update of up to so many characters arrives in one piece, and needs no marks of synchronization."""
SHORT_GAP = 4
"""Fewer unchanged cells than this are sent again rather than skipped: skipping takes four bytes or more."""

ATTRIBUTES = (
    ("bold", "1"), ("dim", "2"), ("italic", "3"), ("underline", "4"), ("blink", "5"), ("blink2", "6"),
    ("reverse", "7"), ("conceal", "8"), ("strike", "9"), ("underline2", "21"), ("frame", "51"),
    ("encircle", "52"), ("overline", "53"),
)  # fmt: skip
"""The attributes of Rich's styles, and the terminal's codes for them."""
INVISIBLE_ON_BLANKS = ("1", "2", "3")
"""The codes of attributes that can't be seen on a blank."""

narrow = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2500-\u25fc\u2800-\u28ff]*"
).fullmatch
"""Whether all characters of a text take one cell each, in every terminal (soft hyphens don't)."""
_SURELY_WIDE = (
    ("\u1100", "\u115f"), ("\u2e80", "\u303e"), ("\u3041", "\u4dbf"),
    ("\u4e00", "\u9fff"), ("\uac00", "\ud7a3"), ("\uff01", "\uff60"),
)  # fmt: skip
"""The characters that take two cells in every terminal: Chinese, Japanese and Korean ones do.

No regular expression, for one with so many characters takes 3 ms to make, and few texts need it.
"""
CLEAR = "\x1b[0m\x1b[2J"


class Rendition(NamedTuple):
    """How a cell is drawn: the terminal's codes for attributes and colours, and a link."""

    attributes: tuple[str, ...] = ()
    foreground: str = "39"
    """ANY for a blank, where it can't be seen."""
    background: str = "49"
    link: str = ""


PLAIN = Rendition()
"""That of a cell without a style."""
ANY = ""
"""Stands for whatever foreground the terminal draws with."""


class Row:
    """What is known of one row of the screen; None where nothing is."""

    __slots__ = ("renditions", "texts")

    def __init__(self, width: int) -> None:
        self.texts: list[str | None] = [None] * width
        """One grapheme per cell, and "" in the second cell of a wide one."""
        self.renditions: list[Rendition | None] = [None] * width


class ScreenDiff:
    """Turns screen updates into what has to be sent to a terminal that has got all earlier ones."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Assume that the terminal may show anything: the next update of each cell is sent."""
        self._forget_cells()
        self._output: list[str] = []

    def clear(self) -> None:
        """Clear the screen before the next update, which must be one of all cells."""
        self._forget_cells()
        self._output = [CLEAR]

    def _forget_cells(self) -> None:
        self._size = Size(0, 0)
        self._rows: list[Row] = []
        self._rendition: Rendition | None = None
        self._cursor: tuple[int, int] | None = None

    def render(
        self,
        update: ChopsUpdate | LayoutUpdate,
        size: Size,
        cursor: Offset,
        colors: ColorSystem,
        *,
        synchronized: bool = False,
    ) -> str:
        """Return what to send for an update of a screen of this size; "" if nothing is to change.

        The terminal's own cursor is left where cursor says. With synchronized, an update of more than a few
        cells is marked so that the terminal shows it in one step.
        """
        if size != self._size:
            self._forget_cells()
            self._size = size
            self._rows = [Row(size.width) for _ in range(size.height)]
        for y, x, strip in _strips(update):
            if 0 <= y < size.height and 0 <= x < size.width:
                self._paint(y, x, strip, colors)
        self._move(cursor.y, cursor.x)
        output = "".join(self._output)
        self._output.clear()
        if synchronized and len(output) > SHORT_UPDATE:
            return f"{SYNC_START}{output}{SYNC_END}"
        return output

    def _paint(self, y: int, x: int, strip: Strip, colors: ColorSystem) -> None:
        row = self._rows[y]
        texts, renditions, all_narrow = _cells(strip, colors)
        end = min(x + len(texts), self._size.width)
        del texts[end - x :], renditions[end - x :]
        if row.texts[x:end] == texts and row.renditions[x:end] == renditions:
            return
        if row.texts[x] == "":
            row.texts[x - 1] = None  # overwriting half of a wide character erases the other half
        if end < self._size.width and row.texts[end] == "":
            row.texts[end] = None
        if not all_narrow:
            self._write_unsure(y, x, texts, renditions)
            if end < self._size.width and not narrow(texts[-1] or "?"):
                self._write_again(y, end)  # in case what stands before it takes more than it should
        else:
            known = row.texts[x:end]
            whole = "" in known or not any(known)  # a wide character may be split, or nothing is known
            for first, after in [(0, end - x)] if whole else _runs(row, x, texts, renditions):
                self._move(y, x + first)
                self._write(texts[first:after], renditions[first:after])
                self._cursor = (y, x + after) if x + after < self._size.width else None
        row.texts[x:end] = texts
        row.renditions[x:end] = renditions

    def _write(self, texts: list[str], renditions: list[Rendition]) -> None:
        append = self._output.append
        for text, rendition in zip(texts, renditions, strict=True):
            if rendition is not self._rendition:
                sequence, self._rendition = _change(self._rendition, rendition)
                append(sequence)
            append(text)

    def _write_unsure(self, y: int, x: int, texts: list[str], renditions: list[Rendition]) -> None:
        """Write cells some of which may take more or fewer columns than they should.

        Terminals disagree about emoji, combining characters and the like. Each of them gets cells that were
        blanked, and what follows is put where it belongs.
        """
        at = 0
        while at < len(texts):
            after = at + 1
            while after < len(texts) and texts[after] == "":
                after += 1
            sure = narrow(texts[at]) if after - at == 1 else _is_surely_wide(texts[at])
            self._move(y, x + at)
            if not sure:
                self._write([" "] * (after - at), [renditions[at]] * (after - at))
                self._cursor = None
                self._move(y, x + at)
            self._write(texts[at:after], renditions[at:after])
            self._cursor = (y, x + after) if sure and x + after < self._size.width else None
            at = after

    def _write_again(self, y: int, x: int) -> None:
        """Write a cell again as it was."""
        text, rendition = self._rows[y].texts[x], self._rows[y].renditions[x]
        if text is not None and rendition is not None and narrow(text) and text:
            self._move(y, x)
            self._write([text], [rendition])
            self._cursor = (y, x + 1) if x + 1 < self._size.width else None

    def _move(self, y: int, x: int) -> None:
        """Move the terminal's cursor, in as few bytes as that takes."""
        if self._cursor == (y, x):
            return
        move = f"\x1b[{y + 1};{x + 1}H"
        if self._cursor is not None and self._cursor[0] == y:
            right = x - self._cursor[1]
            move = f"\x1b[{right}C" if right > 0 else min("\b" * -right, f"\x1b[{-right}D", key=len)
        self._output.append(move)
        self._cursor = y, x


def _runs(row: Row, x: int, texts: list[str], renditions: list[Rendition]) -> Iterator[tuple[int, int]]:
    """The stretches of cells that differ from the row's at x, short gaps between them included."""
    first = after = -1
    for at, (old_text, old_rendition, text, rendition) in enumerate(
        zip(row.texts[x:], row.renditions[x:], texts, renditions, strict=False)
    ):
        if old_text == text and old_rendition == rendition:
            continue
        if first >= 0 and (
            at - after >= SHORT_GAP or not _drawn_alike(renditions[after:at], renditions[after - 1])
        ):
            yield first, after
            first = at
        elif first < 0:
            first = at
        after = at + 1
    if first >= 0:
        yield first, after


def _is_surely_wide(text: str) -> bool:
    return len(text) == 1 and any(first <= text <= last for first, last in _SURELY_WIDE)


def _drawn_alike(renditions: list[Rendition], last: Rendition) -> bool:
    """Whether these cells can be drawn on after the last one without touching the rendition."""
    return all(
        rendition._replace(foreground=last.foreground) == last
        if rendition.foreground == ANY
        else rendition == last
        for rendition in renditions
    )


def _strips(update: ChopsUpdate | LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The strips of an update with their row and column, as the update itself would draw them."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield y, x, strip
                x += strip.cell_length
        return
    for y, x1, x2 in update.spans:
        for end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if chop is not None and x <= x2 and end > x1:
                yield y, x, chop if end <= x2 else chop.crop(0, x2 - x)


def _cells(strip: Strip, colors: ColorSystem) -> tuple[list[str], list[Rendition], bool]:
    """The text and the rendition of each cell, and whether all are surely one column wide."""
    texts: list[str] = []
    renditions: list[Rendition] = []
    all_narrow = True
    for text, style, control in strip:
        if control:
            continue
        rendition, of_blanks = _renditions(style, colors)
        if narrow(text):
            texts.extend(text)
        else:
            all_narrow = False
            _add_graphemes(texts, text)
        missing = len(texts) - len(renditions)
        renditions.extend(
            [rendition] * missing
            if " " not in text
            else [of_blanks if cell == " " else rendition for cell in texts[-missing:]]
        )
    return texts, renditions, all_narrow


def _add_graphemes(texts: list[str], text: str) -> None:
    for start, end, width in split_graphemes(text)[0]:
        if width:
            texts.extend([text[start:end], *[""] * (width - 1)])
        elif texts:
            texts[-1] += text[start:end]


@lru_cache(maxsize=4096)
def _renditions(style: Style | None, colors: ColorSystem) -> tuple[Rendition, Rendition]:
    """The renditions of a style, for visible characters and for blanks."""
    if style is None:
        return PLAIN, PLAIN._replace(foreground=ANY)
    rendition = Rendition(
        tuple(code for name, code in ATTRIBUTES if getattr(style, name)),
        _codes(style.color, colors, foreground=True),
        _codes(style.bgcolor, colors, foreground=False),
        style.link if style.link and style.link.isprintable() else "",
    )
    bare = not rendition.link and all(code in INVISIBLE_ON_BLANKS for code in rendition.attributes)
    return rendition, rendition._replace(attributes=(), foreground=ANY) if bare else rendition


def _codes(color: Color | None, colors: ColorSystem, *, foreground: bool) -> str:
    if color is None:
        return "39" if foreground else "49"
    return ";".join(color.downgrade(colors).get_ansi_codes(foreground))


@lru_cache(maxsize=4096)
def _change(old: Rendition | None, new: Rendition) -> tuple[str, Rendition]:
    """The shortest sequence that makes one rendition draw like another, and the rendition that results.

    old is None where anything may be set.
    """
    fresh = new._replace(foreground=new.foreground or "39")
    codes = [*fresh.attributes, fresh.foreground, fresh.background]
    anew = ";".join(["", *(code for code in codes if code not in ("39", "49"))])
    if old is None:
        return f"\x1b[{anew}m\x1b]8;;{new.link}\x1b\\" if new.link else f"\x1b[{anew}m", fresh
    link = "" if old.link == new.link else f"\x1b]8;;{new.link}\x1b\\"
    if set(old.attributes) <= set(new.attributes):
        result = new._replace(foreground=new.foreground or old.foreground)
        changed = [code for code in new.attributes if code not in old.attributes]
        changed += [result.foreground] * (result.foreground != old.foreground)
        changed += [result.background] * (result.background != old.background)
        if not changed:
            return link, result
        if len(delta := ";".join(changed)) <= len(anew):
            return f"\x1b[{delta}m{link}", result
    return f"\x1b[{anew}m{link}", fresh
