"""Corrections are rows of their own: applied on reading, counted as they read, taken back, kept through a re-read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from saksi.errors import LedgerError
from saksi.kinds import Actor, Claim, Finding, Link, Mention, Quantity, Sentence, Span
from saksi.ledger.correct import Action, Correction, content_words, find_words
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery

Make = Callable[..., Finding]
Keep = Callable[..., list[bool]]

TEXT = "Air sudah surut, kata Sari Dewi. Jalan dibuka, ujar Budi Rante."


@pytest.fixture
def two(make_finding: Make) -> Finding:
    """An article of two claims of two speakers, the first with a figure and another claim inside."""
    finding = make_finding("k1", TEXT)
    actors = (Actor("a1", "Sari Dewi", "person", (Mention(Span(22, 31), "name"),)),)
    claims = (
        Claim(
            "c1", "indirect", (Span(22, 31),), (), (Span(0, 15),), "Sari Dewi", "say", Span(0, 32), "r", "A", actor="a1"
        ),
        Claim("c2", "indirect", (), (), (Span(4, 15),), "", "report", Span(0, 32), "r", "B", nested_in="c1"),
        Claim("c3", "indirect", (Span(52, 62),), (), (Span(33, 45),), "Budi Rante", "say", Span(33, 63), "r", "A"),
    )
    quantity = Quantity("q1", Span(4, 9), 1, 1, "=", "", "none", "r", claim="c2")
    sentences = (Sentence(Span(0, 32), 0), Sentence(Span(33, 63), 0))
    return replace(finding, sentences=sentences, claims=claims, actors=actors, quantities=(quantity,))


def make(action: Action, finding: Finding, claim: str | None = None, **values: object) -> Correction:
    """A correction of a claim as the command line makes it."""
    about = Correction(action, "2025-03-06T10:00:00+00:00", "Wati", "0.1.0", article=finding.article.key)
    if claim is not None:
        content = next(each.content for each in finding.claims if each.id == claim)
        words = content_words(finding.article.text, content)
        about = replace(about, claim=claim, content=content, words=words)
    return replace(about, **values)  # type: ignore[arg-type]


def put(ledger: Ledger, correction: Correction) -> int:
    with ledger.batch():
        return ledger.correct(correction).number


EVERYTHING = ClaimQuery()


def read(ledger: Ledger, query: ClaimQuery = EVERYTHING) -> list[tuple[str, str]]:
    """Ids and speakers of what is found; what is counted must agree."""
    hits = [(hit.claim.id, hit.claim.speaker) for hit in ledger.search(query)]
    assert ledger.count(query) == len(hits)
    facets = ledger.facets(query)
    assert {sum(value.claims for value in values) for values in facets.values()} <= {len(hits)}
    return hits


def test_what_was_read_never_changes(ledger: Ledger, keep: Keep, two: Finding) -> None:
    keep(two)
    put(ledger, make("reject", two, "c1"))
    put(ledger, make("speaker", two, "c3", new_value="Wati"))
    assert ledger.machine_finding("k1") == two


def test_a_rejected_claim_is_left_out_and_what_stood_in_it_stays(ledger: Ledger, keep: Keep, two: Finding) -> None:
    keep(two)
    number = put(ledger, make("reject", two, "c1"))
    finding = ledger.finding("k1")
    assert [(claim.id, claim.nested_in) for claim in finding.claims] == [("c2", None), ("c3", None)]
    assert read(ledger) == [("c2", ""), ("c3", "Budi Rante")]
    assert read(ledger, ClaimQuery(words="surut")) == [("c2", "")]
    assert read(ledger, ClaimQuery(judged="rejected")) == [("c1", "Sari Dewi")]
    put(ledger, Correction("undo", "2025-03-07", "Wati", "0.1.0", undoes=number))
    assert read(ledger) == [("c1", "Sari Dewi"), ("c2", ""), ("c3", "Budi Rante")]
    assert ledger.finding("k1") == two


def test_a_figure_in_a_rejected_claim_goes_to_the_claim_around_it(ledger: Ledger, keep: Keep, two: Finding) -> None:
    keep(two)
    put(ledger, make("reject", two, "c2"))
    assert [quantity.claim for quantity in ledger.finding("k1").quantities] == ["c1"]
    put(ledger, make("reject", two, "c1"))
    assert [quantity.claim for quantity in ledger.finding("k1").quantities] == [None]


def test_an_accepted_claim_says_so(ledger: Ledger, keep: Keep, two: Finding) -> None:
    keep(two)
    put(ledger, make("accept", two, "c1"))
    assert [hit.verdict for hit in ledger.search(ClaimQuery())] == ["accepted", "", ""]
    assert read(ledger, ClaimQuery(judged="accepted")) == [("c1", "Sari Dewi")]
    assert read(ledger, ClaimQuery(judged="unjudged")) == [("c2", ""), ("c3", "Budi Rante")]


def test_another_speaker_is_found_by_the_new_name_only(ledger: Ledger, keep: Keep, two: Finding) -> None:
    keep(two)
    put(ledger, make("speaker", two, "c3", new_value="Sari Dewi"))
    assert read(ledger, ClaimQuery(speaker="dewi")) == [("c1", "Sari Dewi"), ("c3", "Sari Dewi")]
    assert read(ledger, ClaimQuery(speaker="budi")) == []
    claim = ledger.finding("k1").claims[2]
    assert (claim.actor, claim.speaker_by) == ("a1", "correction 1")
    assert [mention.span for mention in ledger.finding("k1").actors[0].mentions] == [(22, 31), (52, 62)]
    rows = ledger._connection.execute("SELECT claim, speaker FROM who_said_what ORDER BY claim").fetchall()
    assert rows == [("c1", "Sari Dewi"), ("c2", "not stated"), ("c3", "Sari Dewi")]


def test_a_split_makes_another_actor(ledger: Ledger, keep: Keep, two: Finding) -> None:
    keep(two)
    put(ledger, make("split", two, "c1", old_value="Sari Dewi", new_value="Sari Dewi (the younger)"))
    finding = ledger.finding("k1")
    assert [(actor.id, actor.name) for actor in finding.actors] == [
        ("a1", "Sari Dewi"),
        ("a2", "Sari Dewi (the younger)"),
    ]
    assert finding.claims[0].actor == "a2"


def test_merged_names_are_one_in_the_whole_ledger(ledger: Ledger, keep: Keep, two: Finding, make_finding: Make) -> None:
    keep(two, make_finding("k2", id="a2", speaker="S. Dewi"))
    number = put(ledger, Correction("merge", "2025-03-06", "Wati", "0.1.0", old_value="S. Dewi", new_value="Sari Dewi"))
    assert [hit.article.key for hit in ledger.search(ClaimQuery(speaker="sari"))] == ["k1", "k2"]
    assert read(ledger, ClaimQuery(speaker="s")) == []
    keep(make_finding("k3", id="a3", speaker="S. Dewi"))
    assert ledger.count(ClaimQuery(speaker="sari")) == 3, "an article that comes later is read with it too"
    put(ledger, Correction("undo", "2025-03-07", "Wati", "0.1.0", undoes=number))
    assert ledger.count(ClaimQuery(speaker="sari")) == 1
    assert ledger.count(ClaimQuery(speaker="s")) == 2


def test_a_copy_that_a_person_marks_or_denies_is_read_so(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    first, second = make_finding("k1"), make_finding("k2", id="a2")
    keep(first, second)
    with ledger.batch():
        ledger.replace_ties([Link("copy-of", "k2", "k1", 0.9, "same words", "rule")], [])
    number = put(ledger, make("not-copy", second, other_article="k1"))
    assert ledger.links() == ledger.browse.links_of("k2") == ledger.browse.links_among(("k1", "k2"), "copy-of") == ()
    put(ledger, Correction("undo", "2025-03-07", "Wati", "0.1.0", undoes=number))
    assert [link.share for link in ledger.links()] == [0.9]
    put(ledger, make("copy", first, other_article="k2", note="the same desk"))
    assert [(link.a, link.b, link.by) for link in ledger.links()] == [
        ("k2", "k1", "rule"),
        ("k1", "k2", "correction 3"),
    ]
    assert ledger.browse.links_of("k1") == ledger.browse.links_among(("k1", "k2"), "copy-of") == ledger.links()
    assert not ledger.is_linked(), "origins are to be counted again"


def test_corrections_survive_another_reading_of_the_page(ledger: Ledger, keep: Keep, two: Finding) -> None:
    keep(two)
    put(ledger, make("reject", two, "c1"))
    put(ledger, make("speaker", two, "c3", new_value="Wati"))
    first, _, third = two.claims
    more = Claim("c1", "indirect", (), (), (Span(33, 38),), "", "say", Span(33, 63), "r", "C")
    other = replace(
        two,
        claims=(more, replace(first, id="c2", content=(Span(0, 14),)), replace(third, id="c3")),
        quantities=(),
        version="0.2.0",
    )
    with ledger.batch():
        ledger.replace(other)
    assert ledger.machine_finding("k1") == other
    assert read(ledger) == [("c1", ""), ("c3", "Wati")], "the claim cut a letter shorter is still the rejected one"
    assert ledger.corrected("k1").lost == ()
    ledger._connection.execute("INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)")


def test_a_correction_that_fits_no_claim_any_more_is_kept_and_not_guessed(
    ledger: Ledger, keep: Keep, two: Finding
) -> None:
    keep(two)
    put(ledger, make("reject", two, "c3"))
    with ledger.batch():
        ledger.replace(replace(two, claims=two.claims[:2], version="0.2.0"))
    assert read(ledger) == [("c1", "Sari Dewi"), ("c2", "")]
    assert [lost.claim for lost in ledger.corrected("k1").lost] == ["c3"]
    with ledger.batch():
        ledger.replace(two)
    assert read(ledger) == [("c1", "Sari Dewi"), ("c2", "")]
    assert ledger.corrected("k1").lost == ()


def test_only_what_stands_can_be_taken_back(ledger: Ledger, keep: Keep, two: Finding) -> None:
    keep(two)
    undo = Correction("undo", "2025-03-07", "Wati", "0.1.0", undoes=1)
    with pytest.raises(LedgerError, match="no correction 1"):
        put(ledger, undo)
    put(ledger, make("reject", two, "c1"))
    put(ledger, undo)
    for number, words in ((1, "taken back already"), (2, "make that one again")):
        with pytest.raises(LedgerError, match=words):
            put(ledger, replace(undo, undoes=number))
    assert [(c.number, c.action, c.made_by) for c in ledger.corrections()] == [
        (1, "reject", "Wati"),
        (2, "undo", "Wati"),
    ]
    assert ledger.corrections(in_force=True) == ()


def test_corrections_stay_when_the_search_is_made_anew(ledger: Ledger, keep: Keep, two: Finding, path: str) -> None:
    keep(two)
    put(ledger, make("reject", two, "c1"))
    ledger._connection.execute("DELETE FROM meta WHERE name = 'search_version'")
    with Ledger.open_to_write(path, writer="the test") as again:
        assert read(again) == [("c2", ""), ("c3", "Budi Rante")]
    assert Path(path).exists()


def test_other_words_take_their_figures_along_and_later_corrections_find_them(
    ledger: Ledger, two: Finding, keep: Keep
) -> None:
    keep(two)
    number = put(ledger, make("words", two, "c2", spans=(Span(10, 15),), new_value="surut"))
    with_words = ledger.corrected("k1").finding
    assert [claim.content for claim in with_words.claims] == [((0, 15),), ((10, 15),), ((33, 45),)]
    assert [quantity.claim for quantity in with_words.quantities] == [None]
    put(ledger, make("accept", with_words, "c2"))
    assert ledger.corrected("k1").verdicts == {"c2": "accepted"}
    [hit] = ledger.search(ClaimQuery(judged="accepted"))
    assert (hit.claim.content, hit.quantities) == (((10, 15),), ())
    view = ledger._connection.execute("SELECT words FROM who_said_what WHERE claim = 'c2'").get
    assert view == "surut"
    put(ledger, make("undo", two, undoes=number))
    assert ledger.corrected("k1").finding.claims[1].content == ((4, 15),)


def test_what_people_hold_of_a_claim_is_kept_beside_it(ledger: Ledger, two: Finding, keep: Keep) -> None:
    keep(two)
    put(ledger, make("rate", two, "c1", new_value="Outdated", address="https://check.example/7"))
    [hit] = [hit for hit in ledger.search(EVERYTHING) if hit.ratings]
    [rating] = hit.ratings
    assert (hit.claim.id, rating.verdict, rating.address, rating.made_by) == (
        "c1", "Outdated", "https://check.example/7", "Wati",
    )  # fmt: skip
    assert hit.verdict == ""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sudah  surut", ["sudah surut"]),
        ("Air ... dibuka", ["Air", "dibuka"]),
        ("dibuka ... Air", None),
        ("kering", None),
        (" ... ", None),
        ("a", ["a"]),
    ],
)
def test_words_are_found_where_they_stand_or_not_at_all(words: str, found: list[str] | None) -> None:
    spans = find_words(TEXT, words, near=Span(30, 31))
    assert (spans and [TEXT[slice(*span)] for span in spans]) == found
