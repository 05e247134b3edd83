"""An outlet of the story that is named as a source: it only passes on, unless it reckoned the number itself."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding, Origin
from saksi.link.origin.origin import find_origins
from saksi.link.teller import tell
from saksi.link.text.tie import find_ties
from saksi.pack import load_packs

PACKS = load_packs()
MOMENT = "2025-03-04T09:00:00+07:00"
Told = Sequence[Origin]


@pytest.fixture
def trace() -> Callable[[dict[str, str]], Told]:
    """Give the origins of the figures of some texts, by their outlets."""

    def read(outlet: str, text: str) -> Finding:
        finding = _read_text(text, "id" if " kata " in text else "en", MOMENT)
        return replace(finding, article=replace(finding.article, id=outlet, key=outlet, outlet=outlet))

    def trace(texts: dict[str, str]) -> Told:
        found = [read(outlet, text) for outlet, text in texts.items()]
        moments = [MOMENT.replace("T09", f"T{9 + hour:02}") for hour in range(len(found))]
        told = [each for finding, at in zip(found, moments, strict=True) for each in tell(finding, at, PACKS)]
        return find_origins(told, find_ties(found, {}, PACKS), PACKS)[0]

    return trace


def test_whose_tally_a_number_is_stands_behind_it(trace: Callable[[dict[str, str]], Told]) -> None:
    own = "By the Lontar Post's own count, 40 people are missing."
    [origin] = trace({"Wera Press": "In Wera 40 people are missing.", "Lontar Post": own})
    assert origin.is_stated


def test_an_outlet_that_reckons_a_number_stands_behind_it(trace: Callable[[dict[str, str]], Told]) -> None:
    own = "In Wera 40 people are missing."
    [origin] = trace({"Wera Press": own, "Lontar Post": "Wera Press estimates that 40 people are missing."})
    assert origin.is_stated
    [origin] = trace({"Wera Press": own, "Lontar Post": "Wera Press reported that 40 people are missing."})
    assert not origin.is_stated


def test_an_outlet_may_be_called_by_the_last_words_of_its_name(trace: Callable[[dict[str, str]], Told]) -> None:
    texts = {
        "Wera Herald": "In Wera 40 people are missing.",
        "Lontar Post": "The mood is low, the Wera Herald wrote. In all 40 people are missing, the Herald said.",
    }
    [origin] = trace(texts)
    assert not origin.is_stated


ROUTED = {
    "Wera Voice": "WERA - Dr Rahma Dewi, the superintendent, said that her hospital had received nine bodies.",
    "Lontar Post": "SAPE - The relief office counts six dead, its head said. The mission hospital in Wera has "
    "registered nine bodies, its superintendent told Wera Voice.",
}


def test_a_number_that_came_through_an_outlet_is_of_whom_that_outlet_quotes_with_it(
    trace: Callable[[dict[str, str]], Told],
) -> None:
    origins = [origin for origin in trace(ROUTED) if "Lontar Post gives the number" in " ".join(origin.reasons)]
    assert [origin.name for origin in origins] == ["Rahma Dewi"]


def test_a_number_that_came_through_no_outlet_is_not(trace: Callable[[dict[str, str]], Told]) -> None:
    texts = ROUTED | {"Lontar Post": ROUTED["Lontar Post"].replace("told Wera Voice", "said")}
    assert "Rahma Dewi" not in [origin.name for origin in trace(texts) if len(origin.reasons) > 0]


def test_who_gives_the_number_of_another_article_has_it_from_there(trace: Callable[[dict[str, str]], Told]) -> None:
    first = {"Wera Voice": "WERA - Dr Rahma Dewi, the superintendent, said that 46 people were missing."}
    [origin] = trace(first | {"Lontar Post": "SAPE - Ilham Nasution said that 46 people were missing."})
    assert any("gives the number that" in reason for reason in origin.reasons)


def test_two_who_came_to_one_number_have_counted_it_twice(trace: Callable[[dict[str, str]], Told]) -> None:
    said = "WERA - Dr Rahma Dewi said that {} people were missing. Ilham Nasution said that 46 people were missing."
    assert len(trace({"Wera Voice": said.format(31), "Lontar Post": said.format(46)})) == 2
    assert len(trace({"Wera Voice": said.format(46)})) == 2


def test_a_small_number_is_anybodys(trace: Callable[[dict[str, str]], Told]) -> None:
    first = {"Wera Voice": "WERA - Dr Rahma Dewi, the superintendent, said that nine people were missing."}
    assert len(trace(first | {"Lontar Post": "SAPE - Ilham Nasution said that nine people were missing."})) == 2


def test_who_tells_of_another_bodys_number_beside_its_own_stays_with_its_own(
    trace: Callable[[dict[str, str]], Told],
) -> None:
    first = {"Wera Voice": "WERA - Dr Rahma Dewi, the superintendent, said that 46 people were missing."}
    both = "SAPE - Ilham Nasution said that 31 people were missing. He told Wera Voice that 46 people were missing."
    told = trace(first | {"Lontar Post": both})
    assert [origin.name for origin in told] == ["Rahma Dewi", "Ilham Nasution"]
    assert "Lontar Post gives the number that Rahma Dewi gave before" in told[0].reasons


def test_who_is_of_a_place_that_an_outlet_is_called_after_is_not_the_outlet(
    trace: Callable[[dict[str, str]], Told],
) -> None:
    said = "48 orang selamat, kata Kepala Kantor SAR Natuna Rahma Dewi."
    [origin] = trace({"Kabar Natuna": said, "Kabar Lontar": said.replace("Natuna ", "")})
    assert "Rahma Dewi" in origin.name
