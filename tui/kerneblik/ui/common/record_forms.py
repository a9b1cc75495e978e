"""The forms for conversations and agreements: to add, change and remove one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kerneblik.checklist import Actor
from kerneblik.documents.content.wording import conversation_name
from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Conversation, Record
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.forms import Field, FormDialog
from kerneblik.ui.common.prompts import ChoiceDialog

REMOVE, KEEP = "remove", "keep"
"""The choices when something is to be removed."""

_LONG = 300
"""The greatest length of an agreement in characters."""

Filled = Callable[[Mapping[str, str]], None]
Change = Callable[[Mapping[str, Any]], Awaitable[bool]]
"""Changes fields of a record; gives False when that failed."""


def _nothing_more() -> None:
    pass


def ask_for_conversation(screen: BaseScreen, then: Callable[[], None] = _nothing_more) -> None:
    """Ask when and with whom a new conversation with the current actor is held; keep it, then call `then`."""
    editor = screen.editor

    def keep(values: Mapping[str, str]) -> None:
        screen.navigation.dialogue.hold(_held(values, editor.today), values["people"])

    form = _conversation_form(screen, "conversation.new", screen.navigation.actor.id, editor.today)
    _fill_in(screen, form, keep, then)


def change_conversation(screen: BaseScreen, conversation: Conversation) -> None:
    """Ask for the date and the people of a conversation, and keep what was changed."""
    editor = screen.editor

    def keep(values: Mapping[str, str]) -> None:
        now = editor.round.conversations[conversation.id]
        held = _held(values, editor.today)
        changes = _changes(conversation, held=held, people=values["people"])
        editor.keep(replace(now, **changes))

    form = _conversation_form(
        screen,
        "conversation.change",
        conversation.actor,
        conversation.held,
        conversation.people,
        about=conversation.id,
    )
    _fill_in(screen, form, keep)


def ask_for_agreement(
    screen: BaseScreen,
    actor: Actor,
    conversation: Conversation | None = None,
    then: Callable[[], None] = _nothing_more,
) -> None:
    """Ask what was agreed with an actor, in `conversation` or in none; keep it, then call `then`."""
    editor = screen.editor

    def keep(values: Mapping[str, str]) -> None:
        editor.agree(actor.id, values["text"], values["who"], _due(values, editor.today), made_in)

    made_in = conversation.id if conversation is not None else ""
    form = _agreement_form(screen, "agreement.new", Agreement("", actor.id, "", conversation=made_in))
    _fill_in(screen, form, keep, then)


def change_agreement(screen: BaseScreen, agreement: Agreement, round_id: str, change: Change) -> None:
    """Ask for the text, person and due date of an agreement of some round; `change` gets what differs."""

    def answered(values: Mapping[str, str]) -> Awaitable[bool]:
        due = _due(values, screen.editor.today)
        return change(_changes(agreement, text=values["text"], who=values["who"], due=due))

    screen.ask(_agreement_form(screen, "agreement.change", agreement, round_id), answered)


def _changes(record: Record, **parts: Any) -> dict[str, Any]:
    """The attributes that the form changed, to leave the others as another session may have changed them.

    A record that another session removed meanwhile is restored, else the change would be lost.
    """
    changed = {name: value for name, value in parts.items() if getattr(record, name) != value}
    return {**changed, "deleted": False} if changed else {}


def remove_conversation(screen: BaseScreen, conversation: Conversation) -> None:
    """Remove a conversation, after asking."""
    name = conversation_name(screen.t, conversation, screen.glyphs.separator, screen.editor.today)

    def go_on() -> None:
        now = screen.editor.round.conversations[conversation.id]
        screen.editor.keep(replace(now, deleted=True))

    _ask(screen, "conversation", name, go_on)


def remove_agreement(screen: BaseScreen, agreement: Agreement, remove: Callable[[], None]) -> None:
    """Call `remove`, after asking."""
    _ask(screen, "agreement", agreement.text, remove)


def _fill_in(
    screen: BaseScreen, form: FormDialog, keep: Filled, then: Callable[[], None] = _nothing_more
) -> None:
    def filled_in(values: Mapping[str, str]) -> None:
        keep(values)
        screen.refresh_view()
        screen.call_later(then)  # when the form is closed

    screen.ask(form, filled_in)


def _ask(screen: BaseScreen, kind: str, name: str, go_on: Callable[[], None]) -> None:
    t = screen.t

    def answered(answer: str | None) -> None:
        if answer == REMOVE:
            go_on()
            screen.refresh_view()

    choices = {KEEP: t("remove.keep"), REMOVE: t("remove.remove")}
    explanation = t(f"{kind}.remove.explanation", name=name)
    screen.app.push_screen(ChoiceDialog(t, t(f"{kind}.remove"), explanation, choices), answered)


def _conversation_form(
    screen: BaseScreen, title: str, actor_id: str, held: date, people: str = "", *, about: str = ""
) -> FormDialog:
    t = screen.t
    return FormDialog(
        t,
        (title, screen.editor.round.id, actor_id, about),
        t(title),
        t("conversation.explanation", actor=screen.actor_name(actor_id)),
        [
            _day_field(screen, "conversation.held", held),
            Field("people", t("conversation.people"), people, t("conversation.people.hint")),
        ],
        about=screen.actor_name(actor_id),
    )


def _agreement_form(screen: BaseScreen, title: str, agreement: Agreement, round_id: str = "") -> FormDialog:
    t, round_id = screen.t, round_id or screen.editor.round.id
    return FormDialog(
        t,
        (title, round_id, agreement.actor, agreement.conversation, agreement.id),
        t(title),
        t("agreement.explanation", actor=screen.actor_name(agreement.actor)),
        [
            Field("text", t("agreement.text"), agreement.text, problem=_nothing(t), max_length=_LONG),
            Field("who", t("agreement.who"), agreement.who, t("agreement.who.hint")),
            _day_field(screen, "agreement.due", agreement.due, hint=t("agreement.due.hint"), ahead=True),
        ],
        about=screen.actor_name(agreement.actor),
    )


def _held(values: Mapping[str, str], today: date) -> date:
    return _read_day(values["held"], today, ahead=False) or today  # a form with a wrong date doesn't close


def _due(values: Mapping[str, str], today: date) -> date | None:
    return _read_day(values["due"], today, ahead=True)


def _read_day(typed: str, today: date, *, ahead: bool) -> date | None:
    from kerneblik.language.days import read_day  # its patterns take a while to make

    return read_day(typed, today, ahead=ahead)


def _nothing(t: Translator) -> Callable[[str], str]:
    return lambda typed: "" if typed else t("agreement.empty")


def _day_field(
    screen: BaseScreen, name: str, day: date | None, *, hint: str = "", ahead: bool = False
) -> Field:
    """The line of a form called after the last part of `name`, the key of its label.

    With `ahead` it is for a day to come, and may be left empty.
    """
    t, today = screen.t, screen.editor.today

    def problem(typed: str) -> str:
        if not typed:
            return "" if ahead else t("day.missing")
        return "" if reading(typed) else t("day.unreadable", typed=typed)

    def reading(typed: str) -> str:
        found = _read_day(typed, today, ahead=ahead)
        return t.full_day(found) if found is not None else ""

    value = t.typed_day(day) if day is not None else ""
    return Field(name.rpartition(".")[2], t(name), value, hint, problem=problem, reading=reading)
