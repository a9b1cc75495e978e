"""The English catalogue: one module per part of the product."""

from kerneblik.language.en.across import ACROSS
from kerneblik.language.en.checklists import CHECKLISTS
from kerneblik.language.en.commands import COMMANDS
from kerneblik.language.en.common import COMMON
from kerneblik.language.en.reports import REPORTS
from kerneblik.language.en.screens import SCREENS
from kerneblik.language.en.storage import STORAGE
from kerneblik.language.en.versions import VERSIONS

MESSAGES: dict[str, str] = {
    **COMMON,
    **CHECKLISTS,
    **STORAGE,
    **REPORTS,
    **COMMANDS,
    **SCREENS,
    **VERSIONS,
    **ACROSS,
}
