"""Who told it first, who repeats it, and where it ends."""

import json
from pathlib import Path

from saksi import Ledger, add_paths
from saksi.answer.trace import ClaimTrace, FigureTrace, trace_claim, trace_figure, trace_sentence
from saksi.kinds import Measure
from saksi.ledger.search.search import Hit


def claim(ledger: Ledger, article: str, id: str) -> Hit:
    hit = ledger.hit(ledger.find_key(article), id)
    assert hit is not None
    return hit


def test_a_figure_is_first_told_by_the_agency_and_every_hop_rests_on_a_sentence(
    ledger: Ledger, killed: Measure
) -> None:
    trace = trace_figure(ledger, killed)
    assert (trace.first.article, trace.articles, trace.texts) == ("lontar-1", 11, 8)
    assert all(hop.figure.sentence_text for hop in trace.hops)
    assert {hop.target.kind for hop in trace.hops} == {"through", "speaker", "origin"}


def test_every_text_reaches_an_origin(ledger: Ledger, killed: Measure) -> None:
    hops = trace_figure(ledger, killed).hops
    onward = {hop.source: {each.target for each in hops if each.source == hop.source} for hop in hops}
    for text in (hop.source for hop in hops if hop.source.kind == "text"):
        reached, waiting = set(), [text]
        while waiting:
            at = waiting.pop()
            if at not in reached:
                reached.add(at)
                waiting += onward.get(at, ())
        assert "origin" in {point.kind for point in reached}


def test_a_copy_is_folded_into_its_source(ledger: Ledger, killed: Measure) -> None:
    trace = trace_figure(ledger, killed)
    copy, source = ledger.find_key("kabarsabana-1"), ledger.find_key("lontar-1")
    assert trace.roots[copy] == source
    assert copy not in {hop.source.key for hop in trace.hops}


def test_a_claim_in_a_copy_was_told_first_by_its_source(ledger: Ledger) -> None:
    trace = trace_claim(ledger, claim(ledger, "samudrakini-1", "c1"))
    assert trace.first.id == "lontar-1"
    copies = [repeat.article.id for repeat in trace.repeats if repeat.tie == "copy-of"]
    assert "lontar-1" in copies
    assert [repeat.article.published for repeat in trace.repeats] == sorted(
        repeat.article.published or "" for repeat in trace.repeats
    )


def test_a_claim_that_nobody_repeats_has_no_repeats(ledger: Ledger) -> None:
    trace = trace_claim(ledger, claim(ledger, "suarapelabuhan-1", "c5"))
    assert trace.repeats == ()
    assert trace.chain == ("Petrus Lado Wangge", "Suara Pelabuhan")


def test_a_sentence_with_a_known_figure_leads_to_the_figure(ledger: Ledger, killed: Measure) -> None:
    trace = trace_sentence(ledger, "Sebanyak 11 orang tewas dalam longsor di Detusoko.")
    assert isinstance(trace, FigureTrace)
    assert trace.measure.id == killed.id


def test_the_first_who_gave_the_number_asked_about_is_told_apart_from_the_first_of_all(ledger: Ledger) -> None:
    trace = trace_sentence(ledger, "Sebanyak 11 orang tewas dalam longsor di Detusoko.")
    assert isinstance(trace, FigureTrace)
    assert trace.same is not None
    assert (trace.same.quantity.lo, trace.first.quantity.lo) == (11, 7)
    assert trace.same.published == min(f.published or "" for f in trace.measure.figures if f.quantity.lo == 11)


def test_a_number_is_found_though_the_words_asked_leave_open_what_befell_the_counted(ledger: Ledger) -> None:
    trace = trace_sentence(ledger, "Sedikitnya tujuh orang")
    assert isinstance(trace, FigureTrace)
    assert trace.same is not None
    assert (trace.same.article, trace.same.quantity.cmp, trace.same.quantity.lo) == ("lontar-1", ">=", 7)


def test_a_number_nobody_gives_leads_to_what_is_counted(ledger: Ledger, killed: Measure) -> None:
    trace = trace_sentence(ledger, "Longsor di Detusoko menewaskan 19 orang")
    assert isinstance(trace, FigureTrace)
    assert trace.measure.id == killed.id
    assert trace.asked is not None
    assert (trace.asked.lo, trace.same) == (19, None)


def test_a_sentence_without_a_figure_leads_to_a_claim(ledger: Ledger) -> None:
    trace = trace_sentence(ledger, "Sayur dari Detusoko tidak bisa ditahan lama")
    assert isinstance(trace, ClaimTrace)
    assert trace.hit.claim.speaker == "Petrus Lado Wangge"


def test_those_who_hold_most_of_a_sentence_tell_it_too_though_not_what_the_likest_says(tmp_path: Path) -> None:
    pages = {
        "duka": "Kami kehilangan guru, kata Bupati Yusuf Amin setelah Rahma Dewi wafat pada usia 91 tahun di Raba.",
        "sakit": "Rahma Dewi dikabarkan sempat dirawat sebelum wafat pada usia 91 tahun.",
        "pasar": "Pedagang belum boleh berjualan hari ini, kata Kepala Pasar Raba, Sona Harefa.",
    }
    lines = (json.dumps({"id": id, "text": text, "published": "2025-03-04"}) for id, text in pages.items())
    (tmp_path / "pages.jsonl").write_text("\n".join(lines))
    with Ledger.open_to_write(str(tmp_path / "ledger"), writer="the test") as ledger:
        list(add_paths([str(tmp_path / "pages.jsonl")], ledger))
        trace = trace_sentence(ledger, "Rahma Dewi wafat pada usia 91 tahun di Raba")
    assert isinstance(trace, ClaimTrace)
    assert [(repeat.article.id, repeat.tie) for repeat in trace.repeats] == [("sakit", "words")]


def test_a_sentence_of_something_else_leads_nowhere(ledger: Ledger) -> None:
    assert trace_sentence(ledger, "Gunung berapi itu meletus kemarin") is None
