"""Kerneblik's own colours: a dark and a light theme for long writing, each also for sixteen colours."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="kerneblik-dark",
    dark=True,
    background="#14191e",
    surface="#1a2127",
    panel="#222b33",
    foreground="#d9dfe4",
    primary="#63b8b0",
    secondary="#e0a95e",
    accent="#9db8e8",
    success="#8fc07f",
    warning="#e6b566",
    error="#ec7a76",
    variables={
        "text-muted": "#96a3ad",
        "text-error": "#ec7a76",
        "text-warning": "#e6b566",
        "border": "#63b8b0",
        "border-blurred": "#3a4650",
        "scrollbar": "#3a4650",
        "scrollbar-background": "#14191e",
        "input-cursor-background": "#63b8b0",
        "input-cursor-foreground": "#14191e",
        "block-cursor-background": "#63b8b0",
        "block-cursor-foreground": "#14191e",
    },
)

LIGHT = Theme(
    name="kerneblik-light",
    dark=False,
    background="#faf7f0",
    surface="#fffdf8",
    panel="#ece6d9",
    foreground="#2a2f33",
    primary="#17676c",
    secondary="#9a5a12",
    accent="#3a578f",
    success="#3c7436",
    warning="#8a5400",
    error="#b0332b",
    variables={
        "text-muted": "#5f666b",
        "text-error": "#b0332b",
        "text-warning": "#8a5400",
        "border": "#17676c",
        "border-blurred": "#c6bda9",
        "scrollbar": "#c6bda9",
        "scrollbar-background": "#faf7f0",
        "input-cursor-background": "#17676c",
        "input-cursor-foreground": "#fffdf8",
        "block-cursor-background": "#17676c",
        "block-cursor-foreground": "#fffdf8",
    },
)

THEMES = {"dark": DARK, "light": LIGHT}
"""The themes by the name that the user chooses them by."""
