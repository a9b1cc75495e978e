"""What a terminal sends for the keys that the tests press."""

from __future__ import annotations

TAB, BACK_TAB, ENTER, ESC = "\t", "\x1b[Z", "\r", "\x1b"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
END, PAGE_DOWN = "\x1b[F", "\x1b[6~"
F1, F2, F3, F4 = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS"
F5, F6, F7, F8, F9, F10, F12 = (
    "\x1b[15~",
    "\x1b[17~",
    "\x1b[18~",
    "\x1b[19~",
    "\x1b[20~",
    "\x1b[21~",
    "\x1b[24~",
)
CTRL_C, CTRL_F, CTRL_G, CTRL_L, CTRL_N, CTRL_O = "\x03", "\x06", "\x07", "\x0c", "\x0e", "\x0f"
CTRL_P, CTRL_Q, CTRL_R, CTRL_S, CTRL_T, CTRL_U = "\x10", "\x11", "\x12", "\x13", "\x14", "\x15"
PASTE, PASTE_END = "\x1b[200~", "\x1b[201~"
