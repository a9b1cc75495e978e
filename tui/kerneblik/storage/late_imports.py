"""What the start of the app has no time to import, and saving needs."""

from __future__ import annotations


def prepare_saving() -> None:
    """Have at hand, soon after a start, all that saving takes: whatever becomes of the installation."""
    from kerneblik.storage.format import versions  # noqa: F401, PLC0415
    from kerneblik.storage.recovery import damaged_rounds, emergency_copies  # noqa: F401, PLC0415
    from kerneblik.storage.safety import backups  # noqa: F401, PLC0415
