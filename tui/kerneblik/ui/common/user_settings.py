"""The user's own choices while the app runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kerneblik.errors import KerneblikError
from kerneblik.settings import Settings


class UserSettings:
    """The settings as they are now; what changes of them is kept at once."""

    def __init__(
        self, settings: Settings, keep: Callable[..., None], on_error: Callable[[KerneblikError], None]
    ) -> None:
        """Begin with `settings`; `keep` gets what changes by its name, `on_error` what it raises."""
        self.current = settings
        """The settings as they are now, whether they could be kept or not."""
        self._keep, self._on_error = keep, on_error

    def change(self, **changes: object) -> None:
        """Change settings, given by their names."""
        self.current = replace(self.current, **changes)  # type: ignore[arg-type]
        try:
            self._keep(**changes)
        except KerneblikError as error:
            self._on_error(error)
