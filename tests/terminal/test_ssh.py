"""A leader's way through the installed command over ssh, with and without tmux, on lines that drop."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from support.terminal.emulator import PtyProgram
from support.terminal.keys import END, ENTER, F10, UP
from support.terminal.program import COMMAND
from support.terminal.ssh_server import PROMPT, SshServer, can_give_terminals, find
from support.terminal.visit import (
    FIRST,
    User,
    both_edit_sessions_are_kept,
    first_session,
    leave_the_introduction,
    second_session,
    see_the_place,
    the_round,
)

PROGRAMS = ("sshd", "ssh", "ssh-keygen", "tmux")
DANISH = "Ærø, Ølgod, Ålborg: æ ø å é ü – §"


@pytest.fixture(scope="session", autouse=True)
def _programs() -> None:
    missing = [program for program in PROGRAMS if find(program) is None]
    if not can_give_terminals():
        missing.append("terminals that an sshd of this user can give")
    if missing and os.environ.get("CI"):
        pytest.fail(f"not on this machine, and CI must have it: {', '.join(missing)}")
    if missing:
        pytest.skip(f"not on this machine: {', '.join(missing)} (see .ci/install)")


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """The data directory of whoever logs in."""
    directory = tmp_path / "data"
    yield directory
    for process in apps(directory):
        os.kill(process, signal.SIGKILL)


@pytest.fixture(scope="session")
def server(_programs: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    with SshServer(tmp_path_factory.mktemp("ssh") / "server", COMMAND) as server:
        yield server


@pytest.fixture
def tmux(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The command of a tmux with a server of its own."""
    command = ["tmux", "-S", str(tmp_path_factory.mktemp("tmux") / "socket")]
    yield shlex.join(command)
    subprocess.run([*command, "kill-server"], capture_output=True, check=False)


def log_in(server: SshServer, command: str, *, language: str | None = "da_DK.UTF-8") -> User:
    """A user who has logged in at 80x24 and typed the command; their client sends the language, if any."""
    options = () if language is None else ("-o", "SendEnv=LANG")
    environ = {} if language is None else {"LANG": language}
    user = User(PtyProgram(server.login(*options), environ=environ, columns=80, rows=24))
    user.sees(PROMPT)
    user.types(command + ENTER)
    return user


def kerneblik(data: Path, *arguments: str) -> str:
    return shlex.join(["kerneblik", "--data", str(data), *arguments])


def in_tmux(tmux: str, data: Path) -> str:
    """Start the app in tmux, or come back to the one that is there."""
    return f"{tmux} new-session -A -s work {kerneblik(data)}"


def apps(data: Path) -> list[int]:
    """The processes of the app on this data directory."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile
            _, *arguments = (process / "cmdline").read_bytes().decode(errors="replace").split("\0")
            if Path(*arguments[:1]).name == "kerneblik" and str(data) in arguments:
                found.append(int(process.name))
    return found


def text_of(data: Path, question: str) -> str:
    kept = the_round(data).answers.get(question)
    return kept.text if kept else ""


def test_the_whole_journey_in_tmux(server: SshServer, data: Path, tmux: str):
    with log_in(server, in_tmux(tmux, data)) as user:
        leave_the_introduction(user)
        first_session(user)
        user.sees("[exited]")
    with log_in(server, in_tmux(tmux, data)) as user:
        see_the_place(user)
        second_session(user)
        user.sees("[exited]")
    both_edit_sessions_are_kept(data)


def types_and_loses_the_line(user: User, data: Path, fate: signal.Signals) -> str:
    """Type into the middle of a text while the line drops; the line in the middle as it was kept."""
    seen, on_the_way = "Midt i en sæt", "ning, der aldrig"
    leave_the_introduction(user)
    user.types(f"Over\rMidt\rUnder{UP}{END} i en sæt")
    user.sees(seen)
    assert len(apps(data)) == 1
    user.types(on_the_way)
    user.program.process.send_signal(fate)
    assert user.program.wait_until(lambda: not apps(data)), "the app goes on without its user"
    over, middle, under = text_of(data, "self-core-task").split("\n")
    assert (over, under) == ("Over", "Under")
    assert middle.startswith(seen)
    assert (seen + on_the_way).startswith(middle)
    return middle


def test_a_client_that_is_killed_in_the_middle_of_typing(server: SshServer, data: Path):
    with log_in(server, kerneblik(data)) as user:
        middle = types_and_loses_the_line(user, data, signal.SIGKILL)
    with log_in(server, kerneblik(data)) as user:
        user.sees(FIRST)
        user.sees(middle)
        user.types(" …")
        user.sees(f"{middle} …")
        user.types(F10)
        user.sees(PROMPT)
    assert text_of(data, "self-core-task") == f"Over\n{middle} …\nUnder"


def test_a_client_that_freezes_in_the_middle_of_typing(tmp_path: Path, data: Path):
    keep_alive = ("ClientAliveInterval 1", "ClientAliveCountMax 3")
    with (
        SshServer(tmp_path / "server", COMMAND, *keep_alive) as server,
        log_in(server, kerneblik(data)) as user,
    ):
        types_and_loses_the_line(user, data, signal.SIGSTOP)


def test_tmux_keeps_the_app_when_the_line_drops(server: SshServer, data: Path, tmux: str):
    with log_in(server, in_tmux(tmux, data)) as user:
        leave_the_introduction(user)
        user.types("Skrevet på stationen")
        user.sees("Skrevet på stationen")
        (app,) = apps(data)
        user.program.process.kill()
        user.program.process.wait()
    with log_in(server, in_tmux(tmux, data)) as user:
        user.sees("Skrevet på stationen")
        user.types(", og i toget")
        user.sees("Skrevet på stationen, og i toget")
        assert apps(data) == [app]
        user.types(F10)
        user.sees("[exited]")
    assert text_of(data, "self-core-task") == "Skrevet på stationen, og i toget"


@pytest.mark.parametrize(
    ("language", "before"),
    [("da_DK.UTF-8", ""), (None, ""), ("da_DK.UTF-8", "LANG=C ")],
    ids=["language sent", "language not sent", "a server in the C locale"],
)
def test_danish_letters_stay_what_they_are(server: SshServer, data: Path, language: str | None, before: str):
    with log_in(server, before + kerneblik(data), language=language) as user:
        leave_the_introduction(user)
        user.types(DANISH)
        user.sees(DANISH)
        user.types(F10)
        user.sees(PROMPT)
    assert text_of(data, "self-core-task") == DANISH


def test_danish_letters_in_tmux_on_a_server_in_the_c_locale(server: SshServer, data: Path, tmux: str):
    with log_in(server, f"LANG=C {in_tmux(tmux, data)}") as user:
        user.sees("360-graders")
        user.types(ENTER + DANISH)
        user.sees("lgod")  # tmux shows the Danish letters as _ in this locale
        user.types(F10)
        user.sees("[exited]")
    assert text_of(data, "self-core-task") == DANISH


def test_as_the_command_that_ssh_is_to_run(server: SshServer, data: Path):
    command = server.login("-t", command=kerneblik(data, "--lang", "da"))
    with User(PtyProgram(command, columns=80, rows=24)) as user:
        leave_the_introduction(user)
        user.types("Uden omveje")
        user.sees("Uden omveje")
        user.types(F10)
        user.ends()
    assert text_of(data, "self-core-task") == "Uden omveje"

    status = shlex.join(server.login(command=kerneblik(data, "status")))
    said = subprocess.run(f"{status} | cat", shell=True, capture_output=True, encoding="utf-8", check=True)
    assert "Tillidsrepræsentanter" in said.stdout
    assert "1" in said.stdout
    assert "\x1b" not in said.stdout
    assert said.stderr == ""


def test_without_a_terminal_it_says_what_to_use_instead(server: SshServer, data: Path):
    ended = subprocess.run(
        server.login(command=kerneblik(data)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "kerneblik status" in ended.stderr
    assert not data.exists()
