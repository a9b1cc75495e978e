"""What the demo app tells the tests: OSC sequences that mean nothing to a terminal."""

from __future__ import annotations

DONE = "\x1b]7788;done\x07"
FROZEN = "\x1b]7788;frozen\x07"
LENT = "\x1b]7788;lent\x07"
