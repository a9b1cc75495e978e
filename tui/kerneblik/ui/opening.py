"""From the command line into the app: the round to open, and what to do when it cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from kerneblik.checklist import Checklist
from kerneblik.language import Translator
from kerneblik.reflection import Round
from kerneblik.settings import Settings
from kerneblik.storage import NewerRoundError, RoundStore, UnreadableRoundError
from kerneblik.ui.app import KerneblikApp, Workplace
from kerneblik.ui.look import Look


def open_app(
    *,
    store: RoundStore,
    checklist: Checklist,
    settings: Settings,
    save_settings: Callable[[Settings], None],
    language: str,
    ascii_marks: bool = False,
    round_id: str | None = None,
) -> int:
    """Open a round in the app and stay until the user leaves; the exit code.

    Args:
        store: where the rounds lie.
        checklist: the questions.
        settings: the user's own choices so far.
        save_settings: keeps them when they change; may raise KerneblikError.
        language: the language to speak.
        ascii_marks: True to draw with ASCII only.
        round_id: the round to open; the one last worked in when None, a new one when there is none.

    Raises KerneblikError when the round can't be opened or a new one can't be kept.
    """
    look = Look.of(ascii_marks=ascii_marks)
    wanted = round_id or store.latest_id()
    round_ = _open(store, wanted, Translator(language), look, settings) if wanted else _begin(store, language)
    if round_ is None:
        return 0
    workplace = Workplace(store, checklist, round_, settings, save_settings, language, look)
    app = KerneblikApp(workplace)
    try:
        app.run()
    finally:
        app.save_at_last()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def _begin(store: RoundStore, language: str) -> Round:
    return store.create(Translator(language).half_year(datetime.now(UTC)))


def _open(store: RoundStore, round_id: str, t: Translator, look: Look, settings: Settings) -> Round | None:
    """The round, recovered as the user wants it when its file is damaged; None when they chose to leave."""
    try:
        return store.open(round_id)
    except NewerRoundError:
        raise
    except UnreadableRoundError as error:
        from kerneblik.ui.recovery import RecoveryApp

        backup = store.newest_good_backup(round_id)
        choice = RecoveryApp(t, error, backup, look, settings.theme).run()
    if choice == "backup" and backup is not None:
        return store.restore(backup)
    if choice == "new":
        store.set_aside(round_id)
        return _begin(store, t.language)
    return None
