"""The command line: `kerneblik` opens the app, `kerneblik COMMAND` does without it."""

from kerneblik.cli.main import main, run

__all__ = ["main", "run"]
