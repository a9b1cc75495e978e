"""The English catalogue: one module per part of the product."""

from kerneblik.language.en.across import ACROSS
from kerneblik.language.en.checklists import CHECKLISTS
from kerneblik.language.en.commands import COMMANDS
from kerneblik.language.en.common import COMMON
from kerneblik.language.en.dialogue import DIALOGUE
from kerneblik.language.en.doctor import DOCTOR
from kerneblik.language.en.lock import LOCK
from kerneblik.language.en.papers import PAPERS
from kerneblik.language.en.plain import PLAIN
from kerneblik.language.en.reasons import REASONS
from kerneblik.language.en.reports import REPORTS
from kerneblik.language.en.rescue import RESCUE
from kerneblik.language.en.rounds import ROUNDS
from kerneblik.language.en.screens import SCREENS
from kerneblik.language.en.storage import STORAGE
from kerneblik.language.en.versions import VERSIONS

MESSAGES: dict[str, str] = {
    **COMMON,
    **CHECKLISTS,
    **STORAGE,
    **REASONS,
    **REPORTS,
    **COMMANDS,
    **SCREENS,
    **DIALOGUE,
    **DOCTOR,
    **LOCK,
    **PAPERS,
    **PLAIN,
    **RESCUE,
    **ROUNDS,
    **VERSIONS,
    **ACROSS,
}
