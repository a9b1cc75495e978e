"""The shipped checklist holds the leaflet, letter for letter."""

import random
import re
from pathlib import Path

import pytest

from kerneblik.checklist import Checklist, ChecklistError, Kind, load_checklist, parse_checklist
from kerneblik.language import LANGUAGES

ROOT = Path(__file__).parents[2]
LEAFLET = Path(__file__).with_name("leaflet.txt")

# How the leaflet's boxes are read: the first words of each actor's questions, reflection and dialogue.
BOXES = {
    "self": (["Hvad er hele", "Hvad er bestemt", "Kan alle faggrupper", "Hvad ser du som din rolle"], []),
    "manager": (
        ["Hvilke aspekter", "Hvad bør være"],
        ["Hvordan forstår du", "Giver en stærkere"],
    ),
    "politicians": (
        ["Hvad gør du", "Hvem kan du"],
        ["Hvilken rolle kan og vil I", "Hvilke forventninger har I"],
    ),
    "leaders": (
        ["Hvad er dine vigtige", "Hvordan kan du bidrage"],
        ["Hvordan skaber vi", "Er der punkter"],
    ),
    "staff": (
        ["Hvad har du lagt mærke", "Hvad ser du som medarbejdernes", "Er der brug for"],
        ["Hvad opfatter I", "Hvilke forventninger fornemmer I", "Hvad har vi brug for"],
    ),
    "union": (
        ["Hvilke forskelle", "Hvor ser du", "Hvilken rolle kan tillidsvalgte"],
        ["Hvordan forstår I", "Hvordan oplever I", "Hvilke ideer har I"],
    ),
    "citizens": (
        ["Hvordan opfatter borgere/kunder", "Hvad kan I lære"],
        ["Hvad skulle vi ændre", "På hvilke måder"],
    ),
}


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return load_checklist(ROOT / "checklist.yaml")


def leaflet_text() -> str:
    """The leaflet in one line, with what its extraction broke mended and the bullets gone."""
    text = LEAFLET.read_text(encoding="utf-8").replace("topledelse'", "topledelse?").replace("•", " ")
    text = re.sub(r"-\s*\n\s*", "", text)
    text = re.sub(r"/\s*\n\s*", "/", text)
    return " ".join(text.split())


def test_the_leaflets_words_are_the_checklists_words_and_none_is_left_over(checklist):
    texts = [checklist.title, checklist.introduction]
    texts += [question.text for question in checklist.questions] + [actor.name for actor in checklist.actors]
    left = leaflet_text()
    for text in texts:
        danish = text.text_in("da")
        assert danish in left
        left = left.replace(danish, "", 1)
    assert left.split() == []


def test_every_question_is_under_its_actor_and_kind_in_the_leaflets_order(checklist):
    assert [actor.id for actor in checklist.actors] == list(BOXES)
    for actor in checklist.actors:
        for kind, openings in zip(Kind, BOXES[actor.id], strict=True):
            questions = [question.text.text_in("da") for question in actor.of_kind(kind)]
            assert len(questions) == len(openings)
            assert all(map(str.startswith, questions, openings)), (actor.id, kind)
        kinds = [question.kind for question in actor.questions]
        assert kinds == sorted(kinds, key=list(Kind).index), f"{actor.id}: reflection comes first"


def test_there_are_32_questions_18_for_reflection_and_14_for_dialogue(checklist):
    kinds = [question.kind for question in checklist.questions]
    assert (len(kinds), kinds.count(Kind.REFLECTION), kinds.count(Kind.DIALOGUE)) == (32, 18, 14)


def test_oneself_is_in_the_middle(checklist):
    assert [actor.id for actor in checklist.actors if actor.central] == ["self"]


def test_every_theme_runs_across_several_actors(checklist):
    for theme in checklist.themes:
        owners = {checklist.actor_of(q.id).id for q in checklist.questions if q.theme == theme.id}
        assert len(owners) > 1, theme.id


def test_both_languages_are_there_and_differ(checklist):
    assert checklist.languages == LANGUAGES
    for question in checklist.questions:
        assert question.text.text_in("da") != question.text.text_in("en")


def test_short_names_fit_narrow_places(checklist):
    for actor in checklist.actors:
        for language in LANGUAGES:
            assert len(actor.short.text_in(language)) <= 14


# A checklist of one's own.

OWN = """\
language: da
title: Vores tjekliste
introduction: |
  Første afsnit.

  Andet afsnit.
themes:
  - {id: 1, name: Roller}
actors:
  - id: 2024-01-01
    name: Naboer   og
      venner
    questions:
      - {id: on, kind: dialogue, theme: 1, text: Hvad nu?}
"""


def test_a_checklist_in_one_language_is_read_in_any():
    own = parse_checklist(OWN.encode(), "own.yaml")
    assert own.languages == ("da",)
    assert own.title.text_in("en") == "Vores tjekliste"
    assert own.introduction.text_in("da") == "Første afsnit.\n\nAndet afsnit."


def test_ids_are_what_stands_in_the_file_even_where_yaml_reads_a_number_or_a_date():
    own = parse_checklist(OWN.encode(), "own.yaml")
    assert (own.themes[0].id, own.actors[0].id, own.questions[0].id) == ("1", "2024-01-01", "on")


def test_a_name_is_one_line_and_stands_in_for_a_missing_short_one():
    actor = parse_checklist(OWN.encode(), "own.yaml").actors[0]
    assert actor.name.text_in("da") == "Naboer og venner"
    assert actor.short == actor.name


@pytest.mark.parametrize("change", [lambda t: "\ufeff" + t, lambda t: t.replace("\n", "\r\n")])
def test_a_file_from_another_editor_reads_the_same(change):
    assert parse_checklist(change(OWN).encode(), "own.yaml") == parse_checklist(OWN.encode(), "own.yaml")


# Actors as they are typed.


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("6", "union"),
        (" 06 ", "union"),
        ("union", "union"),
        ("TR", "union"),
        ("tr", "union"),
        ("med", "union"),
        ("chef", "manager"),
        ("Nærmeste leder", "manager"),
        ("leder", "manager"),
        ("andre", "leaders"),
        ("ledere", "leaders"),
        ("Dine  Medarbejdere", "staff"),
        ("medarb", "staff"),
        ("ansatte", "staff"),
        ("topledelse", "politicians"),
        ("kunder", "citizens"),
        ("mig", "self"),
        ("reps", "union"),
        ("d", "self manager politicians staff"),
        ("your", "manager staff"),
        ("0", ""),
        ("8", ""),
        ("", ""),
        (" ", ""),
        ("nogen", ""),
        ("²", ""),
    ],
)
def test_an_actor_is_found_by_number_id_name_alias_or_a_word_of_them(checklist, typed, found):
    assert [actor.id for actor in checklist.actors_named(typed)] == found.split()


def test_documents_have_a_name_of_their_own_where_there_is_one(checklist):
    staff, leaders = checklist.actor("staff"), checklist.actor("leaders")
    assert staff.name_in_documents("da") == "Medarbejderne"
    assert leaders.name_in_documents("da") == leaders.name.text_in("da")
    for actor in checklist.actors:
        assert not re.search(r"\b(du|dig|din|dine|you|your)\b", actor.name_in_documents("da").lower())


def test_an_alias_may_be_a_word_that_yaml_reads_as_something_else():
    own = OWN.replace("    questions:", "    aliases: [no, 2024-01-01x, Nabo  laget]\n    questions:")
    assert parse_checklist(own.encode(), "own.yaml").actors[0].aliases == ("no", "2024-01-01x", "Nabo laget")


# Any damage at all gives a checklist or a ChecklistError.


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_file_is_read_or_told_about(seed):
    chance = random.Random(seed)
    shipped = (ROOT / "checklist.yaml").read_bytes()
    snippets = [
        b"\x00",
        b"\xff",
        b"\t",
        b"- ",
        b": ",
        b"&a ",
        b"*a",
        b"!!int ",
        b"{",
        b"[",
        b'"',
        b"\n",
        b"? ",
        b"%",
    ]
    for _ in range(10):
        content = bytearray(shipped)
        for _ in range(chance.randint(1, 5)):
            start = chance.randrange(len(content))
            content[start : start + chance.choice([0, 1, 40])] = chance.choice(snippets)
        try:
            parse_checklist(bytes(content), "damaged.yaml")
        except ChecklistError as error:
            assert error.mistakes  # noqa: PT017 - most damage, not all, is a mistake
