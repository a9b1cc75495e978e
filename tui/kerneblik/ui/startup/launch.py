"""Opens the app, and keeps what Textual parsed of the style sheets from one start to the next."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

import platformdirs

from kerneblik import event_log
from kerneblik.files import make_private_directory, read_private, write_atomically
from kerneblik.settings import Settings
from kerneblik.storage import Cipher, DirectoryEncryption
from kerneblik.terminal.app import IncrementalApp
from kerneblik.terminal.starting import blank_screen, ignored_keys, restart_process
from kerneblik.ui.app import KerneblikApp
from kerneblik.ui.common.theme import Appearance
from kerneblik.ui.dependencies import StartupContext
from kerneblik.ui.lock.controller import LOCKED
from kerneblik.ui.startup.startup import Startup

_LIMIT = 4 * 1024 * 1024
"""Bytes; a larger file is not one of these."""
_NOTICE = "KERNEBLIK_NOTICE"
"""The variable in which an app that starts anew leaves what the user is to be told then."""
_SCREEN = "KERNEBLIK_SCREEN"
"""The variable in which an app that locks itself leaves the name of its screen for its successor."""


def use_style_cache(app: IncrementalApp[str]) -> None:
    """Have the app take from the user's own cache what it read of the style sheets before, and keep it there.

    The cache is the machine's, not the data directory's: that may be shared with machines that have other
    versions. Where it can't be read or written, nothing is lost but some milliseconds.
    """
    directory = platformdirs.user_cache_path("kerneblik", appauthor=False)
    file = directory / "styles"

    def keep(content: bytes) -> None:
        with suppress(OSError):  # the next start reads the style sheets again
            make_private_directory(directory, parents=True)
            write_atomically(file, content)

    kept = None
    with suppress(OSError):  # there is none
        kept = read_private(file, _LIMIT)
    app.remember_styles(kept or b"", keep)


def open_app(
    *,
    context: Callable[[Cipher | None], StartupContext],
    encryption: DirectoryEncryption | None,
    settings: Settings,
    change_settings: Callable[..., None],
    language: str,
    print_error: Callable[[str], None],
    ascii_marks: bool = False,
) -> int:
    """Open a round in the app and stay until the user leaves; the exit code.

    Args:
        context: finds the rounds; gets what the passphrase opened, None when there is none.
        encryption: what the passphrase opens; None when there is none.
        settings: the user's own choices so far.
        change_settings: keeps what changes of them, given by its name; may raise KerneblikError.
        language: the language to speak.
        print_error: says on the terminal, once the app has left it, what the user must know.
        ascii_marks: True to draw with ASCII only.

    Raises KerneblikError when the round can't be opened or a new one can't be kept.
    """
    startup = Startup(
        context=context,
        encryption=encryption,
        settings=settings,
        change_settings=change_settings,
        language=language,
        appearance=Appearance.from_environment(ascii_marks=ascii_marks),
        notice=os.environ.pop(_NOTICE, ""),
    )
    app = KerneblikApp(startup.without_asking() or startup)
    app.first_screen = os.environ.pop(_SCREEN, app.first_screen)
    use_style_cache(app)
    try:
        app.run()
    finally:
        if app.has_begun:
            app.save_controller.save_at_last()
            _tell_what_is_left(app, print_error)
    error = app.failure or startup.error
    if error is not None:
        raise error
    if app.return_value == LOCKED:
        event_log.record("restart")
        os.environ[_SCREEN] = app.screens.lasting
        if app.screen_lock.before_restart is not None:
            with blank_screen(), ignored_keys():
                print(app.t("lock.working"), flush=True)
                os.environ[_NOTICE] = app.screen_lock.before_restart()
        restart_process()
    return app.return_code or 0


def _tell_what_is_left(app: KerneblikApp, print_error: Callable[[str], None]) -> None:
    """Say where the text lies that could not be saved, or that it lies nowhere."""
    copy = app.save_controller.emergency_copy
    if copy.path is not None:
        print_error(app.t("emergency_copy.left", path=copy.path))
    if copy.error is not None:
        print_error(app.t(copy.error.key, **copy.error.values))
