"""What one leader works on, without any screen: the round as it stands, and the saving of it."""

from kerneblik.workspace.autosave import Autosave, SaveSchedule
from kerneblik.workspace.round_writer import Failing, Saved, SaveState, Unsaved

__all__ = ["Autosave", "Failing", "SaveSchedule", "SaveState", "Saved", "Unsaved"]
