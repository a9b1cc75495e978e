"""A browser that stays open and prints one page after another, told what to do through a pipe."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

_PATIENCE = 120.0
"""Seconds to wait for any answer."""
_OUT_OF_THE_WAY = 10
"""Chromium reads its orders from descriptor 3 and answers on 4; our ends come from above both."""


class Browser:
    """A Chromium without a window. It ends when it is closed, and by itself when this process does."""

    def __init__(self, program: str) -> None:
        self._profile = tempfile.TemporaryDirectory(prefix="kerneblik-browser-", ignore_cleanup_errors=True)
        orders, self._orders = _pipe()
        self._answers, answers = _pipe()
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        command += [f"--user-data-dir={self._profile.name}", "--remote-debugging-pipe"]
        ends = f'exec 3<&{orders} 4>&{answers} {orders}<&- {answers}>&-; exec "$@"'
        self._process = subprocess.Popen(
            ["bash", "-c", ends, "browser", *command],
            pass_fds=(orders, answers),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(orders)
        os.close(answers)
        self._number = 0
        self._unread = b""
        self._events: set[str] = set()

    def printed(self, page: Path) -> bytes:
        """The PDF of a page. Raises RuntimeError when the browser refuses or ends, and TimeoutError."""
        target = self._told("Target.createTarget", url="about:blank")["targetId"]
        session = self._told("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._told("Page.enable", session)
        self._events.clear()
        self._told("Page.navigate", session, url=page.as_uri())
        while "Page.loadEventFired" not in self._events:  # it may come before the answer
            self._next()
        pdf = self._told("Page.printToPDF", session, preferCSSPageSize=True, printBackground=True)["data"]
        self._told("Target.closeTarget", targetId=target)
        return base64.b64decode(pdf)

    def close(self) -> None:
        """End it, and remove what it kept."""
        os.close(self._orders)
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._answers)
        self._profile.cleanup()

    def _told(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """What the browser answers to an order."""
        self._number += 1
        order = {"id": self._number, "method": method, "params": parameters}
        if session:
            order["sessionId"] = session
        os.write(self._orders, json.dumps(order).encode() + b"\0")
        while (answer := self._next()).get("id") != self._number:
            pass
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self) -> dict[str, Any]:
        """The next answer or event."""
        until = time.monotonic() + _PATIENCE
        while b"\0" not in self._unread:
            readable, _, _ = select.select([self._answers], [], [], max(0, until - time.monotonic()))
            if not readable:
                raise TimeoutError("the browser says nothing")
            read = os.read(self._answers, 1 << 16)
            if not read:
                raise RuntimeError(f"the browser ended with {self._process.wait()}")
            self._unread += read
        said, _, self._unread = self._unread.partition(b"\0")
        message: dict[str, Any] = json.loads(said)
        self._events.add(message.get("method", ""))
        return message


def _pipe() -> tuple[int, int]:
    """A pipe with descriptors that are not in Chromium's way."""
    ends = os.pipe()
    moved = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _OUT_OF_THE_WAY) for end in ends]
    for end in ends:
        os.close(end)
    return moved[0], moved[1]
