"""A round as Markdown: its order, its notes, and answers that try to break out of their place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt

from kerneblik.documents.content.round import Selection, document
from kerneblik.documents.writers.markdown import as_markdown
from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Answer, Assessment, Conversation, Fit, Round
from kerneblik.reflection.model import TAKEAWAY
from support.reports import TODAY, answer, checklist, round_


def markdown(*answers: Answer, language: str = "da", name: str = "Efterår 2026") -> str:
    t, round_made = Translator(language), round_(*answers, name=name)
    return as_markdown(document(Selection.from_round(checklist(), round_made, TODAY), t), t)


def headings(text: str) -> list[tuple[str, str]]:
    tokens = MarkdownIt("commonmark").parse(text)
    return [(token.tag, words.content) for token, words in pairwise(tokens) if token.type == "heading_open"]


SKELETON = [
    ("h1", "Et blik"),
    ("h2", "Dig selv"),
    ("h3", "Selvrefleksion"),
    ("h4", "Hvad er opgaven?"),
    ("h4", "Hvad er din rolle?"),
    ("h2", "Dine medarbejdere"),
    ("h3", "Selvrefleksion"),
    ("h4", "Hvad ser du?"),
    ("h3", "Dialog"),
    ("h4", "Hvad ser I?"),
]


def test_every_actor_kind_and_question_stands_in_order():
    assert headings(markdown()) == SKELETON


def test_it_says_which_round_and_how_far():
    text = markdown(answer("self-task", "Vi skaber *værdi* for borgerne."))
    assert "Efterår 2026 · begyndt 3. november 2026 · 1 af 4 · 5 ord" in text
    assert "\n\n#### Hvad er opgaven?\n\nVi skaber *værdi* for borgerne.\n\n" in text
    assert text.count("*Ikke besvaret.*") == 3


def test_english_words_around_the_same_text():
    text = markdown(answer("self-task", "Æøå"), language="en")
    assert "#### What is the task?\n\nÆøå" in text
    assert "begun 3 November 2026" in text


def test_what_was_set_aside_says_so_and_keeps_its_text():
    text = markdown(answer("self-task", "senere", set_aside=True))
    assert "senere\n\n*Lagt til side.*" in text


def test_a_reworded_question_shows_what_was_answered():
    text = markdown(answer("self-task", "svar", wording="Hvad *var* opgaven?"))
    assert r"*Svaret blev skrevet, da spørgsmålet lød: »Hvad \*var\* opgaven?«*" in text


def test_an_answer_to_a_removed_question_comes_last_with_its_wording():
    text = markdown(answer("staff-old", "gammelt svar"))
    assert headings(text) == [
        *SKELETON,
        ("h2", "Svar på spørgsmål, der er taget ud"),
        ("h4", "Hvad spurgte vi om før?"),
    ]
    assert text.endswith("gammelt svar\n")


@pytest.mark.parametrize(
    "text",
    [
        "```\nen åben kodeblok",
        "~~~~ python\n~~~\nåben",
        "<!-- en åben kommentar",
        "<script>\nalert(1)\n\n```\n\n<!--",
        "<div>\n\n<pre>",
        "> ```\n> i et citat",
        "- ```\n  i en liste",
        "    indrykket\n\n- [",
    ],
)
def test_nothing_in_an_answer_swallows_what_follows(text: str):
    written = markdown(answer("self-task", text))
    assert headings(written) == SKELETON


@pytest.mark.parametrize("text", ["# Stor", "## Stor", "### Stor"])
def test_headings_in_an_answer_go_below_its_question(text: str):
    inner = [tag for tag, words in headings(markdown(answer("self-task", text))) if words == "Stor"]
    assert inner in (["h5"], ["h6"])


def test_the_name_of_a_round_is_no_markup():
    assert r"\[x\](javascript:1) \*\*ny\*\*" in markdown(name="[x](javascript:1)\n**ny**")


def test_control_characters_do_not_come_out():
    text = markdown(answer("self-task", "a\x1b[2Jb\x00c\x9b1md\u202ee"), name="n\x1b]0;x\x07")
    assert r"a\[2Jbc1mde" in text
    assert not set(text) & set("\x1b\x00\x07\x9b\u202e")


def test_a_part_holds_only_what_was_asked_for():
    whole = Selection.from_round(
        checklist(),
        round_(answer("self-task", "a"), answer("self-role", "b"), answer("staff-old", "gammelt")),
        TODAY,
    )
    t = Translator("da")
    assert [tag for tag in headings(as_markdown(document(whole.about("staff"), t), t)) if tag[0] == "h2"] == [
        ("h2", "Dine medarbejdere"),
        ("h2", "Svar på spørgsmål, der er taget ud"),
    ]
    completed = headings(as_markdown(document(whole.completed(), t), t))
    assert ("h2", "Dig selv") in completed
    assert ("h2", "Dine medarbejdere") not in completed


def dialogue_round() -> Round:
    """A round in which a question was talked about twice, and something came of it."""
    made = round_(
        answer("self-task", "Opgaven er omsorg."),
        answer("staff-ask", "De vil tale om tid."),
        Answer("staff-ask", "Tid til borgerne.", actor="staff", conversation="en"),
        Answer("staff-ask", "Flere hænder.", actor="staff", conversation="to"),
        Answer("", "God stemning.", actor="staff", conversation="en"),
        Answer("staff-gone", "Gammel note.", wording="Hvad var det?", actor="staff", conversation="to"),
        Answer("staff", "Lytte mere.", actor="staff", conversation=TAKEAWAY),
    )
    return made.with_records(
        (
            Conversation("to", "staff", date(2026, 10, 20), "Ali"),
            Conversation("en", "staff", date(2026, 10, 10), "Mette og Jørgen"),
            Assessment("staff-ask", Fit.DIFFERS),
            Agreement("a", "staff", "Ny vagtplan", "Mette", date(2026, 10, 30)),
        )
    )


def test_what_came_of_the_dialogue_stands_below_its_questions():
    t = Translator("da")
    made = Selection.from_round(checklist(), dialogue_round(), TODAY).about("staff")
    text = as_markdown(document(made, t), t)
    wanted = [
        "### Dialog", "#### Hvad ser I?", "*Det, du forventede*", "De vil tale om tid.",
        "*10.10.26 · Mette og Jørgen*", "Tid til borgerne.", "*20.10.26 · Ali*", "Flere hænder.",
        f"*Vurdering: {t('fit.differs')}*", f"### {t('dialogue.free.place')}", "God stemning.",
        "#### Hvad var det?", "Gammel note.", "### Aftaler", "Ny vagtplan", "Mette · ",
        "### Det tager jeg med", "Lytte mere.",
    ]  # fmt: skip
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)
    assert "Ikke besvaret" not in text.partition("### Dialog")[2]


def test_before_the_first_conversation_it_says_what_one_expects():
    t = Translator("da")
    made = Selection.from_round(checklist(), round_(answer("staff-ask", "Tid.")), TODAY)
    assert "*Det, du forventer*\n\nTid." in as_markdown(document(made, t), t)


def test_where_something_was_said_nothing_is_called_unanswered():
    t = Translator("da")
    round_made = dialogue_round()
    round_made = round_made.with_answer(replace(round_made.answer("staff-ask"), text=""))
    text = as_markdown(document(Selection.from_round(checklist(), round_made, TODAY).about("staff"), t), t)
    assert "Det, du forvente" not in text
    assert "Ikke besvaret" not in text.partition("### Dialog")[2]
    assert "Tid til borgerne." in text
