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
        finding = _read_text(text, "en", MOMENT)
        return replace(finding, article=replace(finding.article, id=outlet, key=outlet, outlet=outlet))

    def trace(texts: dict[str, str]) -> Told:
        found = [read(outlet, text) for outlet, text in texts.items()]
        told = [each for finding in found for each in tell(finding, MOMENT, PACKS)]
        return find_origins(told, find_ties(found, {}, PACKS), PACKS)[0]

    return trace


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
