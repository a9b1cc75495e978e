"""Assessment words in everything that was written, as a Dane expects."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from kerneblik.reflection import Agreement, Answer, Conversation, Round
from kerneblik.reflection.model import REPORT
from kerneblik.reflection.search import SearchIndex, Source, folded
from support.app import NOON


def search_index(*texts: str) -> SearchIndex:
    answers = {
        f"q{n}": Answer(f"q{n}", text, edited=NOON - timedelta(days=n)) for n, text in enumerate(texts)
    }
    return SearchIndex([Round("r", "Runde", NOON, answers)])


def found(words: str, *texts: str) -> list[str]:
    return [hit.text.words for hit in search_index(*texts).search(words)]


def test_letters_compare_as_a_dane_expects():
    pairs = [
        ("aabenraa", "Møde i Åbenrå"),
        ("åbenrå", "Møde i Aabenraa"),
        ("ÆLDRE", "de ældre"),
        ("aeldre", "de ældre"),
        ("oensker", "Ønsker"),
        ("idé", "en ide"),
        ("ide", "en idé"),
        ("cafe", "på CAFÉ"),
        ("gennemsyn", "til gennemsynet"),
        ("jönsson", "Britta Jo\u0308nsson"),
        ("jønsson", "Britta Jönsson"),
        ("Jo\u0308nsson", "Britta Jønsson"),
        ("kära", "kæra"),
        ("\u212brhus", "aarhus"),
        ("müller", "Muller"),
        ("Lukasz", "Łukasz"),
        ("strasse", "STRAẞE"),
        ("istanbul", "İSTANBUL"),
        ("nguyen", "Nguyễn"),
        ("Nguye\u0302\u0303n", "nguyen"),
        ("σοφός", "ΣΟΦΟΣ"),
        ("diyarbakir", "Diyarbakır"),
        ("thordis seidur", "Þórdís Seiður"),
        ("oeuvre", "œuvre"),
        ("ord", "o\u3164r\u1160d\u115f."),
        ("vox på X-aksen", "VOX PÅ X-AKSEN"),
        ("20", "2\u20dd0"),
    ]
    assert [(words, text) for words, text in pairs if found(words, text) != [text]] == []


def test_what_looks_the_same_is_the_same():
    pairs = [
        ("kerneopgave", "kerne\u00adopgave"),
        ("kerne\u00adopgave", "kerneopgave"),
        ("fire", "\ufb01re timer"),
        ("it-drift", "it\u2011drift"),
        ("2020-2025", "2020–2025"),
        ("-5", "\u22125 grader"),
        ("it's", "it’s"),
        ("it’s", "it's"),
        ("d`Angleterre", "d´Angleterre"),
        ("d`Angleterre", "d\u1fefAngleterre"),
        ('"ja"', "de sagde »ja«"),
        ("to ord", "to\u00a0ord"),
        ("m2", "75 m²"),
        ("ABC", "ＡＢＣ"),
        ("usynlig", "usy\u200b\u200d\ufeffnlig"),
        ("hjerte ❤", "hjerte ❤\ufe0f"),
        ("1/2", "½ time"),
    ]
    assert [(words, text) for words, text in pairs if found(words, text) != [text]] == []


def test_what_looks_different_is_different():
    pairs = [("bon", "bøn"), ("a", "o"), ("は", "ほ"), ("l", "1"), ("mand", "man d"), ("☐", "☑")]
    assert [(words, text) for words, text in pairs if found(words, text)] == []


def test_hits_stand_where_they_were_written():
    marked = {
        "Møde i [A\u030abenra\u030a] i dag": "åbenrå",
        "ÅÅ æ ø: [kerne\u00adopgave]n": "kerneopgave",
        "de [\ufb01re] timer": "fire",
        "[e\u0301]n": "é",
        "gra[\ufb01]k": "i",
        "[Nguye\u0302\u0303n] Van": "nguyen",
        "en [½]\u00a0time": "1/2",
        "hø[å]r": "aa",
    }
    for place, words in marked.items():
        (hit,) = search_index(place.replace("[", "").replace("]", "")).search(words)
        assert (hit.start, hit.end) == (place.index("["), place.index("]") - 1), place


def test_a_hit_stands_where_it_was_written_however_many_letters_before_it_change_length():
    """Each text is what is before the hit, the hit, and what is behind it."""
    texts = [
        ("", "Åbenrå", " og Ærøskøbing"),
        ("Æ, ø og å: ", "møde", " på Ærø"),
        ("Ærø, Ålborg, Sæby, Øster Å. ", "Rødøre", "ne på Læsø"),
        ("cafe\u0301 på A\u030arø, gra\u030a ", "idé", "er"),
        ("ð þ Þ, ", "ß", " ß"),
        ("ååå", "æ", "øøø"),
        ("første\n\nlinje på å\n", "ånd", "\nsidste"),
        ("\n", "ord", ""),
        ("İ", "x", "İ"),
    ]
    for before, words, behind in texts:
        text = before + words + behind
        (hit,) = search_index(text).search(words)
        assert (hit.start, hit.end) == (len(before), len(before) + len(words)), text
        assert hit.place == (before.count("\n"), len(before.rpartition("\n")[2])), text
        assert hit.excerpt[1] == words, text


def test_a_hit_within_a_letter_is_that_letter():
    (hit,) = search_index("på Ærø").search("er")
    assert (hit.start, hit.end) == (3, 5)
    (hit,) = search_index("på Ærø").search("r")
    assert (hit.start, hit.end) == (4, 5)
    (hit,) = search_index("på Ærø").search("a")
    assert (hit.start, hit.end) == (1, 2)


def test_a_phrase_comes_before_its_words_in_other_places():
    assert found("fælles mål", "mål, som vi har fælles", "vores fælles mål", "et mål") == [
        "vores fælles mål",
        "mål, som vi har fælles",
    ]


def test_nothing_is_found_by_nothing():
    assert found("  ", "tekst") == []


def test_the_hit_is_shown_in_its_place():
    (hit,) = search_index("Første linje\n\nMøde i Åbenrå med de ældre").search("aabenraa")
    assert hit.place == (2, 7)
    before, words, behind = hit.excerpt
    assert words == "Åbenrå"
    assert before.endswith("Møde i ")
    assert behind == " med de ældre"


def excerpt(text: str, words: str) -> tuple[str, str, str]:
    (hit,) = search_index(text).search(words)
    return hit.excerpt


def test_an_excerpt_is_one_line_that_begins_with_a_word_and_says_so_where_something_is_left_out():
    assert excerpt("Her står\n\tet ord og\nmere\tend det", "et\nord".replace("\n", " ")) == (
        "Her står  ",
        "et ord",
        " og mere end det",
    )
    assert excerpt("ord", "ord") == ("", "ord", "")
    before = "x" * 24
    assert excerpt(f"{before}ord", "ord") == (before, "ord", "")
    assert excerpt(f"y{before}ord", "ord") == (f"…{before}", "ord", "")
    assert excerpt(f"langt ord her {'x' * 11} {'y' * 12} fund", "fund") == (f"…{'y' * 12} ", "fund", "")
    assert excerpt(f"abc {'x' * 23} fund", "fund") == (f"…{'x' * 23} ", "fund", "")
    assert excerpt(f"abcd{'x' * 23} fund", "fund") == ("…", "fund", "")
    assert excerpt(f"fund{'x' * 160}y", "fund") == ("", "fund", "x" * 160)


def test_texts_of_one_round_come_the_latest_first_then_what_was_agreed_and_with_whom():
    early, late = (Answer(f"q{n}", "ord", edited=NOON + timedelta(days=n)) for n in (1, 2))
    undated = Answer("q0", "ord")
    round_ = Round("r", "Runde", NOON, {a.key: a for a in (undated, early, late, Answer("q9", " "))})
    soon, later = (Agreement(f"a{day}", "union", "ord", due=date(2026, 12, day)) for day in (1, 2))
    first, last = (Conversation(f"c{day}", "union", date(2026, 11, day), "ord") for day in (1, 2))
    alone = Conversation("c3", "union", date(2026, 11, 3))
    for record in (later, soon, first, last, alone):
        round_ = round_.with_record(record)
    hits = SearchIndex([round_]).search("ord")
    in_order: list[Source] = [late, early, undated, soon, later, last, first]
    assert [hit.source for hit in hits] == in_order
    assert all(hit.round == round_ for hit in hits)


def test_texts_without_a_time_are_as_old_as_the_clock_of_machines():
    first_second = datetime(1970, 1, 1, 0, 0, 0, 500_000, tzinfo=UTC)
    new, undated = Answer("new", "ord", edited=first_second), Answer("undated", "ord")
    old = Answer("old", "ord", edited=first_second - timedelta(seconds=1))
    round_ = Round("r", "Runde", NOON, {a.key: a for a in (old, undated, new)})
    assert [hit.source for hit in SearchIndex([round_]).search("ord")] == [new, undated, old]


def test_rounds_come_in_their_order_and_in_each_the_latest_text_first():
    first, second = (
        Round(
            name, name, NOON, {"a": Answer("a", "ord", edited=NOON), "b": Answer("b", "ord to", edited=later)}
        )
        for name, later in (("ny", NOON + timedelta(days=1)), ("gammel", NOON - timedelta(days=1)))
    )
    hits = SearchIndex([first, second]).search("ord")
    assert [(hit.round.name, hit.source.question) for hit in hits] == [
        ("ny", "b"),
        ("ny", "a"),
        ("gammel", "a"),
        ("gammel", "b"),
    ]


def test_all_of_the_leaders_texts_are_searched_but_none_that_was_taken_away():
    held, gone = (
        Conversation(i, "union", date(2026, 11, 1), "Mette", deleted=i == "gone") for i in ("held", "gone")
    )
    answers = [
        Answer("q", "svar om Mette"),
        Answer("q", "note om Mette", conversation="held"),
        Answer("", "frie noter om Mette", conversation="held"),
        Answer("q", "Mette i en fjernet samtale", conversation="gone"),
        Answer("q", "Mette i en samtale, der ikke findes", conversation="nowhere"),
        Answer("", "indledning om Mette", conversation=REPORT),
    ]
    agreed = [Agreement("a", "union", "Møde", "Mette"), Agreement("b", "union", "Mette ringer", deleted=True)]
    round_ = Round("r", "Runde", NOON, {a.key: a for a in answers})
    for record in (held, gone, *agreed):
        round_ = round_.with_record(record)
    assert [hit.text.words for hit in SearchIndex([round_]).search("mette")] == [
        "svar om Mette",
        "note om Mette",
        "frie noter om Mette",
        "indledning om Mette",
        "Møde, Mette",
        "Mette",
    ]


def test_what_is_typed_letter_by_letter_and_taken_back_is_found_as_if_typed_at_once():
    texts = search_index("kerne", "kernen", "kære", "opgave")
    for typed in ("k", "ke", "kern", "kernen", "kernens", "kerne", "kæ", "k", "o", "", "opg"):
        found_now = [hit.text.words for hit in texts.search(typed)]
        assert found_now == found(typed, "kerne", "kernen", "kære", "opgave"), typed


def test_no_more_hits_than_asked_for():
    texts = search_index(*(f"ord nummer {number}" for number in range(9)))
    assert len(texts.search("ord", 4)) == 4
    assert len(texts.search("nummer ord", 4)) == 4
    mixed = search_index("et to", "to et", "et to tre", "tre to et")
    for most in range(1, 5):
        all_hits = ["et to", "et to tre", "to et", "tre to et"]
        assert [hit.text.words for hit in mixed.search("et to", most)] == all_hits[:most]


def test_a_hundred_hits_are_enough():
    texts = search_index(*(f"ord nummer {number}" for number in range(101)))
    assert len(texts.search("ord")) == len(texts.search("nummer ord")) == 100


def test_words_that_stand_apart_must_all_stand_there_and_the_first_is_shown():
    (hit,) = search_index("mål, som vi har fælles", "fælles").search(" fælles  mål ")
    assert hit.text.words[hit.start : hit.end] == "fælles"
    assert found("fælles mål", "fælles", "mål") == []


@given(
    st.text(max_size=30),
    st.text("aåAÅæe´éß \u0308\u00ad\u2011ﬁŁ", min_size=1, max_size=4),
    st.text(max_size=30),
)
def test_what_stands_there_is_found_where_it_stands(before, words, behind):
    text = f"{before}\n{words}\n{behind}"  # a mark that stands first would belong to what is before
    hits = search_index(text).search(words)
    assert not folded(words).strip() or [hit.text.words for hit in hits] == [text]
    for hit in hits:
        assert folded(words.strip()) in folded(text[hit.start : hit.end])
        assert len(folded(text[: hit.start])) <= hit.at
        assert folded(text[: hit.start]) + folded(text[hit.start :]) == folded(text)  # letters stay whole


@given(st.text(max_size=40))
def test_folded_text_is_the_same_however_letters_are_composed(text):
    assert folded(normalize("NFD", text)) == folded(normalize("NFC", text))
    assert folded(text.upper()) == folded(text.lower())
