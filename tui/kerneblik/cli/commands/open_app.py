"""`kerneblik` alone: the app."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from dataclasses import replace
from functools import partial

from kerneblik.checklist.cache import load_through_cache
from kerneblik.cli.context import Context
from kerneblik.cli.output import complain
from kerneblik.errors import KerneblikError
from kerneblik.settings import Settings, change_settings, settings_path
from kerneblik.terminal.capabilities import drop_size_variables, is_usable, supports_utf8
from kerneblik.terminal.restart import blank_screen
from kerneblik.terminal.starting import before_imports


def run(context: Context) -> int:
    """Open the app on this terminal, and come back when it is left."""
    _refuse_what_is_no_terminal()
    drop_size_variables(os.environ)
    before_imports()
    settings = _settings(context)
    ascii_marks = context.options.ascii or not supports_utf8(os.environ, sys.stdout.encoding)
    locked = context.encryption.is_locked()
    if locked:
        from kerneblik.ui.lock.unlock import ask_passphrase

        cipher = ask_passphrase(
            encryption=context.encryption,
            settings=settings,
            language=context.t.language,
            ascii_marks=ascii_marks,
        )
        if isinstance(cipher, int):
            return cipher
        context.cipher = cipher
    from kerneblik.ui import open_app

    with blank_screen() if locked else nullcontext():
        return open_app(
            store=context.store,
            checklist=load_through_cache(
                context.checklist_source.path, context.store.directory.path / "checklist.cache"
            ),
            settings=settings,
            change_settings=partial(change_settings, settings_path(context.directory)),
            language=context.t.language,
            complain=partial(complain, context.t),
            ascii_marks=ascii_marks,
            round_id=context.named_round_id,
            encryption=context.encryption if locked else None,
        )


def _settings(context: Context) -> Settings:
    """The user's choices, with what the command line says instead; a demo needs no introduction."""
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
