"""The sheet for a conversation: an actor's dialogue questions on one page, with room for notes."""

from kerneblik.report.sheet.content import Entry, Sheet, sheet_for, to_tick
from kerneblik.report.sheet.room import on_one_page

__all__ = ["Entry", "Sheet", "on_one_page", "sheet_for", "to_tick"]
