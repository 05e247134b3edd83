"""Common words are counted by blocks, and give what an export of the same query gives, whatever was done before."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product
from typing import Any, Literal

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksi.kinds import Actor, Claim, Finding, Mention, Page, Quantity, Relay, Span, Where
from saksi.ledger.block import screen, walk
from saksi.ledger.block.block import full_blocks
from saksi.ledger.block.opening import make_fold
from saksi.ledger.block.screen import takes_looking
from saksi.ledger.block.sift import sift_claims
from saksi.ledger.block.wording import index_words
from saksi.ledger.correct import Action, Correction
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery

Make = Callable[..., Finding]
STANCES = ("say", "deny", "warn")
DAYS = (None, "2025-03-05", "2025-03-31", "2025-04-01")
MOMENTS = ("2025-03-04T08:00:00+08:00", "2025-03-05", "2025-03", "2025-04-01T23:59:00Z", "2025-05-09", None)
TOLD = (
    *(("unit", "Orang"), ("unit", "killed"), ("figure_min", 3.0)),
    *(("figure_max", 1e20), ("figure_min", 2.0**53 + 2), ("figure_max", -1.0)),
    *(("place", "ID-ST"), ("place", "sigi"), ("place", "id"), ("agency", "lontar"), ("agency", "")),
    *(("about", "Budi"), ("about", "air"), ("about", "SARI dew*"), ("about", "..."), ("unit", ("killed", "rumah"))),
)
SIZES: tuple[tuple[int | None, int | None], ...] = ((2, 2), (3, 3), (None, 2), (2**53 + 1, 2**53 + 1), (5, 10**30))
ORDERS: tuple[Literal["oldest", "newest"], ...] = ("oldest", "newest")
WORDS = ("air", "surut", "José", "serangan", "menyerang", "12", "b_c", "Budi")
QUERIES = (
    *(ClaimQuery(words=word) for word in WORDS),
    *(ClaimQuery(words=word, by_stem=True) for word in ("menyerang", "air")),
    *(ClaimQuery(words=words) for words in ("air surut", '"air surut"', "jose", "a*", "air nowhere", "", "...")),
    *(ClaimQuery(words=words, by_stem=True) for words in ("serangan air", "12 José", "s*")),
    *(ClaimQuery(words=words) for words in ("s* a*", "jos*", '"air su"*', "men* air", '"air surut" s*', "menyerang*")),
    ClaimQuery(words=("j*", "air surut"), without=(ClaimQuery(words="s*"),)),
    ClaimQuery(words="s*", unit="orang", judged="any"),
    ClaimQuery(words=("air", "surut")),
    ClaimQuery(words=("air", "", "José surut")),
    ClaimQuery(words="air", speaker="dewi"),
    ClaimQuery(stance="say"),
    ClaimQuery(stance=("deny", "warn"), words="air"),
    ClaimQuery(kind="direct", tier="B"),
    ClaimQuery(language="id", without=(ClaimQuery(words="surut"), ClaimQuery(stance=("warn", "promise")))),
    ClaimQuery(words="air", without=(ClaimQuery(words='"air surut"'),)),
    ClaimQuery(words="air", without=(ClaimQuery(speaker="budi"),)),
    ClaimQuery(words="air", without=(ClaimQuery(),)),
    ClaimQuery(stance=()),
    *(ClaimQuery(words=words, stance=("say", "warn"), outlet="a") for words in ("a*", "surut", '"air surut"')),
    *(ClaimQuery(words=words, outlet_is="", tier="B") for words in ("air", "jose*")),
    ClaimQuery(words="a*", judged="rejected"),
    ClaimQuery(words="surut", judged="any"),
    ClaimQuery(judged="unjudged", stance=("say", "deny")),
    ClaimQuery(speaker="budi", outlet="a"),
    ClaimQuery(speaker_is=("", "Maria"), outlet_is=""),
    ClaimQuery(is_named=True, without=(ClaimQuery(outlet="a", speaker="dewi"),)),
    *(ClaimQuery(since=since, until=until) for since in DAYS for until in DAYS),
    ClaimQuery(words="air", since="2025-03-05", outlet="a", without=(ClaimQuery(until="2025-04-01"),)),
    *(ClaimQuery(**{field: value}, stance="say") for field, value in TOLD),  # type: ignore[arg-type]
    *(ClaimQuery(words="air", without=(ClaimQuery(**{field: value}),)) for field, value in TOLD),  # type: ignore[arg-type]
    ClaimQuery(unit="orang", figure_min=2, figure_max=4),
    ClaimQuery(unit="person", figure_min=5),
    ClaimQuery(figure_max=3, place="palu", is_named=True),
)


def agree(ledger: Ledger) -> None:
    """Counts and facets are those of the claims found, one by one."""
    for query in QUERIES:
        hits = list(ledger.search(query))
        assert ledger.count(query) == len(hits), query
        if takes_looking(query):
            assert list(ledger.search(query, 3)) == hits[:3], query
            newest = list(ledger.search(query, order="newest"))
            assert list(ledger.search(query, 3, order="newest")) == newest[:3], query
        divided: dict[str, list[str]] = {
            "speaker": [hit.claim.speaker for hit in hits],
            "outlet": [hit.article.outlet or "" for hit in hits],
            "month": [(hit.article.published or "")[:7] for hit in hits],
            "stance": [hit.claim.stance for hit in hits],
            "kind": [hit.claim.kind for hit in hits],
            "tier": [hit.claim.tier for hit in hits],
        }
        for facet, values in divided.items():
            told = {value.value: value.claims for value in ledger.facets(query)[facet]}
            assert told == Counter(values), (query, facet)


def article(make: Make, number: int, words: Sequence[str], speakers: Sequence[str], outlet: str | None) -> Finding:
    """An article with a claim for each speaker, each with all its words; how they are put goes by their place."""
    published = MOMENTS[(number + len(words)) % len(MOMENTS)]
    finding = make(f"k{number}", " ".join(words) or "kosong", id=f"a{number}", outlet=outlet, published=published)
    [claim] = finding.claims
    claims = [
        replace(claim, id=f"c{at}", speaker=name, stance=STANCES[(number + at) % 3], tier="AB"[at % 2])  # type: ignore[arg-type]
        for at, name in enumerate(speakers)
    ]
    told = of_claims(number, claims)
    return replace(finding, claims=tuple(told.pop("claims")), **told, version=f"{len(speakers)}")  # type: ignore[arg-type]


def of_claims(number: int, claims: Sequence[Claim]) -> dict[str, tuple[Any, ...]]:
    """The claims with figures, places, agencies and somebody they speak of; which of them goes by their place."""
    quantities, relayed, first = [], [], Span(0, 2)
    for at, claim in enumerate(claims):
        which = (number + at) % 5
        relay = (Relay(first, None, "Kantor Lontar", "inherited"),) if which == 1 else ()
        relayed.append(replace(claim, relay=relay))
        outcome = "killed" if which % 2 else None
        unit = ("orang", "rumah", "Orang")[which % 3]
        low, high = SIZES[which]
        for quantity in range(which % 3):
            more: dict[str, Any] = {"concept": "person", "outcome": outcome, "claim": claim.id}
            id = f"q{at}-{quantity}"
            quantities.append(Quantity(id, first, low, high, "=", unit, "noun", "made", **more))
    place = (Where("p1", first, ("Palu", "Sigi")[number % 2], ("ID-ST", "ID")[number % 2], "made"),)
    actor = Actor("a1", ("Budi", "Sari Dewi")[number % 2], "person", (Mention(first, "name"),))
    return {"claims": tuple(relayed), "quantities": tuple(quantities), "places": place, "actors": (actor,)}


def say_of(action: Action, finding: Finding, claim: Claim, **more: str) -> Correction:
    words = finding.article.text
    about = Correction(action, "2025-03-06", "Wati", "0", article=finding.article.key, claim=claim.id, **more)  # type: ignore[arg-type]
    return replace(about, content=(Span(0, len(words)),), words=words)


ARTICLES = st.tuples(
    st.lists(st.sampled_from(WORDS), max_size=4),
    st.lists(st.sampled_from(("Sari Dewi", "Budi", "")), max_size=6),
    st.sampled_from(("A", None)),
)
Act = tuple[Action | Literal["replace"], int, tuple[list[str], list[str], str | None]]
ACTS = st.tuples(st.sampled_from(("replace", "reject", "speaker", "merge", "undo")), st.integers(0, 9), ARTICLES)


def act(ledger: Ledger, make: Make, what: Act, held: int) -> None:
    """Read an article anew, reject a claim of it, or take back what was last said."""
    kind, at, told = what
    key = f"k{at % held}"
    finding = ledger.machine_finding(key)
    with ledger.batch():
        if kind == "replace":
            ledger.replace(article(make, at % held, *told))
        elif kind == "merge":
            names = {"old_value": "Budi", "new_value": "Sari Dewi"}
            ledger.correct(Correction("merge", "2025-03-06", "Wati", "0", **names))  # type: ignore[arg-type]
        elif kind in ("reject", "speaker") and finding.claims:
            claim = finding.claims[at % len(finding.claims)]
            new = {"new_value": ("Maria", "Budi", "")[at % 3]} if kind == "speaker" else {}
            ledger.correct(say_of(kind, finding, claim, **new))
        elif kind == "undo" and (made := ledger.corrections(in_force=True)):
            ledger.correct(Correction("undo", "2025-03-07", "Wati", "0", undoes=made[-1].number))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=10)
@given(articles=st.lists(ARTICLES, min_size=4, max_size=10), acts=st.lists(ACTS, max_size=6))
def test_counts_are_those_of_an_export_whatever_was_done(
    small_blocks: int,
    make_finding: Make,
    articles: list[tuple[list[str], list[str], str | None]],
    acts: list[Act],
) -> None:
    with Ledger.open_to_write(":memory:", writer="the test") as ledger:
        for number, told in enumerate(articles):
            finding = article(make_finding, number, *told)
            with ledger.batch():
                ledger.add(Page(b"", f"s{number}", f"k{number}", "text/plain", "", f"a{number}"), finding)
        for what in acts:
            act(ledger, make_finding, what, len(articles))
        agree(ledger)


@pytest.fixture
def packed(ledger: Ledger, small_blocks: int, make_finding: Make) -> Ledger:
    """A ledger of three full blocks and a part of a fourth: nearly all claims hold air, one in three surut."""
    with ledger.batch():
        for number in range(9):
            words = ("kering",) if number == 4 else ("air", "surut") if number % 3 else ("air",)
            finding = article(make_finding, number, words, ("Sari Dewi", "Budi", ""), "A")
            ledger.add(Page(b"", f"s{number}", f"k{number}", "text/plain", "", f"a{number}"), finding)
    return ledger


def test_common_words_and_filters_are_counted_by_blocks(packed: Ledger) -> None:
    assert full_blocks(packed._connection) == 3
    for query, claims in (
        (ClaimQuery(words="air"), 24),
        (ClaimQuery(stance="deny"), 9),
        (ClaimQuery(words="air", without=(ClaimQuery(words="surut"),)), 9),
        (ClaimQuery(words='"air surut"'), 15),
        (ClaimQuery(words="ai*"), 24),
        (ClaimQuery(words="sur* air"), 15),
    ):
        found = sift_claims(packed._connection, query)
        assert found is not None
        assert packed.count(query) == claims, query
    for words in ('"surut air"', '"air surut air"', "ke*", "nowhere", "kering"):
        assert sift_claims(packed._connection, ClaimQuery(words=words)) is None
    agree(packed)


def test_figures_and_names_are_found_with_what_is_kept_of_them_and_without(packed: Ledger) -> None:
    held = "SELECT count(*) FROM claim_bits WHERE field = 'figures'"
    assert packed._connection.execute(held).get
    agree(packed)
    packed._connection.execute("DELETE FROM claim_bits WHERE field IN ('figures', 'said')")
    packed._connection.execute("DELETE FROM claim_lists WHERE field = 'said'")
    agree(packed)


@given(text=st.text() | st.text("aéÅ'\u0301\u0131-_ 1"))
def test_texts_are_told_word_by_word_as_the_index_tells_them(text: str) -> None:
    connection = apsw.Connection(":memory:")
    try:
        words = index_words(connection, text)
    except UnicodeEncodeError:
        return
    assert make_fold(connection)([text])[0].split() == words


def test_numbers_that_are_given_anew_are_packed_anew(packed: Ledger, make_finding: Make) -> None:
    with packed.batch():
        packed.replace(article(make_finding, 8, (), (), None))
        packed.replace(article(make_finding, 7, (), (), None))
    with packed.batch():
        packed.replace(article(make_finding, 8, ("surut",), ("Budi",) * 9, "B"))
    assert full_blocks(packed._connection) == 3
    agree(packed)


def test_a_first_screen_is_the_same_wherever_the_walk_ends(packed: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [(query, order) for query in filter(takes_looking, QUERIES) for order in ORDERS]
    every = [list(packed.search(query, order=order)) for query, order in asked]
    monkeypatch.setattr(screen, "HOPE", 9.0)
    for strides, told, common in product(((1,), (1, 2, 4), (64,)), ((1,), (4, 4, 4)), (2, 4000)):
        monkeypatch.setattr(screen, "STRIDES", strides)
        monkeypatch.setattr(screen, "TOLD_STRIDES", told)
        monkeypatch.setattr(walk, "COMMON", common)
        for (query, order), hits in zip(asked, every, strict=True):
            for limit in (1, 3, 8, 30):
                found = list(packed.search(query, limit, order=order))
                assert found == hits[:limit], (query, order, strides, told, common)
        for query, _ in asked[::2]:
            best = list(packed.search(query, 30, order="best"))
            assert len(best) == packed.count(query)
            assert list(packed.search(query, 2, skip=1, order="best")) == best[1:3], (query, strides, told, common)


def test_compacting_packs_anew_what_an_older_version_packed(packed: Ledger, make_finding: Make) -> None:
    connection = packed._connection
    made = connection.execute("SELECT field, value, block, places FROM claim_bits ORDER BY 1, 2, 3").fetchall()
    connection.execute("DELETE FROM claim_bits WHERE field = 'figures'; DELETE FROM claim_lists")
    packed.compact()
    assert not connection.execute("SELECT count(*) FROM claim_lists").get
    connection.execute("DELETE FROM meta WHERE name = 'blocks_packed'")
    packed.compact()
    again = connection.execute("SELECT field, value, block, places FROM claim_bits ORDER BY 1, 2, 3").fetchall()
    assert again == made
    assert connection.execute("SELECT value FROM meta WHERE name = 'blocks_packed'").get == "1 3"
    with packed.batch():
        packed.replace(article(make_finding, 8, (), (), None))
    agree(packed)
