"""The base of all screens: the header line, the key line and how they are brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from kerneblik.checklist import Actor
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Assessment, Conversation, Perspective, Record
from kerneblik.terminal.screen import IncrementalScreen, is_ready
from kerneblik.ui.common.header import HeaderLine
from kerneblik.ui.common.keys import FIRST_DIGIT, Hint, KeyLine, command_keys
from kerneblik.ui.common.sidebar import Entry, Sidebar
from kerneblik.ui.common.theme import Appearance
from kerneblik.workspace.workspace import Workspace

if TYPE_CHECKING:
    from kerneblik.ui.common.forms import Answered, DraftDialog

NARROW = 72
"""Below this many columns the sidebar folds into the header line."""
SHORT = 18
"""Below this many rows the screens do without borders and margins."""

HIGH = 34
"""From this many rows the wheel stands above the table where it has no room beside it."""


_UNDONE: dict[type[Record] | type[None], str] = {
    Conversation: "undo.conversation",
    Agreement: "undo.agreement",
    Assessment: "undo.assessment",
    type(None): "undo.nothing",
}
"""The keys of what is said when a record was put back as it was, or when there was none."""


class BaseScreen(IncrementalScreen[None]):
    """A screen on the open round; the app calls `refresh_view` after a change, to bring all of it up to date.

    Textual calls the `on_...` methods of a subclass and of this class, in that order: none calls the other.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal"), (100, "-wide")]  # noqa: RUF012 - no class variable in Textual either
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SHORT, "-tall"), (HIGH, "-high")]  # noqa: RUF012 - no class variable in Textual either
    HINT_RANKS: ClassVar[dict[str, int]] = {
        "help": 0, "quit": 0, "next": 1, "choose": 1, FIRST_DIGIT: 1, "previous_screen": 1, "palette": 2,
        "write": 3, "overview": 3, "dialogue": 3, "review": 3, "search": 5, "earlier": 5,
    }  # fmt: skip
    """Which keys the bottom line names first where it is narrow; all others come after them."""

    class GoTo(Message):
        """The user wants to write: at an actor, or at a question (by id)."""

        def __init__(self, actor_id: str | None = None, question_id: str | None = None) -> None:
            super().__init__()
            self.actor_id, self.question_id = actor_id, question_id

    save_words: str = ""
    """The save state in words; set by the app."""
    save_fails: bool = False
    """True while saving fails; set by the app."""

    ask: Callable[[DraftDialog[Any], Answered], None]
    """Shows a form, and keeps what is typed in it; set by the app."""
    _other_rounds: tuple[object, object] = ((), ())
    """What was known of the rounds that are not open when that was last shown."""
    notify_error: Callable[[KerneblikError], None]
    """Says what went wrong; set by the app."""

    def __init__(self, workspace: Workspace, appearance: Appearance) -> None:
        super().__init__()
        self.workspace = workspace
        self.editor, self.navigation = workspace.editor, workspace.navigation
        self.appearance = appearance
        self.glyphs = appearance.glyphs

    @property
    def t(self) -> Translator:
        """Looks texts up in the user's language."""
        return self.workspace.translator

    def frame(self, *body: Widget) -> Iterable[Widget]:
        """The header line, the body and the key line, in the order a screen composes them."""
        yield HeaderLine()
        yield KeyLine()
        yield from body

    def on_mount(self) -> None:
        """Show everything, and bring the key line up to date whenever other bindings act."""
        self.refresh_view()
        self.bindings_updated_signal.subscribe(
            self, lambda _: self.refresh_hints() if is_ready(self) else None
        )

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was shown."""
        if is_ready(self) and not self.is_new:
            self.refresh_view()

    def enter(self) -> None:
        """Called each time the user comes here from another screen; for subclasses."""

    def on_resize(self) -> None:
        """What the header says depends on whether the sidebar is folded."""
        if is_ready(self):
            self.refresh_header()

    def refresh_view(self) -> None:
        """Bring all that the screen shows up to date."""
        self.refresh_header()
        self.refresh_hints()

    def apply_remote_changes(self) -> None:
        """Show what another session saved."""
        self.refresh_view()

    def leave_question(self) -> None:
        """Pass what is typed on the screen on to the editor; for screens to write in."""

    def read_other_rounds(self) -> None:
        """Bring the screen up to date with the rounds that are not open, as soon as they are read."""
        self.run_worker(self._read_other_rounds(), group="other-rounds")

    async def _read_other_rounds(self) -> None:
        others = self.workspace.other_rounds
        try:
            await others.read()
        except KerneblikError as error:
            self.notify_error(error)
            return
        found = others.indexed, others.unreadable
        if found != self._other_rounds and is_ready(self):
            self._other_rounds = found
            self.show_other_rounds()

    def show_other_rounds(self) -> None:
        """Show what is new in the rounds that are not open."""
        self.refresh_view()

    def refresh_header(self) -> None:
        """Bring the header line up to date."""
        header = self.query_one(HeaderLine)
        header.title = self.t("product.name")
        header.subject = self.subject
        progress = self.editor.progress
        words = self.t("progress.of", done=progress.done, total=progress.total)
        header.progress = f"{self.glyphs.mark(progress)} {words}".lstrip()
        header.save_state = self.save_words
        header.alarm = self.save_fails

    @property
    def subject(self) -> str:
        """What the header names: the round."""
        round_ = self.editor.round
        return self.t("rounds.header.archived", name=round_.name) if round_.archived else round_.name

    def refresh_hints(self) -> None:
        """Bring the key line up to date with the bindings that act here."""
        self.query_one(KeyLine).hints = tuple(self._hints())

    def _hints(self) -> Iterable[Hint]:
        shown = set()
        for active in self.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.id is not None and binding.id not in shown:
                shown.add(binding.id)  # once, whether a small letter acts or a capital
                yield Hint(
                    self._keys_of(binding),
                    self.t(binding.description),
                    f"app.simulate_key('{binding.key}')",
                    rank=self.HINT_RANKS.get(binding.id, 4),
                )

    def _keys_of(self, binding: Binding) -> str:
        many = min(9, len(self.editor.checklist.actors))
        if binding.id == FIRST_DIGIT and many > 1:
            return f"1-{many}"
        return binding.key_display or command_keys(binding, self.t)

    def actor_label(self, actor: Actor) -> str:
        """The short name of the actor."""
        return actor.short.text_in(self.t.language)

    def actor_name(self, actor_id: str) -> str:
        """The name of the actor with this id; the id when the checklist no longer has it."""
        actor = self.editor.checklist.actor(actor_id)
        return actor.name.text_in(self.t.language) if actor is not None else actor_id

    def entry(self, number: int, perspective: Perspective) -> Entry:
        """The sidebar's line for an actor."""
        return Entry(
            id=perspective.actor.id,
            label=self.actor_label(perspective.actor),
            glyph=self.glyphs.of_stages(perspective.stages),
            tally=self.glyphs.tally(perspective.progress),
            number=str(number),
        )

    def refresh_sidebar(self, sidebar: Sidebar) -> None:
        """Bring the list of actors up to date."""
        sidebar.border_title = self.t("sidebar.title")
        sidebar.rule = self.glyphs.rule
        sidebar.entries = [self.entry(n, p) for n, p in enumerate(self.editor.perspectives, 1)]
        sidebar.current = self.navigation.actor.id

    def action_undo(self) -> None:
        """Take back the last change to conversations, agreements and assessments, and say which it was."""
        undone = self.editor.undo()
        self.notify(self.t(_UNDONE[type(undone)]), markup=False)
        self.refresh_view()

    def unfold_sidebar(self) -> None:
        """Give the list of actors the focus; on a narrow screen, show it in place of the page."""
        self.add_class("-unfolded")
        self.query_one(Sidebar).focus()

    def fold_sidebar(self) -> None:
        """Show the page again where the list of actors is shown in its place."""
        self.remove_class("-unfolded")
