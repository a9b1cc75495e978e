"""How screens and documents name conversations, assessments and agreements, in the user's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Conversation, Fit, Perspective, Progress
from kerneblik.reflection.wheel import Glyphs


def progress_words(t: Translator, progress: Progress) -> str:
    """How many questions are done: `4 af 4, heraf 1 lagt til side`."""
    key = "progress.of.set_aside" if progress.set_aside else "progress.of"
    return t(key, done=progress.done, total=progress.total, set_aside=progress.set_aside)


def progress_in_short(t: Translator, glyphs: Glyphs, progress: Progress) -> str:
    """The same for a narrow place: `◌ 4 af 4`, the glyph only where some are set aside."""
    words = t("progress.of", done=progress.done, total=progress.total)
    return f"{glyphs.mark(progress)} {words}".lstrip()


def conversation_name(t: Translator, conversation: Conversation, separator: str, today: date) -> str:
    """The day of a conversation and the people who take part: `24.11.26 · Mette`, `planlagt 24.11.26`."""
    day = t.short_day(conversation.held)
    if not conversation.is_held(today):
        day = t("conversation.planned", day=day)
    return f"{day} {separator} {conversation.people}" if conversation.people else day


def fit_words(t: Translator, glyphs: Glyphs, fit: Fit) -> str:
    """The glyph and the word for a fit: `≠ anderledes`."""
    return f"{glyphs.of_fit(fit)} {t(f'fit.{fit}')}"


def legend_of_fits(t: Translator, glyphs: Glyphs) -> str:
    """The glyphs and words for all fits, on one line."""
    return "  ".join(fit_words(t, glyphs, fit) for fit in Fit)


def legend_of_agreements(t: Translator, glyphs: Glyphs, perspectives: Sequence[Perspective]) -> list[str]:
    """What the tallies of agreements mean, as one line; none when there is no agreement."""
    agreed = any(perspective.agreements.total for perspective in perspectives)
    return [t("status.legend.agreements", glyph=glyphs.overdue)] if agreed else []


def agreement_line(t: Translator, glyphs: Glyphs, agreement: Agreement, today: date) -> tuple[str, str, str]:
    """The glyph for the state of an agreement, its text, and who does it by when."""
    sign = glyphs.done if agreement.done else glyphs.overdue if agreement.overdue(today) else glyphs.empty
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
    """How many agreements are open and how many of those overdue: `3 åbne aftaler · 1 frist overskredet`."""
    open_ones = [agreement for agreement in agreements if not agreement.done]
    overdue = sum(agreement.overdue(today) for agreement in open_ones)
    words = [t.plural("agreements.open", len(open_ones))]
    if overdue:
        words.append(t.plural("agreements.overdue", overdue))
    return f" {separator} ".join(words)
