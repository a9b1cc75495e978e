"""A wrong checklist file is told about: file, line, field and what was expected, all mistakes at once."""

import os
from pathlib import Path

import pytest
import yaml

from kerneblik.checklist import ChecklistError, describe, load_checklist, parse_checklist, yaml_nodes
from kerneblik.language import LANGUAGES, Translator

GOOD = """\
title: {da: Titel, en: Title}
introduction: {da: Velkommen, en: Welcome}
themes:
  - {id: roles, name: {da: Roller, en: Roles}}
actors:
  - id: self
    central: true
    name: {da: Dig selv, en: Yourself}
    questions:
      - id: self-role
        kind: reflection
        theme: roles
        text: {da: Hvilken?, en: Which?}
  - id: staff
    name: {da: Ansatte, en: Staff}
    questions:
      - id: staff-role
        kind: dialogue
        theme: roles
        text: {da: Hvordan?, en: How?}
"""


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request, monkeypatch):
    """PyYAML with libyaml and, as it is installed in places, without."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yaml_nodes, "_SafeLoader", getattr(yaml, request.param))


def refusal(content: bytes | str) -> ChecklistError:
    with pytest.raises(ChecklistError) as caught:
        parse_checklist(content if isinstance(content, bytes) else content.encode(), "own.yaml")
    return caught.value


def lines(content: bytes | str, language: str = "en") -> list[str]:
    return describe(refusal(content), Translator(language))


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_the_file_that_the_others_are_made_from_is_good():
    assert [question.id for question in parse_checklist(GOOD.encode(), "own.yaml").questions] == [
        "self-role",
        "staff-role",
    ]


TITLE = "title: {da: Titel, en: Title}"
THEME = "  - {id: roles, name: {da: Roller, en: Roles}}"
KIND = "kind: dialogue"


MISTAKES = [
    # Wrong values.
    (KIND, "kind: dialouge", "18: actors[1].questions[0].kind", "“dialouge” is not a kind"),
    (KIND, "kind: dialouge", "18: actors[1].questions[0].kind", "choose reflection or dialogue"),
    (KIND, "kind: [dialogue]", "18: actors[1].questions[0].kind", "expected a text"),
    (KIND, "kind:", "18: actors[1].questions[0].kind", "a text is missing"),
    ("central: true", "central: yes", "7: actors[0].central", "expected true or false"),
    ("central: true", "central: [true]", "7: actors[0].central", "expected true or false"),
    ("id: staff-role", "id: Staff role", "17: actors[1].questions[0].id", "“Staff role” cannot be an id"),
    ("id: staff-role", "id: rå", "17: actors[1].questions[0].id", "“rå” cannot be an id"),
    (
        f"{KIND}\n        theme: roles",
        f"{KIND}\n        theme: rolls",
        "19: actors[1].questions[0].theme",
        "roles",
    ),
    ("da: Titel", "da: 2024", "1: title.da", "put it in quotation marks"),
    ("da: Titel", "da: ' '", "1: title.da", "a text is missing"),
    ("da: Titel", "da: [Titel]", "1: title.da", "expected a text"),
    # Twice the same.
    ("id: staff\n", "id: self\n", "14: actors[1].id", "“self” is used on line 6"),
    (
        "id: staff-role",
        "id: self-role",
        "17: actors[1].questions[0].id",
        "“self-role” is used on line 10",
    ),
    ("da: Titel", "da: Titel, da: Overskrift", "1: title.da", "here twice, the first time on line 1"),
    ("id: staff\n", "id: staff\n    central: true\n", "15: actors[1].central", "the one on line 7"),
    ("id: staff\n", "id: staff\n    aliases: TR\n", "15: actors[1].aliases", "expected a list"),
    ("id: staff\n", "id: staff\n    aliases: []\n", "15: actors[1].aliases", "the list is empty"),
    ("id: staff\n", "id: staff\n    aliases: [{}]\n", "15: actors[1].aliases[0]", "expected a text"),
    ("id: staff\n", "id: staff\n    aliases: ['']\n", "15: actors[1].aliases[0]", "a text is missing"),
    ("id: staff\n", "id: staff\n    aliases: [a, 7]\n", "15: actors[1].aliases[1]", "“7” is a number"),
    (
        "id: staff\n",
        "id: staff\n    aliases: [Self]\n",
        "15: actors[1].aliases[0]",
        "“Self” stands for an actor on line 6",
    ),
    (
        "id: staff\n",
        "id: staff\n    aliases: [TR, tr]\n",
        "15: actors[1].aliases[1]",
        "“tr” stands for an actor on line 15",
    ),
    (
        "id: staff\n",
        f"id: staff\n    aliases: [{'a' * 201}]\n",
        "15: actors[1].aliases[0]",
        "200 characters at most",
    ),
    ("id: staff\n", "id: staff\n    documents: Ansatte\n", "15: actors[1].documents", "per language"),
    (
        "id: staff\n",
        "id: staff\n    documents: {da: Ansatte}\n",
        "15: actors[1].documents",
        "missing in “en”",
    ),
    # Fields too many or too few.
    (KIND, "knid: dialogue", "18: actors[1].questions[0].knid", "did you mean “kind”?"),
    (KIND, "knid: dialogue", "17: actors[1].questions[0].kind", "missing"),
    (
        "central: true",
        "colour: red",
        "7: actors[0].colour",
        "id, name, questions, short, documents, aliases, central",
    ),
    (f"{TITLE}\n", "", "1: title", "the field is missing"),
    ("da: Titel", "? [da] : Titel", "1: title", "must be a single word"),
    # Wrong structure.
    (THEME, "  []", "3: themes", "the list is empty"),
    (THEME, "  roles", "3: themes", "expected a list"),
    (THEME, "  - roles", "4: themes[0]", "expected fields, each with its name: id, name"),
    # Languages.
    (TITLE, "title: {da: Titel}", "1: title", "missing in “en”"),
    (TITLE, "title: Titel", "1: title", "per language"),
    (TITLE, "title: {}", "1: title", "missing in “da”"),
    (TITLE, f"language: da\n{TITLE}", "2: title", "(language: da)"),
    (TITLE, f"language: Dansk\n{TITLE}", "1: language", "“Dansk” is not a language code"),
    ("da: Titel", "da: Titel, sv: Titel", "1: title", "not in “sv”; it has: da, en"),
    ("da: Titel", "da: Titel, Svensk: Titel", "1: title", "“Svensk” is not a language code"),
]


def test_each_mistake_names_its_line_and_field():
    unnamed = []
    for old, new, place, words in MISTAKES:
        told = lines(changed(old, new))
        if not any(line.startswith(f"own.yaml:{place}: ") and words in line for line in told):
            unnamed.append((new, place, words, told))
    assert unnamed == []


NOT_FOR_HERE = [
    ("da: Hvilken?", "da: &q Hvilken?", "own.yaml:13: anchors such as &q"),
    ("da: Hvilken?", "da: *q", "own.yaml:13: references such as *q"),
    ("da: Hvilken?", "da: !!python/name:os.system x", "own.yaml:13: the type tag"),
    ("da: Hvilken?", "da: !secret x", "own.yaml:13: the type tag !secret"),
    ("themes:", "---\nthemes:", "own.yaml:3: a second document"),
    ("da: Titel", "da: Ti\x1btel", "own.yaml:1: invisible control character (U+001B)"),
    ("da: Titel", '"da": "Ti\\etel"', "own.yaml:1: invisible control character (U+001B)"),
    ("da: Titel", "da: Ti\u202etel", "own.yaml:1: invisible control character (U+202E)"),
    ("themes:", "themes", "own.yaml:4: the YAML cannot be read here, at character"),
    ("da: Titel", 'da: "Titel', "the YAML cannot be read here"),
    ("themes:", "\tthemes:", "own.yaml:3: the YAML cannot be read here, at character 1"),
]


def test_yaml_that_is_broken_or_does_more_than_hold_text_is_refused(loader):
    untold = []
    for old, new, told in NOT_FOR_HERE:
        said = lines(changed(old, new))
        if not any(told in line for line in said):
            untold.append((new, told, said))
    assert untold == []


def test_all_mistakes_are_told_at_once_by_line():
    content = GOOD.replace("kind: dialogue", "kind: dialouge").replace("id: staff-role", "id: self-role")
    content = (
        content.replace("central", "centre").replace("da: Titel", "da: 12").replace("Hvordan?", "&x Hvordan?")
    )
    places = [(mistake.line, mistake.field) for mistake in refusal(content).mistakes]
    assert places == [
        (1, "title.da"),
        (7, "actors[0].centre"),
        (17, "actors[1].questions[0].id"),
        (18, "actors[1].questions[0].kind"),
        (20, ""),
    ]


def test_a_language_forgotten_in_the_first_text_is_told_once():
    told = lines(changed(TITLE, "title: {en: Title}"))
    assert told == ["own.yaml:1: title: the text is missing in “da”, which the rest of the checklist has"]


def test_mistakes_are_told_in_danish_too():
    (told,) = lines(changed(KIND, "kind: dialouge"), "da")
    assert told.startswith("own.yaml:18: actors[1].questions[0].kind: ")
    assert told.endswith("»dialouge« er ikke en slags spørgsmål; vælg reflection eller dialogue")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_control_character_reaches_the_terminal(language):
    content = changed(KIND, '"kind\\e]52;c;x\\a": "\\e[2J"')
    with pytest.raises(ChecklistError) as caught:
        parse_checklist(content.encode(), "own\x1b[2J\n.yaml")
    told = describe(caught.value, Translator(language))
    assert len(told) > 1
    assert all(line.isprintable() for line in told)


# Files that are no checklist at all.


def test_an_empty_file_is_said_to_be_empty(loader):
    for content in (b"", b"# only a comment\n", b"\xef\xbb\xbf"):
        assert lines(content) == [
            "own.yaml: the file is empty; a checklist has the fields title, introduction, themes and actors"
        ]


@pytest.mark.parametrize("content", [b"a", b"12", b"- a", b"null", b"---", b"{}"])
def test_yaml_of_another_sort_is_told_which_fields_a_checklist_has(content, loader):
    told = " ".join(lines(content))
    assert all(field in told for field in ("title", "introduction", "themes", "actors"))


def test_a_file_that_is_not_utf_8_names_the_line():
    content = GOOD.replace("Ansatte", "Medarbejdere på gulvet").encode("latin-1")
    assert lines(content) == [
        "own.yaml:15: the file is in Latin-1/Windows-1252, not in UTF-8; save it in that encoding"
    ]


def test_utf_16_is_not_utf_8():
    assert "UTF-8" in lines(GOOD.encode("utf-16"))[0]


def test_a_program_is_no_checklist(loader):
    assert refusal(bytes(range(256)) * 100).mistakes


BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz", strict=True)
)


def test_anchors_that_expand_without_end_are_refused(loader):
    told = lines(BOMB)
    assert told[0].startswith("own.yaml:1: anchors such as &a")
    assert any(line.startswith("own.yaml:2: references such as *a") for line in told)


def test_an_anchor_that_holds_itself_is_refused(loader):
    assert any("references such as *a" in line for line in lines("title: &a [*a, *a]\n"))


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{"])
@pytest.mark.slow
def test_nesting_without_end_is_refused(opening, loader):
    (told,) = lines(opening * 100_000)
    by_us, by_libyaml = "too many levels inside one another", "the YAML cannot be read here, at character"
    assert told.startswith((f"own.yaml:1: {by_us}", f"own.yaml:1: {by_libyaml}"))


@pytest.mark.slow
def test_a_file_full_of_mistakes_is_told_about_in_few_lines(loader):
    told = lines("".join(f"field{number}: x\n" for number in range(5_000)))
    assert len(told) < 200
    assert told[-1] == "own.yaml: there are more mistakes; mend these first, then try again"


def test_long_words_of_the_file_are_cut_short():
    told = lines(changed(KIND, f"kind: {'x' * 100_000}"))
    assert len(told) == 1
    assert len(told[0]) < 200


# Files that cannot be read.


def told_of(path, language="en") -> list[str]:
    with pytest.raises(ChecklistError) as caught:
        load_checklist(path)
    return describe(caught.value, Translator(language))


def test_a_file_of_10_mb_is_too_large(tmp_path):
    path = tmp_path / "large.yaml"
    path.write_bytes(GOOD.encode() + b"# more\n" * (10 * 1024 * 1024 // 7))
    assert told_of(path) == [f"{path}: the file is too large; a checklist may take up 1024 KiB at most"]


def test_a_file_without_end_is_none():
    assert "no plain file" in told_of(Path("/dev/zero"))[0]


def test_a_file_of_exactly_the_limit_is_read(tmp_path):
    path = tmp_path / "full.yaml"
    path.write_bytes(GOOD.encode().ljust(1024 * 1024, b"\n"))
    assert load_checklist(path).title.text_in("en") == "Title"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_file_and_a_directory_are_told_apart(tmp_path, language):
    missing, directory = told_of(tmp_path / "none.yaml", language), told_of(tmp_path, language)
    assert missing[0].startswith(f"{tmp_path}/none.yaml: ")
    assert directory[0].startswith(f"{tmp_path}: ")
    assert missing[0].partition(": ")[2] != directory[0].partition(": ")[2]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path):
    path = tmp_path / "private.yaml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    assert "you may not read the file" in told_of(path)[0]


@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
def test_an_impossible_name_says_so(tmp_path, name):
    assert "cannot be read" in told_of(tmp_path / name)[0]
