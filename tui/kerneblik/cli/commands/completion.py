"""`kerneblik completion`: tab completion for a shell."""

from __future__ import annotations

import shtab

from kerneblik.cli.context import Context
from kerneblik.cli.output import write
from kerneblik.cli.parser import build_parser


def run(context: Context) -> int:
    """Write the completion script for the shell, which is generated from the parser."""
    write(shtab.complete(build_parser(context.t), context.options.shell))
    return 0
