"""The app on the screen; imported only when it is to open."""

from kerneblik.ui.startup.launch import open_app

__all__ = ["open_app"]
