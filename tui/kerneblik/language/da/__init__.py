"""The Danish catalogue: one module per feature, as in ui/ and cli/."""

from kerneblik.language.da.agreements import AGREEMENTS
from kerneblik.language.da.checklists import CHECKLISTS
from kerneblik.language.da.commands import COMMANDS
from kerneblik.language.da.common import COMMON
from kerneblik.language.da.dialogue import DIALOGUE
from kerneblik.language.da.doctor import DOCTOR
from kerneblik.language.da.documents import DOCUMENTS
from kerneblik.language.da.help import HELP
from kerneblik.language.da.lock import LOCK
from kerneblik.language.da.overview import OVERVIEW
from kerneblik.language.da.plain import PLAIN
from kerneblik.language.da.review import REVIEW
from kerneblik.language.da.rounds import ROUNDS
from kerneblik.language.da.search import SEARCH
from kerneblik.language.da.startup import STARTUP
from kerneblik.language.da.storage import STORAGE
from kerneblik.language.da.write import WRITE

MESSAGES: dict[str, str] = {
    **COMMON,
    **CHECKLISTS,
    **STORAGE,
    **COMMANDS,
    **PLAIN,
    **WRITE,
    **OVERVIEW,
    **REVIEW,
    **DIALOGUE,
    **AGREEMENTS,
    **ROUNDS,
    **SEARCH,
    **DOCUMENTS,
    **LOCK,
    **STARTUP,
    **HELP,
    **DOCTOR,
}
