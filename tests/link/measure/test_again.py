"""Figures that are joined again when more come are joined as all of them are at once."""

import random
from collections.abc import Sequence

import pytest

from saksi.flow import _read_text
from saksi.link.made import _pack
from saksi.link.measure.again import Sure, join_more
from saksi.link.measure.join import find_rare, join_sure
from saksi.link.measure.meet import meet
from saksi.link.teller import tell
from saksi.link.text.tie import Ties
from saksi.link.told import Told
from saksi.pack import load_packs

SENTENCES = (
    "Sebanyak {n} orang tewas di Wera, kata Kapolres Bima Sari Dewi.",
    "Banjir merusak {n} rumah di Sape, kata Rahma Dewi.",
    "Sedikitnya {n} warga mengungsi dari Oelet, menurut BPBD Bima.",
    "Polisi menyita {n} ton pupuk, kata Yusuf Amin.",
    "Warga menyebut {n} rumah rusak, bukan {m} rumah.",
    "Ada {n} perahu di Pelabuhan Sape.",
    "Sebanyak {n} orang luka-luka di Kecamatan Wera.",
)
NUMBERS = (12, 14, 41, 57, 120, 214, 215, 1300)
SEEDS = range(12)


def invent(seed: int) -> list[list[Told]]:
    """The figures of some articles, day by day; some outlets name another, and some articles copy one."""
    chance, packs = random.Random(seed), load_packs()
    articles = []
    for day in range(1, 10):
        words = [chance.choice(SENTENCES).format(n=chance.choice(NUMBERS), m=chance.choice(NUMBERS)) for _ in range(4)]
        finding = _read_text(" ".join(dict.fromkeys(words)), "id", f"2025-03-{day:02}")
        articles.append(list(tell(finding, f"2025-03-{day:02}T00:00:00", packs)))
    return articles


def flatten(articles: Sequence[Sequence[Told]]) -> list[Told]:
    return [each for told in articles for each in told]


def join_at_once(told: Sequence[Told], ties: Ties) -> list[int]:
    return join_sure(told, meet(told), ties, find_rare(told)).roots()


def join_again(told: Sequence[Told], ties: Ties, before: Sure | None) -> Sure:
    sure = join_more(told, [_pack(each, ties) for each in told], ties, before)
    assert sure.roots == join_at_once(told, ties)
    return sure


@pytest.fixture(params=[200, 5])
def topic(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A story with more than one group is of a topic, of whose figures so many are looked at that are alike."""
    for module in ("join", "again"):
        monkeypatch.setattr(f"saksi.link.measure.{module}.MANY_FIGURES", request.param)
    for module in ("guess", "again"):
        monkeypatch.setattr(f"saksi.link.measure.{module}.MANY_GROUPS", 1)


@pytest.mark.usefixtures("topic")
@pytest.mark.parametrize("seed", SEEDS)
def test_articles_that_come_one_by_one_join_as_all_at_once(seed: int) -> None:
    articles = invent(seed)
    keys = [told[0].key for told in articles]
    ties = Ties({keys[5]: keys[2]}, {keys[7]: frozenset(keys[:3])}, {})
    before = None
    for many in range(1, len(articles) + 1):
        before = join_again(flatten(articles[:many]), ties, before)
    assert len(set(before.roots if before else ())) > 1


@pytest.mark.usefixtures("topic")
@pytest.mark.parametrize("seed", SEEDS)
def test_an_article_may_come_in_front_or_go_or_read_otherwise(seed: int) -> None:
    articles, ties = invent(seed), Ties({}, {}, {})
    at = random.Random(seed).randrange(len(articles))
    others = [told for place, told in enumerate(articles) if place != at]
    fewer = join_again(flatten(others), ties, None)
    whole = join_again(flatten(articles), ties, fewer)
    join_again(flatten(others), ties, whole)
    join_again(flatten([*articles[1:], articles[0]]), ties, whole)


@pytest.mark.usefixtures("topic")
def test_what_nothing_touches_is_not_joined_again(monkeypatch: pytest.MonkeyPatch) -> None:
    packs, ties = load_packs(), Ties({}, {}, {})
    texts = (
        "Banjir merusak 41 rumah di Sape, kata Rahma Dewi.",
        "Polisi menyita 1.300 ton pupuk, kata Yusuf Amin.",
        "Sebanyak 41 rumah di Sape rusak, kata Rahma Dewi.",
    )
    articles = [
        list(tell(_read_text(text, "id", f"2025-03-0{day}"), f"2025-03-0{day}T00:00:00", packs))
        for day, text in enumerate(texts, 1)
    ]
    before = join_again(flatten(articles[:2]), ties, None)
    joined: list[list[str]] = []

    def listen(told: Sequence[Told], *rest: object, **others: object) -> object:
        joined.append([each.finding.article.text for each in told])
        return join_sure(told, *rest, **others)  # type: ignore[arg-type]

    monkeypatch.setattr("saksi.link.measure.again.join_sure", listen)
    join_again(flatten(articles), ties, before)
    assert joined == [[texts[0], texts[2]]]
