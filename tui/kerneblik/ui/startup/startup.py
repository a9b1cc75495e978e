"""Opening the round at the start, with questions where needed; and tidying once the app has started."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from textual.app import App

from kerneblik.errors import KerneblikError
from kerneblik.language import Translator, catalogue
from kerneblik.reflection import Round
from kerneblik.settings import Settings
from kerneblik.storage import (
    Cipher,
    DirectoryEncryption,
    NewerRoundError,
    RoundStore,
    StorageError,
    UnreadableRoundError,
)
from kerneblik.storage.safety.private_places import emergency_files, in_memory
from kerneblik.ui.common.theme import Appearance
from kerneblik.ui.dependencies import AppDependencies, StartupContext
from kerneblik.workspace.round_writer import prepare_saving

if TYPE_CHECKING:
    from kerneblik.storage.recovery.emergency_copies import EmergencyText
    from kerneblik.ui.host import Host


async def tidy(host: Host, store: RoundStore) -> None:
    """Remove for good what was deleted long ago, and tell of copies of rounds.

    Modules that only saving needs are imported first: then saving works even if the installation goes away.
    """
    await asyncio.to_thread(prepare_saving)
    await asyncio.to_thread(catalogue, host.t.language)
    with suppress(StorageError):  # it stays there, and the next start tries again
        await asyncio.to_thread(store.empty_trash)
    copies = await asyncio.to_thread(store.copies)
    if copies:
        words = host.t.plural("copies.found", len(copies), paths=", ".join(c.path.name for c in copies))
        host.notify(words, severity="warning", timeout=12, markup=False)


class Startup:
    """Opens the round to work on; asks in the app where a passphrase or a decision is needed."""

    def __init__(
        self,
        *,
        context: Callable[[Cipher | None], StartupContext],
        encryption: DirectoryEncryption | None,
        settings: Settings,
        change_settings: Callable[..., None],
        language: str,
        appearance: Appearance,
        notice: str = "",
    ) -> None:
        """Begin; the arguments are those of `open_app`."""
        self._context, self._encryption, self._change_settings = context, encryption, change_settings
        self.settings, self.language, self.appearance = settings, language, appearance
        self._notice = notice
        self.error: Exception | None = None
        """Why `ask` returned None; None when the user chose to leave."""

    def without_asking(self) -> AppDependencies | None:
        """The app's dependencies; None when something must be asked first.

        Raises KerneblikError when the round can't be opened.
        """
        if self._encryption is not None:
            return None
        context = self._context(None)
        try:
            round_ = self._open(context)
        except NewerRoundError:
            raise
        except UnreadableRoundError:
            return None
        return None if left_in(context.store) else self._dependencies(context, round_)

    async def ask(self, app: App[Any]) -> AppDependencies | None:
        """The app's dependencies, after asking; None when the user leaves or opening fails: see `error`."""
        try:
            return await self._ask(app)
        except (KerneblikError, OSError) as error:
            self.error = error
            return None

    async def _ask(self, app: App[Any]) -> AppDependencies | None:
        from kerneblik.ui.startup.prompts import Prompts

        prompts, cipher = Prompts(app, Translator(self.language)), None
        if self._encryption is not None:
            cipher = await prompts.ask_passphrase(self._encryption, self._notice)
            if cipher is None:
                return None
            self._notice = ""
        context = self._context(cipher)
        try:
            round_ = self._open(context)
        except NewerRoundError:
            raise
        except UnreadableRoundError as error:
            from kerneblik.storage.recovery.damaged_rounds import inspect_damage
            from kerneblik.ui.startup.recovery import offer_recovery

            wanted = context.round_id or context.store.latest_id() or ""
            damage = inspect_damage(context.store, wanted)
            choice = await offer_recovery(prompts, context, error, damage)
            if choice is None:
                return None
            round_ = context.store.open(damage.round_id) if choice == "recovered" else self._begin(context)
        left = left_in(context.store)
        if left:
            from kerneblik.ui.startup.recovery import offer_texts

            await offer_texts(prompts, context, left)
            wanted = context.round_id or context.store.latest_id() or round_.id
            round_ = context.store.open(wanted)  # with what was taken in
        return self._dependencies(context, round_)

    def _open(self, context: StartupContext) -> Round:
        wanted = context.round_id or context.store.latest_id()
        return context.store.open(wanted) if wanted else self._begin(context)

    def _begin(self, context: StartupContext) -> Round:
        return context.store.create(Translator(self.language).half_year(datetime.now(UTC)))

    def _dependencies(self, context: StartupContext, round_: Round) -> AppDependencies:
        return AppDependencies(
            context.store,
            context.checklist,
            round_,
            self.settings,
            self._change_settings,
            self.language,
            self.appearance,
            self._encryption,
            context.example,
            self._notice,
        )


def left_in(store: RoundStore) -> list[EmergencyText]:
    """The texts that did not get into their rounds; the copies of those that did go away."""
    left: list[EmergencyText] = []
    if any(emergency_files(store.directory)):
        from kerneblik.storage.recovery.emergency_copies import find

        left = find(store.directory, store.cipher)
    if any(place.exists() for place in (store.directory.editing, *in_memory(store.directory.path))):
        from kerneblik.storage.recovery.editor_drafts import EditorDrafts

        left += EditorDrafts(store.directory, store.cipher).find()
    if not left:
        return left
    from kerneblik.storage.recovery.emergency_copies import discard_if_saved

    return [unsaved for unsaved in left if not discard_if_saved(store, unsaved)]
