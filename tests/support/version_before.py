"""A data directory that the version before wrote; tests/fixtures/v0_1/README.md says how."""

from __future__ import annotations

import tarfile
from pathlib import Path

from support.app import ROOT

PASSPHRASE = "rødgrød med fløde"


def unpack(place: Path) -> Path:
    """Put it there: `plain`, `locked` with the passphrase, and `export.json`."""
    with tarfile.open(ROOT / "tests" / "fixtures" / "v0_1" / "v0_1.tar.gz") as archive:
        archive.extractall(place, filter="tar")
    return place
