"""Write: one question at a time, with the text area for its answer and the list of actors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from kerneblik.checklist import Kind
from kerneblik.reflection import is_reworded
from kerneblik.reflection.progress import stage
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.base_screen import NARROW
from kerneblik.ui.common.editor_screen import EditorScreen
from kerneblik.ui.common.header import Group
from kerneblik.ui.common.keys import key
from kerneblik.ui.common.sidebar import Sidebar

if TYPE_CHECKING:
    from kerneblik.reflection.comparison import EarlierAnswer
    from kerneblik.ui.common.wheel_view import WheelView

_WHEEL_DELAY = 0.02
"""Seconds from the first paint until the wheel is drawn: a first key that waits comes before it."""
_WHEEL_ROWS = 11
"""The least height of the small wheel, in rows."""


class WriteScreen(EditorScreen):
    """Shows the current question and the text area for its answer."""

    HINT_RANKS: ClassVar[dict[str, int]] = {**EditorScreen.HINT_RANKS, "actors": 1, "set_aside": 1}

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "to_actors", "actors"),
        key("f2,right", "to_text", "to_text", show=False),
        key("ctrl+t", "toggle_set_aside", "set_aside"),
        key("ctrl+n", "app.earlier", "earlier"),
        key("f6", "to_earlier", "to_earlier", show=False),
        key("f7", "take_over", "take_over", show=False),
    ]

    earlier: Mapping[str, EarlierAnswer] | None = None
    """The answers of earlier rounds by question id, while they are shown beside the new ones; else None."""

    _begun_at: str | None = None
    """The question at which the user begins a new round; None in another one."""
    _knows_others = False
    """True once the other rounds were read."""
    _wheel: WheelView | None = None
    _wheel_due = False
    """True once the wheel may be drawn."""

    def compose(self) -> ComposeResult:
        """The sidebar and the page."""
        texts = Vertical(AnswerEditor(), id="texts")
        yield from self.frame(Horizontal(Vertical(Sidebar(), id="side"), self.page(texts), id="split-view"))

    def after_first_paint(self) -> None:
        """Have the wheel drawn a moment after the rest, and find out what other rounds hold."""
        self.set_timer(_WHEEL_DELAY, self._draw_wheel)
        self.set_timer(_WHEEL_DELAY, self.read_other_rounds)

    def on_resize(self) -> None:
        """Show or hide the wheel, as there is room for it."""
        if self._wheel_due:
            self.call_after_refresh(self._draw_wheel)

    # The current text

    @property
    def key(self) -> str:
        """The id of the current question."""
        return self.navigation.question.id

    @property
    def place(self) -> str:
        """The actor, the kind of question, and which of the actor's questions it is."""
        question, actor, t = self.navigation.question, self.navigation.actor, self.t
        number = actor.questions.index(question) + 1
        return f" {self.glyphs.separator} ".join(
            (
                actor.name.text_in(t.language),
                t(f"kind.{question.kind}.title"),
                t("progress.of", done=number, total=len(actor.questions)),
            )
        )

    @property
    def question(self) -> str:
        """The current question."""
        return self.navigation.question.text.text_in(self.t.language)

    @property
    def notice(self) -> str:
        """What is to be known of the answer, or, where a new round begins, of earlier ones; or empty."""
        answer = self.answer
        if contested := super().notice:
            return contested
        if answer.set_aside:
            return self.t("write.set_aside")
        if is_reworded(self.navigation.question, answer):
            return self.t("write.reworded", wording=answer.wording)
        return self._open_agreements() if self.key == self._begun_at else ""

    def _open_agreements(self) -> str:
        """What is still open of earlier rounds, said where a new round begins; empty for nothing."""
        agreed = [agreement for agreement in self.workspace.agreements if not agreement.done]
        if not agreed:
            return ""
        from kerneblik.documents.content.wording import agreements_words

        words = agreements_words(self.t, agreed, self.editor.today, self.glyphs.separator)
        return self.t("write.open_agreements", words=words)

    @property
    def placeholder(self) -> str:
        """What to write for a question of this kind."""
        return self.t(f"write.placeholder.{self.navigation.question.kind}")

    @property
    def groups(self) -> tuple[Group, ...]:
        """The actor's questions, kind by kind."""
        return tuple(self._group(kind) for kind in Kind if self.navigation.actor.of_kind(kind))

    def _group(self, kind: Kind) -> Group:
        questions = self.navigation.actor.of_kind(kind)
        round_, here = self.editor.round, self.navigation.question
        talked_about = round_.talked_about(self.editor.today)
        stages = (stage(question, round_, talked_about) for question in questions)
        return Group(
            self.t(f"kind.{kind}"),
            tuple(map(self.glyphs.of_stage, stages)),
            questions.index(here) if here in questions else None,
        )

    def step(self, by: int) -> None:
        """Go to the next question in the checklist's order, or to the previous one with -1."""
        self.navigation.step(by)

    # Showing

    def show_other_rounds(self) -> None:
        """Say what is open of earlier rounds where a new one begins, and where there are earlier answers."""
        self._knows_others = True
        if self.editor.round.is_blank:
            self._begun_at = self.key
        self.refresh_state()

    @property
    def subject(self) -> str:
        """The round, or the actor where the sidebar is hidden."""
        if self.size.width >= NARROW:
            return super().subject
        number = self.editor.checklist.actors.index(self.navigation.actor) + 1
        perspective = self.editor.perspectives[number - 1]
        entry = self.entry(number, perspective)
        return f"{entry.number} {entry.glyph} {entry.label} {entry.tally}"

    def refresh_view(self) -> None:
        """Show the current question, and the earlier answer to it."""
        super().refresh_view()
        self._refresh_earlier()

    def refresh_state(self) -> None:
        """Show the state of the answers, also in the list of actors and on the wheel."""
        super().refresh_state()
        self.refresh_sidebar(self.query_one(Sidebar))
        text_area = self.query_one(AnswerEditor)
        text_area.set_class(self.answer.set_aside, "-set-aside")
        text_area.border_subtitle = self._where_earlier()
        self._update_wheel()

    def _where_earlier(self) -> Content | None:
        """That the user wrote something to this question in an earlier round, and how to see it."""
        if not self._knows_others or self.earlier is not None:
            return None
        last = self.workspace.other_rounds.last_answered(self.key)
        return Content(self.t("write.earlier", round=last.name)) if last is not None else None

    def _draw_wheel(self) -> None:
        """Show a small wheel below the list of actors where there is room for it."""
        self._wheel_due = True
        side = self.query_one("#side")
        room = side.size.height - len(self.editor.checklist.actors) - 2 >= _WHEEL_ROWS
        if room and self._wheel is None and side.is_attached:  # not when the app is ending
            from kerneblik.ui.common.wheel_view import WheelView

            self._wheel = WheelView(drawing=self.appearance.wheel)
            side.mount(self._wheel)
            self._update_wheel()
        elif self._wheel is not None:
            self._wheel.display = room

    def _update_wheel(self) -> None:
        if self._wheel is not None:
            from kerneblik.reflection.wheel import wheel

            editor = self.editor
            self._wheel.wheel = wheel(editor.checklist, editor.round, editor.today)
            self._wheel.highlighted = editor.checklist.actors.index(self.navigation.actor) + 1

    def show_earlier(self, answers: Mapping[str, EarlierAnswer] | None) -> None:
        """Show these answers of earlier rounds, by question id, beside the new ones; hide them with None."""
        from kerneblik.ui.write.earlier_view import EarlierView

        self.earlier = answers
        self.set_class(answers is not None, "-beside")
        self.query_one(AnswerEditor).border_subtitle = self._where_earlier()
        if answers is None:
            self.query(EarlierView).remove()
            self.action_to_text()
        else:
            self.query_one("#texts").mount(EarlierView(), before=0)
            self.call_after_refresh(self._refresh_earlier)
        self.refresh_bindings()

    def _refresh_earlier(self) -> None:
        if self.earlier is None:
            return
        from kerneblik.ui.write.earlier_view import EarlierView

        question = self.navigation.question
        for view in self.query(EarlierView):
            view.show(question, self.earlier.get(question.id), self.t, self.glyphs)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the actions on the earlier answer while none is shown."""
        if action in {"to_earlier", "take_over"}:
            return self.earlier is not None
        if action == "to_actors":
            return not self.query_one(Sidebar).has_focus
        return super().check_action(action, parameters)

    def action_toggle_set_aside(self) -> None:
        """Set the question aside, or undo that."""
        self.editor.toggle_set_aside(self.key)
        self.refresh_header()
        self.refresh_state()

    # Going between the text and the actors

    def action_to_actors(self) -> None:
        """Give the list of actors the focus, and show it where it is hidden."""
        self.unfold_sidebar()

    def on_sidebar_moved(self, event: Sidebar.Moved) -> None:
        """Show a question of the actor that the user moved to."""
        self.leave_question()
        self.navigation.go_to_actor(event.entry_id)
        self.refresh_view()

    def on_sidebar_chosen(self, event: Sidebar.Chosen) -> None:
        """Show a question of the actor, and give the text area the focus."""
        self.on_sidebar_moved(Sidebar.Moved(event.entry_id))
        self.action_to_text()

    def action_to_earlier(self) -> None:
        """Give the earlier answer the focus, to scroll it; or the text area, where it has it already."""
        view = self.query_one("EarlierView")
        if view.has_focus:
            self.action_to_text()
        else:
            view.focus()

    def action_take_over(self) -> None:
        """Insert the earlier answer below the current text, as an edit that can be undone."""
        self.leave_question()
        found = self.earlier.get(self.navigation.question.id) if self.earlier is not None else None
        if found is not None:
            from kerneblik.reflection.comparison import continued

            self.editor.begin_edit_session(self.key)
            self.take_text(continued(self.answer.text, found.answer.text))
            editor = self.query_one(AnswerEditor)
            editor.move_cursor(editor.document.end)
            self.leave_question()
        self.action_to_text()
