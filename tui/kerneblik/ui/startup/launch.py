"""From the command line into the app: the round to open, and what to do when it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from kerneblik import event_log
from kerneblik.checklist import Checklist
from kerneblik.language import Translator
from kerneblik.reflection import Round
from kerneblik.settings import Settings
from kerneblik.storage import DirectoryEncryption, NewerRoundError, RoundStore, UnreadableRoundError
from kerneblik.storage.recovery.emergency_files import files
from kerneblik.storage.safety.private_places import in_memory
from kerneblik.terminal.restart import restart_process
from kerneblik.ui.app import KerneblikApp
from kerneblik.ui.common.appearance import Appearance
from kerneblik.ui.dependencies import AppDependencies
from kerneblik.ui.lock.screen_lock import LOCKED
from kerneblik.ui.startup.context import StartupContext
from kerneblik.ui.startup.style_cache import use_style_cache

if TYPE_CHECKING:
    from kerneblik.storage.recovery.emergency_copies import EmergencyText
    from kerneblik.ui.startup.prompt_app import PromptApp

Result = TypeVar("Result")


def open_app(
    *,
    store: RoundStore,
    checklist: Checklist,
    settings: Settings,
    change_settings: Callable[..., None],
    language: str,
    complain: Callable[[str], None],
    ascii_marks: bool = False,
    round_id: str | None = None,
    encryption: DirectoryEncryption | None = None,
) -> int:
    """Open a round in the app and stay until the user leaves; the exit code.

    Args:
        store: where the rounds lie.
        checklist: the questions.
        settings: the user's own choices so far.
        change_settings: keeps what changes of them, given by its name; may raise KerneblikError.
        language: the language to speak.
        complain: says on the terminal, once the app has left it, what the user must know.
        ascii_marks: True to draw with ASCII only.
        round_id: the round to open; the one last worked in when None, a new one when there is none.
        encryption: what the passphrase opens; None when there is none.

    Raises KerneblikError when the round can't be opened or a new one can't be kept.
    """
    appearance = Appearance.from_environment(ascii_marks=ascii_marks)
    entrance = StartupContext(store, checklist, Translator(language), appearance, settings.theme)
    wanted = round_id or store.latest_id()
    round_ = _open(entrance, wanted) if wanted else _begin(store, language)
    if round_ is None:
        return 0
    left = _left(store)
    if left:
        if not _offer(entrance, left):
            return 0
        round_ = store.open(round_id or store.latest_id() or round_.id)  # with what was taken in
    dependencies = AppDependencies(
        store, checklist, round_, settings, change_settings, language, appearance, encryption
    )
    app = KerneblikApp(dependencies)
    use_style_cache(app)
    try:
        app.run()
    finally:
        if app.has_begun:
            app.save_controller.save_at_last()
            _tell_what_is_left(app, complain)
    if app.failure is not None:
        raise app.failure
    if app.return_value == LOCKED:
        event_log.record("restart")
        restart_process()
    return app.return_code or 0


def _begin(store: RoundStore, language: str) -> Round:
    return store.create(Translator(language).half_year(datetime.now(UTC)))


def _open(entrance: StartupContext, round_id: str) -> Round | None:
    """The round, recovered as the user wants it when its file is damaged; None when they chose to leave."""
    store = entrance.store
    try:
        return store.open(round_id)
    except NewerRoundError:
        raise
    except UnreadableRoundError as error:
        from kerneblik.storage.recovery.damaged_rounds import inspect_damage
        from kerneblik.ui.startup.recovery import RecoveryApp

        choice = _talk(RecoveryApp(entrance, error, inspect_damage(store, round_id)))
    if choice == "recovered":
        return store.open(round_id)
    return _begin(store, entrance.t.language) if choice == "new" else None


def _left(store: RoundStore) -> list[EmergencyText]:
    """The texts that did not get into their rounds."""
    left: list[EmergencyText] = []
    if any(files(store.directory)):
        from kerneblik.storage.recovery.emergency_copies import find

        left = find(store.directory, store.cipher)
    if any(place.exists() for place in (store.directory.editing, *in_memory(store.directory.path))):
        from kerneblik.storage.recovery.editor_drafts import EditorDrafts

        left += EditorDrafts(store.directory, store.cipher).find()
    return left


def _offer(entrance: StartupContext, left: Iterable[EmergencyText]) -> bool:
    """Offer the texts that did not get into their rounds; False when the user chose to leave."""
    from kerneblik.storage.recovery.emergency_copies import got_in

    outside = [rescued for rescued in left if not got_in(entrance.store, rescued)]
    if not outside:
        return True
    from kerneblik.ui.startup.emergency_copies import RescueApp

    return _talk(RescueApp(entrance, outside)) is not None


def _talk(conversation: PromptApp[Result]) -> Result | None:
    """What it comes to. Raises what went wrong in it."""
    result = conversation.run()
    if conversation.failure is not None:
        raise conversation.failure
    return result


def _tell_what_is_left(app: KerneblikApp, complain: Callable[[str], None]) -> None:
    """Say where the text lies that could not be saved, or that it lies nowhere."""
    copy = app.save_controller.emergency_copy
    if copy.path is not None:
        complain(app.t("emergency_copy.left", path=copy.path))
    if copy.error is not None:
        complain(app.t(copy.error.key, **copy.error.values))
