"""Kerneblik: a 360-degree look at the core task, in a terminal."""

__version__ = "0.1.0"
