"""Write: one question at a time, its place in the perspective, and room for the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static, TextArea

from kerneblik.checklist import Kind
from kerneblik.reflection import is_reworded
from kerneblik.reflection.earlier import Earlier, continued
from kerneblik.ui.keys import key
from kerneblik.ui.screens.room import NARROW, Room
from kerneblik.ui.widgets.answer_editor import AnswerEditor
from kerneblik.ui.widgets.sidebar import Sidebar
from kerneblik.ui.widgets.status_line import Group, StatusLine

if TYPE_CHECKING:
    from kerneblik.ui.widgets.wheel import WheelView

_WHEEL_DELAY = 0.3
"""Seconds after the start, so that the first key need not wait for a drawing."""
_WHEEL_ROWS = 11
"""What the small wheel needs to be legible."""


class WriteScreen(Room):
    """The question at hand and the text area that its answer is written in."""

    DEFAULT_CSS: ClassVar[str] = """
    WriteScreen {
        & #page { width: 1fr; height: 1fr; padding: 0 1; max-width: 108; }
        & #place { height: auto; color: $text-muted; padding: 0 1; }
        & #question { height: auto; text-style: bold; padding: 0 1; margin: 1 0; }
        & #notice { height: auto; color: $text-warning; padding: 0 1; margin: 0 0 1 0; display: none; }
        & #notice.-shown { display: block; }
        &.-narrow #page { padding: 0; }
        & #texts { height: 1fr; }
        &.-wide.-beside #page { max-width: 180; }
        &.-wide.-beside #texts { layout: horizontal; }
        &.-wide EarlierView { width: 1fr; height: 1fr; max-height: 100%; }
        &.-short EarlierView { border: none; border-left: outer $border-blurred; max-height: 50%; }
        &.-short EarlierView:focus { border-left: outer $primary; }
        &.-short EarlierView #from { display: block; }
        & #side WheelView { width: 26; height: 1fr; margin: 1 0 0 0; }
        &.-narrow #side WheelView { display: none; }
        &.-short #question { margin: 0; }
        &.-short #notice { margin: 0; }
        &.-short AnswerEditor { border: none; border-left: outer $border-blurred; }
        &.-short AnswerEditor:focus { border-left: outer $primary; }
        &.-short.-narrow #place { display: none; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "step(1)", "next", priority=True),
        key("shift+tab", "step(-1)", "previous", show=False, priority=True),
        key("escape", "to_actors", "actors"),
        key("f2", "to_text", "to_text", show=False),
        key("ctrl+t", "toggle_set_aside", "set_aside"),
        key("ctrl+o", "app.edit_outside", "edit_outside", show=False),
        key("ctrl+g", "app.versions", "versions", show=False),
        key("ctrl+n", "app.earlier", "earlier", show=False),
        # The text area has other uses for these two, as long as there is nothing beside it.
        key("f6", "to_earlier", "to_earlier", show=False, priority=True),
        key("f7", "take_over", "take_over", show=False, priority=True),
    ]

    earlier: Mapping[str, Earlier] | None = None
    """The answers of earlier rounds by question, while they are shown beside the new ones; else None."""

    _wheel: WheelView | None = None
    _wheel_due = False
    """True once the first keys need not wait for the wheel any more."""

    def compose(self) -> ComposeResult:
        """The sidebar and the page."""
        yield from self.frame(
            Horizontal(
                Vertical(Sidebar(), id="side"),
                Vertical(
                    Static(id="place", markup=False),
                    Static(id="question", markup=False),
                    Static(id="notice", markup=False),
                    Vertical(AnswerEditor(), id="texts"),
                    StatusLine(),
                    id="page",
                ),
                id="desk",
            )
        )

    def on_mount(self) -> None:
        """Start in the text: at once, for what is typed next is meant for it."""
        super().on_mount()
        self.set_focus(self.query_one(AnswerEditor))
        self.set_timer(_WHEEL_DELAY, self._draw_wheel)

    def on_resize(self) -> None:
        """There may be room for the wheel now, or none any more."""
        super().on_resize()
        if self._wheel_due:
            self.call_after_refresh(self._draw_wheel)

    # Showing

    @property
    def subject(self) -> str:
        """The round; the actor where the sidebar is folded."""
        if self.size.width >= NARROW:
            return super().subject
        number = self.session.checklist.actors.index(self.session.actor) + 1
        perspective = self.session.perspectives[number - 1]
        entry = self.entry(number, perspective)
        return f"{entry.number} {entry.mark} {entry.label} {entry.tally}"

    def refresh_view(self) -> None:
        """Show the question at hand."""
        super().refresh_view()
        session, t = self.session, self.t
        question, actor = session.question, session.actor
        place = actor.questions.index(question) + 1
        self.query_one("#place", Static).update(
            f" {self.marks.between} ".join(
                (
                    actor.name.read(t.language),
                    t(f"kind.{question.kind}.title"),
                    t("progress.of", done=place, total=len(actor.questions)),
                )
            )
        )
        self.query_one("#question", Static).update(question.text.read(t.language))
        self._refresh_editor()
        self._refresh_earlier()
        self.refresh_state()

    def refresh_state(self) -> None:
        """Show the state of the answers: marks, notice, words."""
        session, t = self.session, self.t
        self.refresh_sidebar(self.query_one(Sidebar))
        self.query_one(AnswerEditor).set_class(session.answer.set_aside, "-set-aside")
        notice = self.query_one("#notice", Static)
        words = self._notice()
        notice.update(words)
        notice.set_class(bool(words), "-shown")
        self._turn_wheel()
        line = self.query_one(StatusLine)
        line.separator = self.marks.between
        line.groups = tuple(self._group(kind) for kind in Kind if session.actor.of_kind(kind))
        line.words = t.plural("words", session.answer.words)

    def _draw_wheel(self) -> None:
        """Put a small wheel under the actors where there is room."""
        self._wheel_due = True
        side = self.query_one("#side")
        room = side.size.height - len(self.session.checklist.actors) - 2 >= _WHEEL_ROWS
        if room and self._wheel is None and side.is_attached:  # not when the app is ending
            from kerneblik.ui.widgets.wheel import WheelView

            self._wheel = WheelView(drawing=self.look.wheel)
            side.mount(self._wheel)
            self._turn_wheel()
        elif self._wheel is not None:
            self._wheel.display = room

    def _turn_wheel(self) -> None:
        if self._wheel is not None:
            from kerneblik.reflection.wheel import wheel

            self._wheel.wheel = wheel(self.session.checklist, self.session.round)
            self._wheel.highlighted = self.session.checklist.actors.index(self.session.actor) + 1

    def _refresh_editor(self) -> None:
        session = self.session
        editor = self.query_one(AnswerEditor)
        kind = session.question.kind
        editor.placeholder = self.t(f"write.placeholder.{kind}")
        if editor.question_id != session.question.id or editor.text != session.answer.text:
            editor.open(session.question.id, session.answer.text, session.cursor)

    def show_earlier(self, answers: Mapping[str, Earlier] | None) -> None:
        """Show these answers of earlier rounds beside the new ones, or none any more."""
        from kerneblik.ui.widgets.earlier import EarlierView

        self.earlier = answers
        self.set_class(answers is not None, "-beside")
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
        from kerneblik.ui.widgets.earlier import EarlierView

        question = self.session.question
        for view in self.query(EarlierView):
            view.show(question, self.earlier.get(question.id), self.t, self.marks)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is about the earlier answer acts while that is shown."""
        if action in {"to_earlier", "take_over"}:
            return self.earlier is not None
        return super().check_action(action, parameters)

    def refresh_arrived(self) -> None:
        """Show what another session saved, as an edit around the cursor, which stays at its word."""
        if not self.is_mounted:
            return  # it will be shown with all the rest
        editor = self.query_one(AnswerEditor)
        if editor.question_id is not None:
            text = self.session.round.answer(editor.question_id).text
            if editor.text != text:
                editor.exchange(text)
                self._tell_of_arrival()
        self.refresh_header()
        self.refresh_state()

    def _tell_of_arrival(self) -> None:
        if self in self.app.screen_stack:
            self.notify(self.t("write.arrived"), markup=False)

    def _notice(self) -> str:
        answer = self.session.answer
        if self.session.contested:
            return self.t("write.contested")
        if answer.set_aside:
            return self.t("write.set_aside")
        if is_reworded(self.session.question, answer):
            return self.t("write.reworded", wording=answer.wording)
        return ""

    def _group(self, kind: Kind) -> Group:
        questions = self.session.actor.of_kind(kind)
        states = (self.session.round.answer(question.id).state for question in questions)
        here = self.session.question
        return Group(
            self.t(f"kind.{kind}"),
            tuple(self.marks.of_state(state) for state in states),
            questions.index(here) if here in questions else None,
        )

    # Writing

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Hand what is typed to the session at once."""
        event.stop()
        editor = self.query_one(AnswerEditor)
        if editor.question_id is None:
            return
        before = self.session.answer.state
        self.session.write(editor.question_id, editor.text, editor.cursor_location)
        if self.session.answer.state is before:
            self.query_one(StatusLine).words = self.t.plural("words", self.session.answer.words)
        else:
            self.refresh_header()
            self.refresh_state()

    def leave_question(self) -> None:
        """Take what stands in the editor, typed a moment ago or not, and where its cursor stands."""
        if not self.is_mounted:
            return
        editor = self.query_one(AnswerEditor)
        if editor.question_id is not None:
            self.session.write(editor.question_id, editor.text, editor.cursor_location)
            self.session.remember_cursor(editor.question_id, editor.cursor_location)

    def action_step(self, by: int) -> None:
        """Go to the next or the previous question."""
        self.leave_question()
        self.session.step(by)
        self.refresh_view()

    def action_toggle_set_aside(self) -> None:
        """Set the question aside, or take it up again."""
        self.session.toggle_set_aside()
        self.refresh_header()
        self.refresh_state()

    # Going between the text and the actors

    def action_to_actors(self) -> None:
        """From the text to the sidebar, which unfolds where it was folded."""
        self.unfold_sidebar()

    def action_to_text(self) -> None:
        """Back to the text."""
        self.fold_sidebar()
        self.query_one(AnswerEditor).focus()

    def on_sidebar_moved(self, event: Sidebar.Moved) -> None:
        """Show the actor's question while one moves in the sidebar."""
        self.leave_question()
        self.session.go_to_actor(event.entry_id)
        self.refresh_view()

    def on_sidebar_chosen(self, event: Sidebar.Chosen) -> None:
        """Go on writing there."""
        self.on_sidebar_moved(Sidebar.Moved(event.entry_id))
        self.action_to_text()

    def action_to_earlier(self) -> None:
        """To the earlier answer, to scroll in it; from there back to the text."""
        view = self.query_one("EarlierView")
        if view.has_focus:
            self.action_to_text()
        else:
            view.focus()

    def action_take_over(self) -> None:
        """Take the earlier answer as a starting point: below what there is, as an edit that can be undone."""
        self.leave_question()
        found = self.earlier.get(self.session.question.id) if self.earlier is not None else None
        if found is not None:
            self.session.begin_sitting()
            self.take_text(continued(self.session.answer.text, found.answer.text))
            editor = self.query_one(AnswerEditor)
            editor.move_cursor(editor.document.end)
            self.leave_question()
        self.action_to_text()

    def take_text(self, text: str) -> None:
        """Put a text from elsewhere in the answer's place, as an edit that can be undone."""
        editor = self.query_one(AnswerEditor)
        if text != editor.text:
            editor.exchange(text)
            self.leave_question()
