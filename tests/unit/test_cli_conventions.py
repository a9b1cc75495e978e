"""What holds for every command: help, exit codes, pipes, languages, and what must never be printed."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from kerneblik import __version__
from kerneblik.cli.commands import reading
from kerneblik.cli.parser import build_parser
from kerneblik.language import Translator
from kerneblik.storage import RoundStore
from support.commands import Kerneblik
from support.reports import answer

COMMANDS = ["answer", "status", "review", "export", "import", "where", "doctor", "check", "completion"]


@pytest.mark.parametrize(("language", "word"), [("da", "brug: "), ("en", "usage: ")])
def test_help_is_in_one_language_and_fits_eighty_columns(kerneblik: Kerneblik, language: str, word: str):
    for command in ([], *([name] for name in COMMANDS)):
        ran = kerneblik.bare("--lang", language, *command, "--help")
        assert ran.code == 0
        assert ran.out.startswith(word)
        assert max(map(len, ran.out.splitlines())) <= 80
        for english in ("show this help message", "positional arguments", "optional arguments"):
            assert english not in ran.out
    overview = kerneblik.bare("--lang", language, "--help").out
    assert all(f"\n    {name} " in overview for name in COMMANDS)


def test_every_command_has_its_function():
    def functions(parser: ArgumentParser) -> Iterator[str]:
        yield parser.get_default("run")
        for action in parser._actions:
            for command in action.choices.values() if isinstance(action, _SubParsersAction) else ():
                yield from functions(command)

    named = set(functions(build_parser(Translator("da"))))
    assert len(named) > len(COMMANDS)
    for name in named:
        module, _, function = name.partition(":")
        assert callable(getattr(import_module(f"kerneblik.cli.commands.{module}"), function)), name


@pytest.mark.parametrize("language", ["da", "en"])
def test_commands_have_danish_names_and_help_by_name(kerneblik: Kerneblik, language: str):
    def said(*arguments: str) -> str:
        ran = kerneblik.bare("--lang", language, *arguments)
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    assert said("hjælp") == said("help") == said("--help")
    assert said("help", "ark") == said("sheet", "--help") == said("ark", "--help")
    assert said("hjælp", "runder", "slet") == said("round", "delete", "--help")
    assert ("report (rapport)" in said("help")) == (language == "da")
    assert "rapport" in said("completion", "bash")
    assert kerneblik.bare("help", "nope").code == 2


def test_a_command_by_its_danish_name_does_the_same(kerneblik: Kerneblik):
    kerneblik.write_something()
    assert kerneblik("gennemse").out == kerneblik("review").out
    assert kerneblik("runder", "liste").out == kerneblik("round").out
    assert "er arkiveret" in kerneblik("runder", "arkiver", "Efterår 2026").out


def test_the_version(kerneblik: Kerneblik):
    ran = kerneblik.bare("--version")
    assert (ran.code, ran.out) == (0, f"Kerneblik {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nope"], "»nope« er ikke en mulighed"),
        (["--nope"], "kan ikke bruges her: --nope"),
        (["--lang", "de", "status"], "»de« er ikke en mulighed"),
        (["--data"], "der mangler en værdi"),
        (["import"], "kommandolinjen mangler: FIL"),
        (["export", "--format", "pdf"], "»pdf« er ikke en mulighed"),
        (["status", "--json=yes"], "tager ikke en værdi"),
    ],
)
def test_a_wrong_command_line_is_explained_in_danish(kerneblik: Kerneblik, arguments: list[str], says: str):
    ran = kerneblik.bare(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("kerneblik: ")
    assert says in ran.err
    assert "--help«" in ran.err


@pytest.mark.parametrize("command", ["minutes", "round list"])
def test_what_a_command_does_not_take_leads_to_its_own_help(kerneblik: Kerneblik, command: str):
    ran = kerneblik.bare(*command.split(), "TR")
    assert ran.code == 2
    assert "kan ikke bruges her: TR" in ran.err
    assert f"»kerneblik {command} --help«" in ran.err


@pytest.mark.parametrize(
    ("language", "missing", "directory"),
    [
        ("da", "mappen eller filen findes ikke", "det er en mappe"),
        ("en", "there is no such directory or file", "it is a directory"),
    ],
)
def test_what_the_system_refuses_is_told_in_the_users_language(
    kerneblik: Kerneblik, tmp_path: Path, language: str, missing: str, directory: str
):
    kerneblik.write_something()
    nowhere = tmp_path / "nowhere" / "page.html"
    for command in (["export", "-o"], ["sheet", "staff", "-o"], ["report", "-o"], ["import"]):
        ran = kerneblik("--lang", language, *command, str(nowhere))
        assert (ran.code, "No such file" in ran.err) == (1, False)
        assert f"{nowhere}: " in ran.err
        assert missing in ran.err
    assert directory in kerneblik("--lang", language, "import", str(tmp_path)).err
    assert missing in kerneblik("--lang", language, "report", "--introduction", str(nowhere)).err


def test_the_same_in_english(kerneblik: Kerneblik):
    assert "“nope” is not possible" in kerneblik.bare("--lang=en", "nope").err


def test_a_wrong_command_is_answered_with_the_names_in_the_users_language(kerneblik: Kerneblik):
    for language, own, other in (("en", "sheet", "ark"), ("da", "ark", "sheet")):
        listed = kerneblik.bare("--lang", language, "nope").err.replace(")", ",").split()
        assert f"{own}," in listed
        assert f"{other}," not in listed
    assert "(choose from bash, zsh, fish, tcsh)" in kerneblik.bare("--lang=en", "completion", "nope").err


def test_general_options_stand_before_or_after_the_command(kerneblik: Kerneblik):
    kerneblik.write_something()
    before = kerneblik("--lang", "en", "--ascii", "status")
    after = kerneblik("status", "--lang", "en", "--ascii")
    assert before.out == after.out
    assert "Yourself" in before.out


def test_the_users_own_choice_of_language(kerneblik: Kerneblik):
    kerneblik.write_something()
    (kerneblik.data / "settings.json").write_text('{"language": "en"}')
    assert "Yourself" in kerneblik("status").out
    assert "Dig selv" in kerneblik("status", "--lang", "da").out


def test_settings_that_make_no_sense_are_left_alone_and_nothing_fails(kerneblik: Kerneblik):
    kerneblik.write_something()
    (kerneblik.data / "settings.json").write_text("{{{")
    assert kerneblik("status").code == 0
    assert (kerneblik.data / "settings.json").read_text() == "{{{"


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_demo_leaves_nothing_behind(kerneblik: Kerneblik, language: str, monkeypatch: pytest.MonkeyPatch):
    temporary = kerneblik.home / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    ran = kerneblik.bare("--demo", "--lang", language, "review")
    assert ran.code == 0
    assert {"da": "## Dig selv", "en": "## Yourself"}[language] in ran.out
    assert len(ran.out) > 1000
    assert list(temporary.iterdir()) == []
    assert not (kerneblik.home / ".local").exists()


def test_what_a_killed_demo_left_is_removed_but_not_what_one_that_runs_has(
    kerneblik: Kerneblik, monkeypatch: pytest.MonkeyPatch
):
    temporary = kerneblik.home / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    killed, running = (RoundStore(temporary / f"kerneblik-demo-{name}") for name in ("killed", "running"))
    killed.close()
    (temporary / "kerneblik-demo-link").symlink_to(killed.directory.path)
    (temporary / "kerneblik-demo-file").write_text("not a demo")
    assert kerneblik.bare("--demo", "review").code == 0
    assert {path.name.rpartition("-")[2] for path in temporary.iterdir()} == {"running", "link", "file"}
    running.close()


@pytest.mark.slow
def test_a_demo_that_is_hung_up_on_leaves_nothing_behind(kerneblik: Kerneblik):
    temporary = kerneblik.home / "tmp"
    temporary.mkdir()
    pager = f"sh -c 'touch {kerneblik.home}/ready; exec sleep 30'"
    command = [sys.executable, "-m", "kerneblik", "--demo", "review"]
    leader, follower = pty.openpty()
    program = subprocess.Popen(
        command,
        stdin=follower,
        stdout=follower,
        start_new_session=True,
        env={**kerneblik.environment, "TMPDIR": str(temporary), "PAGER": pager, "TERM": "xterm"},
    )
    wait_until((kerneblik.home / "ready").exists)
    assert list(temporary.iterdir())
    program.send_signal(signal.SIGHUP)
    assert program.wait(20) == 128 + signal.SIGHUP
    assert list(temporary.iterdir()) == []
    os.close(leader)
    os.close(follower)


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_the_demo_is_about_the_questions_there_are(kerneblik: Kerneblik):
    out = kerneblik.bare("--demo", "review", "--all").out
    assert "taget ud" not in out
    assert "spørgsmålet lød" not in out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_completion_knows_the_commands(kerneblik: Kerneblik, shell: str):
    ran = kerneblik.bare("completion", shell)
    assert ran.code == 0
    assert all(name in ran.out for name in COMMANDS)


def test_bash_takes_the_completion(kerneblik: Kerneblik):
    script = kerneblik.bare("completion", "bash").out
    checked = subprocess.run(["bash", "-n"], input=script, text=True, check=False, capture_output=True)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_app_needs_a_terminal(kerneblik: Kerneblik):
    program = kerneblik.fork()
    out, err = program.communicate()
    assert (program.returncode, out) == (1, b"")
    assert "kerneblik status" in err.decode()
    assert not kerneblik.data.exists()


def test_a_terminal_that_cannot_draw_is_told_what_works(
    kerneblik: Kerneblik, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    ran = kerneblik()
    assert ran.code == 1
    assert "TERM=dumb" in ran.err


@pytest.mark.slow
def test_a_reader_that_leaves_early_is_no_error(kerneblik: Kerneblik):
    kerneblik.write(answer("self-task", "ord " * 200_000))
    program = kerneblik.fork("export")
    program.stdout.read(10)
    program.stdout.close()
    assert program.stderr is not None
    assert program.stderr.read() == b""
    assert program.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.slow
def test_a_full_disk_is_told(kerneblik: Kerneblik):
    kerneblik.write_something()
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "kerneblik", *kerneblik.arguments("status")],
            stdout=full,
            stderr=subprocess.PIPE,
            env=kerneblik.environment,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr.decode().startswith("kerneblik: ")
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.slow
def test_a_closed_standard_output_is_told(kerneblik: Kerneblik):
    kerneblik.write_something()
    program = subprocess.run(
        ["sh", "-c", '"$0" -m kerneblik "$@" >&-', sys.executable, *kerneblik.arguments("status")],
        stderr=subprocess.PIPE,
        env=kerneblik.environment,
        check=False,
    )
    assert program.returncode == 1
    assert program.stderr.decode().startswith("kerneblik: ")


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-1"])
@pytest.mark.slow
def test_any_locale_gets_what_it_can_show(kerneblik: Kerneblik, encoding: str):
    kerneblik.write_something()
    program = kerneblik.program("status", PYTHONIOENCODING=encoding)
    out, err = program.communicate()
    assert (program.returncode, err) == (0, b"")
    assert b"1 * Dig selv" in out
    out.decode(encoding)


def test_texts_from_files_are_only_text(kerneblik: Kerneblik):
    hostile = "\x1b]52;c;x\x07 \x1b[2J \x9b1m [bold]x[/] [/x]\x00 \u202e"
    kerneblik.write(answer("self-task", hostile), answer("self-role", hostile), name=f"n{hostile}")
    for command in (["status"], ["review"], ["where"], ["export"], ["export", "-f", "html"]):
        ran = kerneblik(*command)
        assert ran.code == 0
        assert not set(ran.out) & set("\x1b\x07\x9b\x00\u202e")
    review = kerneblik("review").out.replace("\\", "")  # Markdown, in which it is no mark with this before it
    assert "[bold]x[/] [/x]" in review


def test_control_characters_on_the_command_line_do_not_come_back(kerneblik: Kerneblik):
    for command in (["\x1b[2J"], ["review", "\x1b[2J"], ["check", "\x1b[2J"], ["import", "\x1b[2J"]):
        assert "\x1b" not in kerneblik(*command).err
    assert "\x1b" not in kerneblik.bare("--data", "\x1b[2J", "where").out


def test_an_interrupt_ends_quietly(kerneblik: Kerneblik, monkeypatch: pytest.MonkeyPatch):
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "show_status", interrupted)
    ran = kerneblik("status")
    assert (ran.code, ran.err) == (130, "")


def test_the_unforeseen_is_one_sentence_without_anybodys_words(
    kerneblik: Kerneblik, monkeypatch: pytest.MonkeyPatch
):
    def broken(_: object) -> int:
        raise LookupError("en privat tekst")

    monkeypatch.setattr(reading, "show_status", broken)
    ran = kerneblik("status")
    assert ran.code == 70
    assert "LookupError" in ran.err
    assert "privat" not in ran.err
    assert "Traceback" not in ran.err


def test_no_home_is_told(kerneblik: Kerneblik, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: Path("~/.local/share/kerneblik"))
    ran = kerneblik.bare("status")
    assert ran.code == 1
    assert "--data" in ran.err
