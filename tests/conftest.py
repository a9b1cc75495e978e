"""The same surroundings for every test, whatever those of the machine; and what takes long to make, once."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.update(TZ="Europe/Copenhagen", COLORTERM="truecolor", TERM="xterm-256color")
for name in ("NO_COLOR", "KERNEBLIK_DATA", "VISUAL", "EDITOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"):
    os.environ.pop(name, None)
time.tzset()
sys.dont_write_bytecode = False  # or every Python that a test starts compiles all anew
_MEMORY = Path("/dev/shm")
if (
    _MEMORY.is_dir()
    and shutil.disk_usage(_MEMORY).free > 2**30
    and not os.statvfs(_MEMORY).f_flag & os.ST_NOEXEC
):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))  # a disk takes as long as all the rest
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # what nohup would have every program ignore
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a job that a script runs in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)

from kerneblik.documents import output  # noqa: E402 - the surroundings come first
from kerneblik.storage.encryption import age  # noqa: E402
from support import quick_key_file  # noqa: E402
from support.forked_python import start_render  # noqa: E402
from support.locked import Locked, lock_new_directory  # noqa: E402
from support.terminal import fork_server  # noqa: E402

settings.register_profile("quick", max_examples=25, deadline=None)  # no time is too long on a busy machine
settings.register_profile("deep", max_examples=2_000, deadline=None)
settings.load_profile("quick")


def pytest_collection_finish() -> None:
    """Let the collector leave alone what stays: it went through all of it for every app's garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


_close_as_users_do = age.encrypt_with
age.encrypt_with = quick_key_file.encrypt_with
_start_as_users_do = output.start_process
output.start_process = start_render


@pytest.fixture(scope="session", autouse=True)
def _fork_server() -> Iterator[None]:
    """No process of the tests outlives them."""
    yield
    fork_server.stop()


@pytest.fixture
def scrypt_as_users_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """In this test a passphrase costs what it does in earnest: a second and 256 MB or so."""
    monkeypatch.setattr(age, "encrypt_with", _close_as_users_do)


@pytest.fixture
def documents_as_users_have_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """In this test a document is made in a new Python, and not in a fork."""
    monkeypatch.setattr(output, "start_process", _start_as_users_do)


@pytest.fixture(scope="session")
def locked_once(tmp_path_factory: pytest.TempPathFactory) -> Locked:
    """A locked directory for all tests, which none may change."""
    return lock_new_directory(tmp_path_factory.mktemp("locked") / "data")


@pytest.fixture
def locked(locked_once: Locked, tmp_path: Path) -> Locked:
    """A locked directory of the test's own."""
    return locked_once.copy(tmp_path / "data")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 KB in memory."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k,mode=700", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)
