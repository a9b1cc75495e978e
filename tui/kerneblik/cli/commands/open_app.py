"""`kerneblik` without a command: opens the app."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kerneblik.checklist.cache import load_through_cache
from kerneblik.cli.context import Context
from kerneblik.cli.output import print_error
from kerneblik.errors import KerneblikError
from kerneblik.settings import Settings, change_settings, settings_path
from kerneblik.terminal.starting import before_imports, drop_size_variables, is_usable, supports_utf8

if TYPE_CHECKING:
    from kerneblik.storage import Cipher
    from kerneblik.ui.dependencies import StartupContext


def run_app(context: Context) -> int:
    """Run the app on this terminal until it is left."""
    _refuse_what_is_no_terminal()
    drop_size_variables(os.environ)
    before_imports()
    settings = _settings(context)
    ascii_marks = context.options.ascii or not supports_utf8(os.environ, sys.stdout.encoding)
    from kerneblik.ui import open_app

    return open_app(
        context=partial(_startup_context, context),
        encryption=context.encryption if context.encryption.is_locked() else None,
        settings=settings,
        change_settings=partial(change_settings, settings_path(context.directory)),
        language=context.t.language,
        print_error=partial(print_error, context.t),
        ascii_marks=ascii_marks,
    )


def _startup_context(context: Context, cipher: Cipher | None) -> StartupContext:
    """Where the rounds lie; `cipher` is what the passphrase opened, None when there is none."""
    from kerneblik.ui.dependencies import StartupContext

    if cipher is not None:
        context.cipher = cipher
    cache = context.store.directory.path / "checklist.cache"
    checklist = load_through_cache(context.checklist_source.path, cache)
    return StartupContext(context.store, checklist, context.named_round_id, context.example)


def _settings(context: Context) -> Settings:
    """The user's settings, with the theme of the command line; without an introduction in a demo."""
    settings, options = context.settings, context.options
    return replace(
        settings,
        theme=options.theme or settings.theme,
        introduction_seen=settings.introduction_seen or options.demo,
    )


def _refuse_what_is_no_terminal() -> None:
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise KerneblikError("cli.no_terminal")
    if not is_usable(os.environ):
        raise KerneblikError("cli.dumb_terminal", term=os.environ.get("TERM", ""))
