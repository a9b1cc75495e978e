"""The errors that a user may meet: a catalogue key and its values, worded only where they are shown."""

from __future__ import annotations


class KerneblikError(Exception):
    """Something that the user can understand and do something about.

    Attributes:
        key: the catalogue key of the sentence that says what is wrong, where, and what to do.
        values: what the sentence's placeholders stand for.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values
