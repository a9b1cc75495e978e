"""The apps that the figures stand beside: `tools.bench.apps minimal|sidebar|light [CHARACTERS] [LINES]`.

`minimal` is Textual as it comes: Header, Footer, one TextArea. `sidebar` has a list of seven beside it.
`light` is `minimal` built on kerneblik.terminal, without Kerneblik.
"""

from __future__ import annotations

import sys

WORDS = "kerneopgaven er det vi er sat i verden for og den skal vi blive ved med at tale om "


def held_text(length: int, lines: int) -> str:
    """A text of that many characters, in that many lines."""
    text = (WORDS * (length // len(WORDS) + 1))[:length]
    each = max(1, length // max(1, lines))
    return "\n".join(text[start : start + each] for start in range(0, length, each))


def minimal(text: str, sidebar: bool) -> None:
    """Textual as it comes."""
    from textual.app import App, ComposeResult
    from textual.containers import Horizontal
    from textual.widgets import Footer, Header, OptionList, TextArea

    class Minimal(App[None]):
        CSS = "OptionList { width: 24; height: 1fr; } TextArea { width: 1fr; }"

        def compose(self) -> ComposeResult:
            yield Header()
            with Horizontal():
                if sidebar:
                    yield OptionList(*(f"Item number {number}" for number in range(1, 8)))
                yield TextArea(text)
            yield Footer()

        def on_mount(self) -> None:
            area = self.query_one(TextArea)
            area.focus()
            area.move_cursor(area.document.end)

    Minimal().run()


def light(text: str) -> None:
    """The minimal app on our line."""
    from kerneblik.terminal.starting import before_imports

    before_imports()

    from textual.app import ComposeResult
    from textual.widgets import Footer, Header

    from kerneblik.terminal.app import IncrementalApp
    from kerneblik.terminal.text_area import IncrementalTextArea

    class Light(IncrementalApp[None]):
        def compose(self) -> ComposeResult:
            yield Header()
            yield IncrementalTextArea(text)
            yield Footer()

        def on_mount(self) -> None:
            area = self.query_one(IncrementalTextArea)
            area.focus()
            area.move_cursor(area.document.end)

    Light().run()


if __name__ == "__main__":
    kind = sys.argv[1]
    held = held_text(
        int(sys.argv[2]) if len(sys.argv) > 2 else 0, int(sys.argv[3]) if len(sys.argv) > 3 else 1
    )
    if kind == "light":
        light(held)
    else:
        minimal(held, sidebar=kind == "sidebar")
