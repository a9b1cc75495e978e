"""A small app on kerneblik.terminal, to do bad things to.

`python -m support.terminal.demo_app FILE`; when told to end or to stop, it saves its text to FILE, and what
stands in the line below the text to FILE.line.

What it tells the tests it writes to the terminal as an OSC sequence that no terminal knows.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import ClassVar

from kerneblik.terminal.starting import before_imports

before_imports()

from textual.app import ComposeResult  # noqa: E402
from textual.binding import Binding, BindingType  # noqa: E402
from textual.widgets import Footer, OptionList, Static  # noqa: E402

from kerneblik.terminal.app import IncrementalApp  # noqa: E402
from kerneblik.terminal.input_line import WordKeysInput  # noqa: E402
from kerneblik.terminal.text_area import IncrementalTextArea  # noqa: E402
from support.terminal.demo_marks import DONE, FROZEN, LENT  # noqa: E402


class Demo(IncrementalApp[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "freeze", "Freeze", priority=True),
        Binding("f3", "suspend_process", "Suspend", priority=True),
        Binding("f4", "lend", "Lend", priority=True),
        Binding("f8", "receive_signal_elsewhere", "Signal", show=False, priority=True),
        Binding("f9", "tell_when_done", "Done?", show=False, priority=True),
        Binding("ctrl+l", "redraw", "Redraw", priority=True),
    ]

    def compose(self) -> ComposeResult:
        yield Static("evil: \x1b]52;c;aGVq\x07 \x1bc \x9b2J \u202eend", markup=False)
        yield IncrementalTextArea()
        yield WordKeysInput(placeholder="in one line")
        yield OptionList("a list with a choice")
        yield Footer()

    def on_mount(self) -> None:
        self.query_one(IncrementalTextArea).focus()
        self.end_gracefully(self.save)

    def save(self) -> None:
        Path(sys.argv[1]).write_text(self.query_one(IncrementalTextArea).text, encoding="utf-8")
        Path(f"{sys.argv[1]}.line").write_text(self.query_one(WordKeysInput).value, encoding="utf-8")

    def action_lend(self) -> None:
        with self.suspend():
            subprocess.run(["sh", "-c", 'printf "$1"; exec sleep 60', "sh", LENT], check=False)

    def action_freeze(self) -> None:
        self._tell(FROZEN)
        end = time.monotonic() + 60
        while time.monotonic() < end:  # a signal that comes just before one long sleep would wait for its end
            time.sleep(0.05)

    def action_receive_signal_elsewhere(self) -> None:
        """Have SIGTERM come to a thread while the main one sleeps."""
        threading.Thread(target=_receive_signal, args=[threading.get_native_id()]).start()

    def action_tell_when_done(self) -> None:
        """Tell when what was typed before has had its effect and is on the screen, in its latest size."""
        if self._resize_event is not None:  # Textual waits a moment for another size
            self.set_timer(1 / 60, self.action_tell_when_done)
        else:
            self.call_after_refresh(self.call_after_refresh, self._tell, DONE)

    def _tell(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)


def _receive_signal(main_thread: int) -> None:
    sleeping_since = time.monotonic()
    while time.monotonic() < sleeping_since + 0.2:
        if Path(f"/proc/self/task/{main_thread}/stat").read_text().rpartition(")")[2].split()[0] != "S":
            sleeping_since = time.monotonic()
        time.sleep(0.02)
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)


def main() -> int:
    """Run it until it ends; its exit status."""
    app = Demo()
    app.run()
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main())
