"""The English catalogue: one module per feature, as in ui/ and cli/."""

from kerneblik.language.en.agreements import AGREEMENTS
from kerneblik.language.en.checklists import CHECKLISTS
from kerneblik.language.en.commands import COMMANDS
from kerneblik.language.en.common import COMMON
from kerneblik.language.en.dialogue import DIALOGUE
from kerneblik.language.en.doctor import DOCTOR
from kerneblik.language.en.documents import DOCUMENTS
from kerneblik.language.en.help import HELP
from kerneblik.language.en.lock import LOCK
from kerneblik.language.en.overview import OVERVIEW
from kerneblik.language.en.plain import PLAIN
from kerneblik.language.en.review import REVIEW
from kerneblik.language.en.rounds import ROUNDS
from kerneblik.language.en.search import SEARCH
from kerneblik.language.en.startup import STARTUP
from kerneblik.language.en.storage import STORAGE
from kerneblik.language.en.write import WRITE

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
