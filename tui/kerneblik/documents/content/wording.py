"""How screens and documents name conversations, assessments and agreements, in the user's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Conversation, Fit
from kerneblik.reflection.wheel import Glyphs


def conversation_name(t: Translator, conversation: Conversation, separator: str) -> str:
    """The date of a conversation and the people who took part: `24.11.26 · Mette og Jørgen`."""
    day = t.short_day(conversation.held)
    return f"{day} {separator} {conversation.people}" if conversation.people else day


def fit_words(t: Translator, glyphs: Glyphs, fit: Fit) -> str:
    """The glyph and the word for a fit: `≠ anderledes`."""
    return f"{glyphs.of_fit(fit)} {t(f'fit.{fit}')}"


def legend_of_fits(t: Translator, glyphs: Glyphs) -> str:
    """The glyphs and words for all fits, on one line."""
    return "  ".join(fit_words(t, glyphs, fit) for fit in Fit)


def agreement_line(t: Translator, glyphs: Glyphs, agreement: Agreement, today: date) -> tuple[str, str, str]:
    """The glyph for the state of an agreement, its text, and who does it by when."""
    sign = glyphs.done if agreement.done else glyphs.surprises if agreement.overdue(today) else glyphs.empty
    about = [agreement.who] if agreement.who else []
    if agreement.due is not None:
        state = "done" if agreement.done else "overdue" if agreement.overdue(today) else "open"
        about.append(t(f"agreement.due.{state}", day=t.short_day(agreement.due)))
    elif not agreement.done:
        about.append(t("agreement.due.none"))
    else:
        about.append(t("agreement.done"))
    return sign, agreement.text, f" {glyphs.separator} ".join(about)


def agreements_words(t: Translator, agreements: Sequence[Agreement], today: date, separator: str) -> str:
    """How many agreements are open and how many of those overdue: `3 åbne aftaler · 1 over fristen`."""
    open_ones = [agreement for agreement in agreements if not agreement.done]
    overdue = sum(agreement.overdue(today) for agreement in open_ones)
    words = [t.plural("agreements.open", len(open_ones))]
    if overdue:
        words.append(t.plural("agreements.overdue", overdue))
    return f" {separator} ".join(words)
