"""Checklists: their model, and the loader of checklist.yaml."""

from kerneblik.checklist.loader import load_checklist, parse_checklist
from kerneblik.checklist.model import Actor, Checklist, Kind, Question, Theme, Words
from kerneblik.checklist.yaml_nodes import ChecklistError, Mistake, describe

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
