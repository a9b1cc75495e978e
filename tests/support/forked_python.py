"""Scripts and commands as forks of a process that has imported all of Kerneblik.

See support.terminal.fork_server. For tests that need another process, but not how Python starts in it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Any, NamedTuple

from support.terminal.fork_server import ForkedProcess

_PIPE = subprocess.PIPE


class ForkedPython(ForkedProcess):
    """A fork that calls a function; as much of `subprocess.Popen` as tests use.

    Standard input and output are pipes, and so is standard error, unless it is that of the fork server.

    Args:
        function: As `module:name`; it is called without arguments.
        arguments: What stands in sys.argv behind the program's name.
        environ: The whole environment; this process's if None.
        stderr: `subprocess.PIPE`, or None for the fork server's.
        text: Whether the pipes are of UTF-8 text, and not of bytes.
        umask: That of the fork.
    """

    def __init__(
        self,
        function: str,
        arguments: Sequence[object] = (),
        *,
        environ: Mapping[str, str] | None = None,
        stderr: int | None = None,
        text: bool = True,
        umask: int | None = None,
    ) -> None:
        theirs_in, ours_in = os.pipe()
        ours_out, theirs_out = os.pipe()
        ours_err, theirs_err = os.pipe() if stderr == _PIPE else (None, None)
        passed = [Connection(end) for end in (theirs_in, theirs_out, theirs_err) if end is not None]
        self.stdin: IO[Any] = _opened(ours_in, "w", text)
        self.stdout: IO[Any] = _opened(ours_out, "r", text)
        self.stderr: IO[Any] | None = _opened(ours_err, "r", text) if ours_err is not None else None
        environ = dict(os.environ if environ is None else environ)
        program = _Program(function, [*map(str, arguments)], environ, Path.cwd(), umask)
        try:
            super().__init__(_run, program, passed)
        finally:
            for end in passed:
                end.close()

    def __enter__(self) -> ForkedPython:
        return self

    def __exit__(self, *_: object) -> None:
        for stream in (self.stdout, self.stderr, self.stdin):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()
        self.wait()

    def communicate(self, content: Any = None, timeout: float | None = None) -> tuple[Any, Any]:
        """Say this and no more; what is said in standard output and error until it has ended.

        Raises subprocess.TimeoutExpired after timeout seconds, and ends it.
        """
        readable = [stream for stream in (self.stdout, self.stderr) if stream is not None]
        with ThreadPoolExecutor(len(readable)) as pool:
            reading = [pool.submit(stream.read) for stream in readable]
            with suppress(BrokenPipeError):
                if content is not None:
                    self.stdin.write(content)
                self.stdin.close()
            try:
                self.wait(timeout)
            except subprocess.TimeoutExpired:
                self.kill()
                raise
        said = [each.result() for each in reading]
        return said[0], said[1] if len(said) > 1 else None


def fork_script(script: str, *arguments: object, **options: Any) -> ForkedPython:
    """A fork that runs a script."""
    return ForkedPython(f"{__name__}:run_script", [script, *arguments], **options)


def run_script() -> None:
    """Run the script that is the first argument."""
    exec(compile(sys.argv.pop(1), "<script>", "exec"), {"__name__": "__main__"})


def start_render(writer: str) -> ForkedPython:
    """The process of a document: see kerneblik.documents.output."""
    return ForkedPython("kerneblik.documents.output:main", [writer], text=False)


def _opened(descriptor: int, mode: str, text: bool) -> IO[Any]:
    return open(descriptor, mode, encoding="utf-8") if text else open(descriptor, f"{mode}b")


class _Program(NamedTuple):
    function: str
    arguments: list[str]
    environ: dict[str, str]
    directory: Path
    umask: int | None


def _run(program: _Program, streams: list[Connection]) -> None:
    """Be the program, with what a new Python would have."""
    os.setsid()
    for descriptor, stream in enumerate(streams):
        os.dup2(stream.fileno(), descriptor)
        stream.close()
    os.chdir(program.directory)
    os.environ.clear()
    os.environ.update(program.environ)
    time.tzset()
    if program.umask is not None:
        os.umask(program.umask)
    standard = partial(open, encoding="utf-8", closefd=False)
    sys.stdin = sys.__stdin__ = standard(0, errors="surrogateescape")
    sys.stdout = sys.__stdout__ = standard(1, "w", errors="surrogateescape")
    sys.stderr = sys.__stderr__ = standard(2, "w", errors="backslashreplace", buffering=1)
    sys.argv = ["-c", *program.arguments]
    sys.orig_argv = [sys.executable, *sys.argv]
    module, _, name = program.function.partition(":")
    sys.exit(getattr(import_module(module), name)())
