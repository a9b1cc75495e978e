"""The log of a session of the app: what happened to it, and nothing of what was typed."""

from __future__ import annotations

import signal
from pathlib import Path

from support.terminal.demo import is_stopped
from support.terminal.visit import Visit, leave_the_introduction


def test_a_session_that_is_stopped_and_ended_by_a_signal(tmp_path: Path):
    data, log = tmp_path / "data", tmp_path / "k.log"
    data.mkdir(mode=0o700)
    with Visit(data, "--log", str(log)) as visit:
        leave_the_introduction(visit)
        visit.types("Fortroligt udkast")
        visit.sees("Fortroligt udkast")
        visit.comes_to_disk(lambda round_: any("udkast" in a.text for a in round_.answers.values()))
        process = visit.program.process
        process.send_signal(signal.SIGTSTP)
        assert visit.program.wait_until(lambda: is_stopped(process.pid))
        process.send_signal(signal.SIGCONT)
        assert visit.program.wait_until(lambda: "resumed" in log.read_text(encoding="utf-8"))
        process.send_signal(signal.SIGTERM)
        visit.ends(128 + signal.SIGTERM)
    told = log.read_text(encoding="utf-8")
    events = [line.split(maxsplit=2)[2] for line in told.splitlines()]
    assert "command=app" in events[0]
    assert "size=80x24" in events[0]
    assert any(event.startswith("save ms=") and event.endswith("outcome=ok") for event in events)
    assert events.index("suspended") < events.index("resumed") < events.index("signal number=15")
    assert "ending status=143" in events
    assert events[-1] == "end code=143"
    assert not [word for word in ("Fortroligt", "udkast", "Efterår", str(tmp_path)) if word in told]
