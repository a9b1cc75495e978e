"""How screens and documents name conversations, assessments and agreements, in the user's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Conversation, Fit
from kerneblik.reflection.glyphs import Glyphs


def conversation_name(t: Translator, conversation: Conversation, between: str) -> str:
    """The date of a conversation and the people who took part: `24.11.26 · Mette og Jørgen`."""
    day = t.short_day(conversation.held)
    return f"{day} {between} {conversation.people}" if conversation.people else day


def view_words(t: Translator, marks: Glyphs, view: Fit) -> str:
    """The glyph and the word for a fit: `≠ anderledes`."""
    return f"{marks.of_view(view)} {t(f'fit.{view}')}"


def legend_of_views(t: Translator, marks: Glyphs) -> str:
    """The glyphs and words for all fits, on one line."""
    return "  ".join(view_words(t, marks, view) for view in Fit)


def agreement_line(t: Translator, marks: Glyphs, agreement: Agreement, today: date) -> tuple[str, str, str]:
    """The glyph for the state of an agreement, its text, and who does it by when."""
    sign = marks.done if agreement.done else marks.surprises if agreement.overdue(today) else marks.empty
    about = [agreement.who] if agreement.who else []
    if agreement.due is not None:
        state = "done" if agreement.done else "overdue" if agreement.overdue(today) else "open"
        about.append(t(f"agreement.due.{state}", day=t.short_day(agreement.due)))
    elif not agreement.done:
        about.append(t("agreement.due.none"))
    else:
        about.append(t("agreement.done"))
    return sign, agreement.text, f" {marks.between} ".join(about)


def agreements_words(t: Translator, agreements: Sequence[Agreement], today: date, between: str) -> str:
    """How many agreements are open and how many of those overdue: `3 åbne aftaler · 1 over fristen`."""
    open_ones = [agreement for agreement in agreements if not agreement.done]
    overdue = sum(agreement.overdue(today) for agreement in open_ones)
    words = [t.plural("agreements.open", len(open_ones))]
    if overdue:
        words.append(t.plural("agreements.overdue", overdue))
    return f" {between} ".join(words)
