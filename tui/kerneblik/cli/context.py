"""What a command works with, such as store, round and checklist, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack, suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kerneblik.cli.options import Options
from kerneblik.cli.output import print_error, takes_unicode
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.paths import ChecklistSource, Origin, data_directory, find_checklist, shipped_checklist
from kerneblik.settings import Settings, load_settings, settings_path

if TYPE_CHECKING:
    from kerneblik.checklist import Actor, Checklist
    from kerneblik.cli.demo import OpenExample
    from kerneblik.reflection import Round
    from kerneblik.reflection.wheel import Glyphs
    from kerneblik.storage import Cipher, DirectoryEncryption, RoundStore


class Context:
    """One run of a command; a context manager, which removes the directory of a demo at its end."""

    def __init__(self, options: Options, t: Translator) -> None:
        self.options = options
        """The parsed command line."""
        self.t = t
        """Translates into the user's language."""
        self.example: OpenExample | None = None
        """What a demo works on, once its store was asked for; None without one."""
        self._cleanup = ExitStack()

    def __enter__(self) -> Context:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._cleanup.close()

    def warn(self, error: KerneblikError) -> None:
        """Report on standard error what doesn't keep the command from going on."""
        print_error(self.t, self.t(error.key, **error.values))

    @cached_property
    def today(self) -> date:
        """The local date."""
        return date.today()

    @cached_property
    def directory(self) -> Path:
        """The data directory; a temporary one for a demo."""
        if self.options.demo:
            from kerneblik.cli.demo import demo_directory

            return self._cleanup.enter_context(demo_directory())
        return data_directory(self.options.data)

    @cached_property
    def settings(self) -> Settings:
        """The user's settings, also in a demo. Prints a warning when they can't be read."""
        path = settings_path(data_directory(self.options.data))
        settings, warning = load_settings(path)
        if warning is not None:
            self.warn(warning)
        return settings

    @cached_property
    def checklist_source(self) -> ChecklistSource:
        """The checklist file in use; for a demo the shipped one, which its answers belong to."""
        if self.options.demo and not self.options.checklist:
            return ChecklistSource(shipped_checklist(), Origin.SHIPPED)
        return find_checklist(self.options.checklist)

    @cached_property
    def checklist(self) -> Checklist:
        """The checklist in use. Raises ChecklistError."""
        from kerneblik.checklist import load_checklist

        return load_checklist(self.checklist_source.path)

    @cached_property
    def encryption(self) -> DirectoryEncryption:
        """The encryption of the data directory. Raises StorageError."""
        from kerneblik.storage import DirectoryEncryption

        return DirectoryEncryption(self.directory)

    @cached_property
    def cipher(self) -> Cipher:
        """The cipher of the files; asks for the passphrase if the directory is locked.

        Raises WrongPassphraseError, StorageError, and KerneblikError without a terminal.
        """
        from kerneblik.storage import PLAINTEXT

        if not self.encryption.is_locked():
            return PLAINTEXT
        from kerneblik.cli.prompts import open_with_passphrase

        return open_with_passphrase(self.encryption.unlock, self.t, self.t("lock.ask"))

    @cached_property
    def store(self) -> RoundStore:
        """The store of the rounds; a missing directory is made. Raises StorageError."""
        from kerneblik.storage import RoundStore

        store = RoundStore(self.directory, cipher=self.cipher, reading=self.reads_only)
        is_command = self.options.command is not None  # the app reports copies on its screen
        copies = [str(copy.path) for copy in store.copies()] if is_command else []
        if copies:
            print_error(self.t, self.t.plural("copies.found", len(copies), paths=", ".join(copies)))
        if self.options.demo:
            from kerneblik.cli.demo import OpenExample, example_rounds

            rounds = [store.add(round_) for round_ in example_rounds(self.checklist, self.t.language)]
            self.example = OpenExample(store, rounds, data_directory(self.options.data))
        return store

    @property
    def reads_only(self) -> bool:
        """True for a command that changes nothing in the data directory."""
        return self.options.reads_only and not self.options.demo

    @cached_property
    def round(self) -> Round:
        """The round that the command line names, else the one that was last worked in.

        Raises KerneblikError when there is none, without making a directory, or when it can't be read.
        """
        round_id = None
        if self.has_rounds:
            round_id = self.named_round_id or self.store.latest_id()
        if round_id is None:
            raise KerneblikError("cli.no_rounds", directory=self.directory)
        return self.open_round(round_id)

    @property
    def has_rounds(self) -> bool:
        """True when there may be rounds; unlike the store, this doesn't make the directory."""
        return bool(self.options.demo) or self.directory.exists()

    @property
    def named_round_id(self) -> str | None:
        """The id of the round that `--round` names; None without it. Raises KerneblikError."""
        return self.round_id(self.options.round) if self.options.round else None

    def round_id(self, wanted: str) -> str:
        """The id of the round that `wanted` stands for: its id, its name or the beginning of its name.

        Raises KerneblikError that names the choices.
        """
        from kerneblik.storage import MissingRoundError

        if not self.has_rounds:
            raise KerneblikError("cli.no_rounds", directory=self.directory)
        with suppress(MissingRoundError):  # it can't be an id: then it is a name
            if self.store.path(wanted).exists():
                self.store.refuse_copy(wanted)
                return wanted
        names = {summary.id: summary.name for summary in self.store.summaries()}
        if not names:
            raise KerneblikError("cli.no_rounds", directory=self.directory)
        return self.choose(wanted, names)

    @staticmethod
    def choose(wanted: str, names: Mapping[str, str], none: str = "cli.rounds.no_such") -> str:
        """The id that `wanted` stands for, of the ids in `names`.

        Args:
            wanted: what the user typed.
            names: the names of the rounds to choose from, by their ids.
            none: the key of the error when none of them matches.

        Raises KerneblikError that names the choices.
        """
        from kerneblik.reflection.round_names import matching_ids

        found = matching_ids(wanted, names)
        if len(found) == 1:
            return found[0]
        reason = "cli.rounds.ambiguous" if found else none
        choices = ", ".join(f"{names[id_]} ({id_})" for id_ in found or names)
        raise KerneblikError(reason, wanted=wanted, choices=choices)

    def open_round(self, round_id: str) -> Round:
        """The round with this id. Raises KerneblikError when it can't be read."""
        from kerneblik.storage import NewerRoundError, UnreadableRoundError

        try:
            return self.store.open(round_id)
        except NewerRoundError:
            raise
        except UnreadableRoundError as error:
            message = self.t(error.key, **error.values)
            raise KerneblikError("cli.round_unreadable", message=message) from error

    @property
    def ascii_marks(self) -> bool:
        """True when the output may have ASCII characters only."""
        return bool(self.options.ascii) or not takes_unicode()

    @property
    def glyphs(self) -> Glyphs:
        """The glyphs that the output can show."""
        from kerneblik.reflection.wheel import ASCII, UNICODE

        return ASCII if self.ascii_marks else UNICODE

    def actor(self, wanted: str) -> Actor:
        """The actor that `wanted` stands for: see `Checklist.actors_named`.

        Raises KerneblikError that names the choices.
        """
        found = self.checklist.actors_named(wanted)
        if len(found) == 1:
            return found[0]
        reason = "cli.ambiguous_actor" if found else "cli.no_such_actor"
        actors = found or self.checklist.actors
        choices = ", ".join(actor.name.text_in(self.t.language) for actor in actors)
        raise KerneblikError(reason, wanted=wanted, choices=choices)
