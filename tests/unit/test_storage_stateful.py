"""The store under anything that sessions and accidents may do to it, against a plain model."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kerneblik.storage import UnreadableRoundError
from support.storage_locking_machine import LockingStorageMachine
from support.storage_machine import StorageMachine

pytestmark = pytest.mark.slow

SHARE = settings(
    max_examples=5,
    stateful_step_count=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""As much of it as every run of the tests bears; `make stress ARGS=machines` goes on for longer."""


class Pressed:
    """A cipher that stands in for encryption: nothing of what it holds can be read in it, nor parts of it."""

    ending = ".pressed"

    def encrypt(self, content: bytes) -> bytes:
        return zlib.compress(content)

    def decrypt(self, content: bytes, path: Path) -> bytes:
        try:
            return zlib.decompress(content)
        except zlib.error as error:
            raise UnreadableRoundError("storage.unreadable.no_json", path=path) from error

    def decrypt_partly(self, content: bytes) -> bytes:
        try:
            return zlib.decompressobj().decompress(content)
        except zlib.error:
            return b""


class SealedStorageMachine(StorageMachine):
    cipher = Pressed()


TestPlain = StorageMachine.TestCase
TestPlain.settings = SHARE
TestSealed = SealedStorageMachine.TestCase
TestSealed.settings = settings(SHARE, max_examples=3)
TestLocking = LockingStorageMachine.TestCase
TestLocking.settings = settings(SHARE, max_examples=3)
