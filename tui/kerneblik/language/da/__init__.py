"""The Danish catalogue: one module per part of the product."""

from kerneblik.language.da.across import ACROSS
from kerneblik.language.da.checklists import CHECKLISTS
from kerneblik.language.da.commands import COMMANDS
from kerneblik.language.da.common import COMMON
from kerneblik.language.da.dialogue import DIALOGUE
from kerneblik.language.da.doctor import DOCTOR
from kerneblik.language.da.lock import LOCK
from kerneblik.language.da.papers import PAPERS
from kerneblik.language.da.plain import PLAIN
from kerneblik.language.da.reasons import REASONS
from kerneblik.language.da.reports import REPORTS
from kerneblik.language.da.rescue import RESCUE
from kerneblik.language.da.rounds import ROUNDS
from kerneblik.language.da.screens import SCREENS
from kerneblik.language.da.storage import STORAGE
from kerneblik.language.da.versions import VERSIONS

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
