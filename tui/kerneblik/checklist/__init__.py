"""Checklists: their model, and the loader of checklist.yaml."""

from kerneblik.checklist.loader import load_checklist, parse_checklist
from kerneblik.checklist.mistakes import ChecklistError, Mistake, describe
from kerneblik.checklist.model import Actor, Checklist, Kind, Question, Theme, Words

__all__ = [
    "Actor",
    "Checklist",
    "ChecklistError",
    "Kind",
    "Mistake",
    "Question",
    "Theme",
    "Words",
    "describe",
    "load_checklist",
    "parse_checklist",
]
