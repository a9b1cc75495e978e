"""The log that `--log` asks for: what happened, and never a word of what somebody wrote."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kerneblik import event_log
from kerneblik.errors import KerneblikError
from kerneblik.locks import FileLock
from kerneblik.reflection import Changes
from kerneblik.storage import RoundStore, StorageError
from support.commands import Kerneblik
from support.storage import answer

SECRET = "hemmelighed"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log that is open."""
    path = tmp_path / "kerneblik.log"
    event_log.open_log(path)
    yield path
    event_log.close_log()


def events(log: Path) -> list[str]:
    """What stands in each line behind the time and the process."""
    lines = log.read_text(encoding="utf-8").splitlines()
    assert all(line.split()[1] == str(os.getpid()) for line in lines)
    return [line.split(maxsplit=2)[2] for line in lines]


def test_a_command_is_logged_from_start_to_end(kerneblik: Kerneblik):
    kerneblik.write_something()
    log = kerneblik.home / "k.log"
    assert kerneblik("--log", str(log), "status").code == 0
    assert kerneblik("review", "nobody", "--log", "k.log").code == 1
    first, ended, again, failed, *places, end = events(log)
    assert first.startswith("start version=")
    assert "command=status" in first
    assert "locale=da_DK.UTF-8" in first
    assert ended == "end code=0"
    assert again.startswith("start ")
    assert failed.startswith("error kind=KerneblikError key=cli.")
    assert places
    assert all(place.startswith("at file=") for place in places)
    assert end == "end code=1"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert "nobody" not in log.read_text()


def test_what_is_asked_of_the_log_is_told_in_the_help(kerneblik: Kerneblik):
    assert "--log FIL" in kerneblik("--help").out


def test_saves_are_logged_with_their_size_and_outcome_and_no_text(log: Path, tmp_path: Path):
    store = RoundStore(tmp_path / SECRET)
    round_ = store.create(SECRET)
    store.save(round_.id, Changes({"q": answer("q", SECRET)}, name=f"{SECRET} 2"))
    size = store.path(round_.id).stat().st_size
    store.path(round_.id).write_text(f'{{"{SECRET}": 1}}')
    with pytest.raises(StorageError):
        RoundStore(tmp_path / SECRET).save(round_.id, Changes({"q": answer("q", SECRET)}))
    told = events(log)
    assert any(line.startswith("write ms=") and f"bytes={size} outcome=ok" in line for line in told)
    outcomes = [line.rpartition("outcome=")[2] for line in told if line.startswith("save ")]
    assert outcomes == ["ok", "storage.unreadable.no_round"]
    assert SECRET not in log.read_text()


def test_an_error_is_told_with_its_places_and_without_what_it_says(log: Path):
    def fails(text: str) -> None:
        raise ValueError(text)

    try:
        try:
            fails(SECRET)
        except ValueError as error:
            raise OSError(28, SECRET, SECRET) from error
    except OSError as error:
        event_log.record_error(error)
    told = events(log)
    assert told[0] == "error kind=OSError errno=28"
    assert "error kind=ValueError" in told
    assert any(line.startswith("at file=test_event_log.py") and "function=fails" in line for line in told)
    assert SECRET not in log.read_text()


def test_a_lock_that_was_waited_for_is_logged_without_what_it_locks(log: Path, tmp_path: Path):
    path = tmp_path / f"{SECRET}.open.lock"
    holder, other = FileLock.held(path), FileLock(path)
    assert holder is not None
    assert not other.acquire()  # nobody waited
    release = threading.Timer(0.01, holder.close)
    release.start()
    assert other.acquire(limit=60)
    release.join()
    (told,) = events(log)
    assert told.startswith("lock_wait kind=open.lock ms=")
    assert told.endswith("taken=True")


def test_no_value_can_be_a_line_or_a_path(log: Path):
    event_log.record("start", term=f"a\nb/{'c' * 500}", nothing=None)
    (told,) = events(log)
    assert told == f"start term=a_b_{'c' * 76}"


def test_a_file_with_something_else_in_it_is_left_as_it_is(tmp_path: Path):
    path = tmp_path / "notes.txt"
    path.write_text("Mine egne noter\n")
    with pytest.raises(KerneblikError) as caught:
        event_log.open_log(path)
    assert caught.value.key == "cli.log_is_something_else"
    assert path.read_text() == "Mine egne noter\n"


def test_links_and_files_of_others_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic"):
        event_log.open_log(link)
    with pytest.raises(IsADirectoryError):
        event_log.open_log(tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(PermissionError):
        event_log.open_log(tmp_path / "theirs")


def test_a_log_on_a_full_disk_keeps_nobody_from_working(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    real = os.write

    def full(descriptor: int, data: bytes) -> int:
        if Path(f"/proc/self/fd/{descriptor}").resolve() == log:
            raise OSError(28, "full")
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", full)
    store = RoundStore(tmp_path / "data")
    store.save(store.create("Efterår").id, Changes({"q": answer("q", "tekst")}))
    assert log.read_text() == ""


def test_a_command_without_a_log_does_not_import_logging(kerneblik: Kerneblik):
    kerneblik.write_something()
    script = "import sys; from kerneblik.cli import main; main(sys.argv[1:]); print('logging' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", script, *kerneblik.arguments("status")],
        env=kerneblik.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.splitlines()[-1] == "False"
