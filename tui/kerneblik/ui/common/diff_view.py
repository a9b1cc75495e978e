"""The differences between two texts, line by line, as a widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text
from textual.widgets import Static

from kerneblik.reflection.diff import Line, Side

_COLOURS = {Side.FIRST: "text-error", Side.SECOND: "text-success"}


class DiffView(Static):
    """The lines that two texts share and those that only one has, each named and coloured by its text."""

    lines: Sequence[Line] = ()
    """What is shown."""

    def show(self, lines: Sequence[Line], names: Mapping[Side, str]) -> None:
        """Show these lines; `names` stand before the lines that only one text has."""
        self.lines = lines
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(ratio=1)
        variables = self.app.theme_variables
        for line in lines:
            colour = variables[_COLOURS[line.side]] if line.side in _COLOURS else ""
            text = Text()
            for part in line.parts:
                text.append(part.text, f"bold {colour}" if part.differs else colour)
            table.add_row(Text(names.get(line.side, ""), f"bold {colour}".strip()), text)
        self.update(table)
