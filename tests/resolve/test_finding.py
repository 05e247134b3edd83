from hypothesis import given
from hypothesis import strategies as st

from saksi.kinds import Actor, Article, Claim, Quantity, Reading, Sentence, Span
from saksi.resolve.finding import gather

TEXT = "x" * 100
SPANS = st.tuples(st.integers(0, 99), st.integers(1, 40)).map(lambda pair: Span(pair[0], min(pair[0] + pair[1], 100)))


def reading(language: str | None = "id") -> Reading:
    return Reading(Article("a", "k", TEXT, "", ""), language, (), (Sentence(Span(0, 100), 0),), (), ())


def claim(name: str, *content: Span, nested_in: str | None = None, actor: str | None = None) -> Claim:
    return Claim(name, "indirect", (), (), content, "", "say", Span(0, 100), "test", "A", (), nested_in, actor)


def quantity(span: Span) -> Quantity:
    return Quantity("", span, 1, 1, "=", "", "none", "test")


def test_a_quantity_gets_the_innermost_claim() -> None:
    outer, inner = claim("x", Span(0, 80)), claim("y", Span(20, 50), nested_in="x")
    finding = gather(reading(), ([outer, inner], ()), [quantity(Span(30, 35)), quantity(Span(60, 65))], (), ())
    assert [item.claim for item in finding.quantities] == ["c2", "c1"]
    assert finding.claims[1].nested_in == "c1"


def test_a_quantity_that_reaches_out_of_a_claim_is_not_in_it() -> None:
    finding = gather(reading(), ([claim("x", Span(10, 40))], ()), [quantity(Span(35, 45))], (), ())
    assert finding.quantities[0].claim is None


def test_actors_and_the_claims_that_name_them_get_the_same_new_id() -> None:
    actors = [Actor("p", "Rahma", "person", ()), Actor("q", "Markus", "person", ())]
    finding = gather(reading(), ([claim("x", Span(0, 9), actor="q")], actors), (), (), ())
    assert [actor.id for actor in finding.actors] == ["a1", "a2"]
    assert finding.claims[0].actor == "a2"


def test_a_text_in_an_unknown_language_is_reported_unread() -> None:
    coverage = gather(reading(None), ((), ()), (), (), ()).coverage
    assert (coverage.sentences, coverage.sentences_read) == (1, 0)
    assert [unread.span for unread in coverage.unread] == [Span(0, 100)]


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8))
def test_the_sweep_agrees_with_trying_every_claim(contents: list[Span], spans: list[Span]) -> None:
    claims = [claim(f"x{number}", content) for number, content in enumerate(contents)]
    finding = gather(reading(), (claims, ()), [quantity(span) for span in spans], (), ())
    held = {c.id: c.content[0] for c in finding.claims}
    for item in finding.quantities:
        around = [c for c in held.values() if c.start <= item.span.start and item.span.end <= c.end]
        assert (item.claim is None) == (not around)
        if item.claim:
            length = held[item.claim].end - held[item.claim].start
            assert length == min(c.end - c.start for c in around)


def test_ids_follow_the_text() -> None:
    finding = gather(reading(), ((), ()), [quantity(Span(50, 52)), quantity(Span(3, 5))], (), ())
    assert [(item.id, item.span.start) for item in finding.quantities] == [("q1", 3), ("q2", 50)]
