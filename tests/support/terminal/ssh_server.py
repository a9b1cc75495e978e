"""An sshd for whoever runs the tests: a port and keys of its own, nothing of the machine's configuration."""

from __future__ import annotations

import grp
import os
import re
import shlex
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Self

ADMINISTRATORS = os.pathsep.join([os.environ["PATH"], "/usr/local/sbin", "/usr/sbin"])
"""Where programs are looked for: sshd is not on the path of ordinary users."""
PRIVILEGE_SEPARATION = Path("/run/sshd")
"""The empty directory that sshd wants when root starts it; services make it elsewhere."""
ALIAS = "server"
PROMPT = "kontor$"
SERVER = """
ListenAddress 127.0.0.1
HostKey "{place}/host_key"
AuthorizedKeysFile "{place}/user_key.pub"
PidFile "{place}/sshd.pid"
StrictModes no
UsePAM no
UseDNS no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PermitUserRC no
PrintMotd no
PrintLastLog no
AcceptEnv LANG LC_*
"""
CLIENT = f"""
Host {ALIAS}
HostName 127.0.0.1
HostKeyAlias {ALIAS}
IdentityFile "{{place}}/user_key"
IdentitiesOnly yes
UserKnownHostsFile "{{place}}/known_hosts"
GlobalKnownHostsFile none
StrictHostKeyChecking yes
BatchMode yes
LogLevel ERROR
"""


def find(program: str) -> str | None:
    """Where a program is, if the machine has it."""
    return shutil.which(program, path=ADMINISTRATORS)


def can_give_terminals() -> bool:
    """Whether an sshd that this user starts can: it hands them to the group tty, and only root may do so.

    On most machines terminals belong to that group from the start, so that there is nothing to do.
    """
    master, slave = os.openpty()
    try:
        return os.geteuid() == 0 or os.fstat(slave).st_gid == grp.getgrnam("tty").gr_gid
    finally:
        os.close(master)
        os.close(slave)


class SshServer:
    """An sshd on a free port of 127.0.0.1, until it is closed.

    Those who log in have an empty home directory, and program on their path; options are further lines for
    the configuration, environ is what the server sets for them.
    """

    def __init__(self, place: Path, program: Path, *options: str, **environ: str) -> None:
        self.place = place
        home, programs = place / "home", place / "bin"
        home.mkdir(parents=True)
        programs.mkdir()
        (programs / program.name).symlink_to(program)
        path = f"{programs}:{os.environ['PATH']}"
        (home / ".profile").write_text(f"PATH={shlex.quote(path)}\nPS1='{PROMPT} '\n", encoding="utf-8")
        for name in ("host_key", "user_key"):
            self._generate_key(name)
        host_key = (place / "host_key.pub").read_text(encoding="ascii")
        (place / "known_hosts").write_text(f"{ALIAS} {host_key}", encoding="ascii")
        (place / "ssh_config").write_text(CLIENT.format(place=place), encoding="utf-8")
        settings = {"HOME": str(home), "PATH": path, **environ}
        set_env = " ".join(f'"{name}={value}"' for name, value in settings.items())
        lines = [SERVER.format(place=place), f"SetEnv {set_env}", *options]
        (place / "sshd_config").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.port, self._process = self._listen()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()

    def login(self, *options: str, command: str | None = None) -> list[str]:
        """The command line of an ssh client that logs in, or that runs one command there."""
        there = [ALIAS] if command is None else [ALIAS, command]
        return ["ssh", "-F", str(self.place / "ssh_config"), "-p", str(self.port), *options, *there]

    def _generate_key(self, name: str) -> None:
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(self.place / name)]
        subprocess.run(command, check=True)

    def _listen(self) -> tuple[int, subprocess.Popen[bytes]]:
        """Start on a port that is free now; on another one if somebody else was faster."""
        if os.geteuid() == 0:
            PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)
        sshd = find("sshd")
        assert sshd is not None
        log = self.place / "sshd.log"
        for _ in range(5):
            port = free_port()
            with log.open("wb") as errors:
                command = [sshd, "-D", "-e", "-f", str(self.place / "sshd_config"), "-p", str(port)]
                process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=errors)
            deadline = time.monotonic() + 20
            while process.poll() is None and time.monotonic() < deadline:
                if re.search(rb"Server listening on 127\.0\.0\.1", log.read_bytes()):
                    return port, process
                time.sleep(0.01)
            process.kill()
            process.wait()
        raise RuntimeError(f"sshd did not start:\n{log.read_text(encoding='utf-8')}")


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
