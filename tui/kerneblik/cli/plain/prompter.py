"""What is said: sentences in lines that fit, at once and in order."""

from __future__ import annotations

from kerneblik.cli.line_wrapping import fold, output_width
from kerneblik.cli.output import flush, write
from kerneblik.language import Translator


class Prompter:
    """Says things on standard output. Every method raises OSError when that is closed."""

    def __init__(self, t: Translator) -> None:
        self.t = t
        """The words."""

    def say(self, key: str, /, **values: object) -> None:
        """Say a sentence of the catalogue."""
        self.put(self.t(key, **values))

    def put(self, text: str) -> None:
        """Say a text; an empty one is an empty line."""
        write(fold(text, output_width()) or "\n")
        flush()

    def ask(self, key: str) -> None:
        """Say what the line that follows is to be, and stay on that line."""
        write(self.t(key))
        flush()
