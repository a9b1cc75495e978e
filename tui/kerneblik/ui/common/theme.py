"""Kerneblik's own colours: a dark and a light theme for long writing, each also for sixteen colours.

The greys are near enough to neutral that a terminal of 256 colours shows them as greys. The themes for
sixteen colours use only colours that such a terminal has, so that none is rounded to an unreadable one.
"""

from __future__ import annotations

from textual.theme import Theme


def _theme(
    name: str,
    *,
    dark: bool,
    background: str,
    surface: str,
    panel: str,
    foreground: str,
    muted: str,
    line: str,
    primary: str,
    secondary: str,
    accent: str,
    warning: str,
    error: str,
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        background=background,
        surface=surface,
        panel=panel,
        foreground=foreground,
        primary=primary,
        secondary=secondary,
        accent=accent,
        success=primary,
        warning=warning,
        error=error,
        variables={
            "text": foreground,
            "text-muted": muted,
            "text-disabled": muted,
            "text-error": error,
            "text-warning": warning,
            "border": primary,
            "border-blurred": line,
            "scrollbar": line,
            "scrollbar-hover": primary,
            "scrollbar-active": primary,
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            "input-cursor-background": primary,
            "input-cursor-foreground": background,
            "input-selection-background": secondary,
            "input-selection-foreground": background,
            "block-cursor-background": primary,
            "block-cursor-foreground": background,
            "block-cursor-blurred-background": primary,
            "block-cursor-blurred-foreground": background,
        },
    )


DARK = _theme(
    "kerneblik-dark",
    dark=True,
    background="#15191c",
    surface="#1d2023",
    panel="#25292d",
    foreground="#d9dfe4",
    muted="#96a3ad",
    line="#404850",
    primary="#63b8b0",
    secondary="#e0a95e",
    accent="#9db8e8",
    warning="#e6b566",
    error="#ec7a76",
)
LIGHT = _theme(
    "kerneblik-light",
    dark=False,
    background="#faf7f0",
    surface="#fffdf8",
    panel="#e8e6e1",
    foreground="#2a2f33",
    muted="#5f666b",
    line="#c2bfb8",
    primary="#17676c",
    secondary="#9a5a12",
    accent="#3a578f",
    warning="#8a5400",
    error="#b0332b",
)
DARK_16 = _theme(
    "kerneblik-dark-16",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#000000",
    foreground="#ffffff",
    muted="#aaaaaa",
    line="#555555",
    primary="#55ffff",
    secondary="#ffff55",
    accent="#55ff55",
    warning="#ffff55",
    error="#ff5555",
)
LIGHT_16 = _theme(
    "kerneblik-light-16",
    dark=False,
    background="#ffffff",
    surface="#ffffff",
    panel="#ffffff",
    foreground="#000000",
    muted="#555555",
    line="#555555",
    primary="#0000aa",
    secondary="#aa0000",
    accent="#aa00aa",
    warning="#aa5500",
    error="#aa0000",
)

THEMES = (DARK, LIGHT, DARK_16, LIGHT_16)
"""All of them, to be registered."""


def prose_styles(theme: Theme) -> dict[str, str]:
    """The Rich styles of what people wrote in a theme, by the names that `prose.terminal` uses."""
    return {
        "prose.heading": f"bold {theme.primary}",
        "prose.quote": f"italic {theme.accent}",
        "prose.sign": f"bold {theme.primary}",
        "prose.link": f"underline {theme.accent}",
        "prose.address": theme.variables["text-muted"],
    }


def choose_theme(choice: str | None, *, few_colours: bool) -> Theme:
    """The theme for the user's choice, "dark" or "light"; dark for None."""
    if choice == "light":
        return LIGHT_16 if few_colours else LIGHT
    return DARK_16 if few_colours else DARK
