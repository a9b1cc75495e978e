"""A small app on kerneblik.terminal, to do bad things to.

`python -m support.terminal.demo_app FILE`; when told to end or to stop, it saves its text to FILE, and what
stands in the line below the text to FILE.line.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import ClassVar

from kerneblik.terminal.starting import before_imports

before_imports()

from textual.app import ComposeResult  # noqa: E402
from textual.binding import Binding, BindingType  # noqa: E402
from textual.widgets import Footer, Input, OptionList, Static  # noqa: E402

from kerneblik.terminal.app import LightApp  # noqa: E402
from kerneblik.terminal.text_area import LightTextArea  # noqa: E402


class Demo(LightApp[None]):
    ALT_KEYS = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "freeze", "Freeze", priority=True),
        Binding("f3", "suspend_process", "Suspend", priority=True),
        Binding("f4", "lend", "Lend", priority=True),
        Binding("ctrl+l", "redraw", "Redraw", priority=True),
    ]

    def compose(self) -> ComposeResult:
        yield Static("evil: \x1b]52;c;aGVq\x07 \x1bc \x9b2J \u202eend", markup=False)
        yield LightTextArea()
        yield Input(placeholder="in one line")
        yield OptionList("a list with a choice")
        yield Footer()

    def on_mount(self) -> None:
        self.query_one(LightTextArea).focus()
        self.end_gracefully(self.save)

    def save(self) -> None:
        Path(sys.argv[1]).write_text(self.query_one(LightTextArea).text, encoding="utf-8")
        Path(f"{sys.argv[1]}.line").write_text(self.query_one(Input).value, encoding="utf-8")

    def action_lend(self) -> None:
        with self.suspend():
            subprocess.run(["sleep", "20"], check=False)

    def action_freeze(self) -> None:
        time.sleep(60)


if __name__ == "__main__":
    app = Demo()
    app.run()
    sys.exit(app.return_code)
