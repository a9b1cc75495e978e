"""The user's settings while the app runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kerneblik.errors import KerneblikError
from kerneblik.settings import Settings


class UserSettings:
    """The settings as they are now; a change is saved at once."""

    def __init__(
        self, settings: Settings, keep: Callable[..., None], on_error: Callable[[KerneblikError], None]
    ) -> None:
        """Begin with `settings`; `keep` is called with the changed ones, `on_error` with what it raises."""
        self.current = settings
        """The settings as they are now, whether they could be saved or not."""
        self._keep, self._on_error = keep, on_error

    def change(self, **changes: object) -> None:
        """Change the settings of these names, and save them."""
        self.current = replace(self.current, **changes)  # type: ignore[arg-type]
        try:
            self._keep(**changes)
        except KerneblikError as error:
            self._on_error(error)
