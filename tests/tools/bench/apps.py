"""The minimal app that the figures stand beside: Textual as it comes, a Header, a Footer and one TextArea."""

from __future__ import annotations

WORDS = "kerneopgaven er det vi er sat i verden for og den skal vi blive ved med at tale om "


def held_text(length: int, lines: int) -> str:
    """A text of that many characters, in that many lines."""
    text = (WORDS * (length // len(WORDS) + 1))[:length]
    each = max(1, length // max(1, lines))
    return "\n".join(text[start : start + each] for start in range(0, length, each))


def minimal() -> None:
    """Open it, with the cursor in the text area."""
    from textual.app import App, ComposeResult
    from textual.widgets import Footer, Header, TextArea

    class Minimal(App[None]):
        def compose(self) -> ComposeResult:
            yield Header()
            yield TextArea()
            yield Footer()

        def on_mount(self) -> None:
            self.query_one(TextArea).focus()

    Minimal().run()


if __name__ == "__main__":
    minimal()
