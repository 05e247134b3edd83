"""Articles of one event belong to one story; others do not."""

import random
from collections.abc import Callable

import pytest

from saksi.flow import read_page
from saksi.kinds import Finding
from saksi.link.article.byname import sign_article
from saksi.link.find import find_links
from saksi.link.story.story import link_stories
from saksi.pack import load_packs

PACKS = load_packs()


def stories(*findings: Finding) -> set[frozenset[str]]:
    ids = {finding.article.key: finding.article.id for finding in findings}
    return {frozenset((ids[a.a], ids[a.b])) for a in find_links(findings, PACKS) if a.kind == "same-story"}


def test_shared_names_make_a_story_across_languages(report: Callable[..., Finding]) -> None:
    a = report("a", "Kabar Muara", "Warga di Wera dan Sape mengungsi setelah Gunung Maria meletus, kata Rahma Dewi.")
    b = report(
        "b", "Hill Post", "Villagers in Wera and Sape fled as Mount Maria erupted, said Rahma Dewi.", language="en"
    )
    assert stories(a, b) == {frozenset("ab")}


def test_the_same_names_two_weeks_later_are_another_story(report: Callable[..., Finding]) -> None:
    text = "Warga di Wera dan Sape mengungsi setelah Gunung Maria meletus, kata Rahma Dewi."
    a = report("a", "Kabar Muara", text, "2025-03-04T08:00:00+07:00")
    b = report("b", "Lentera Bukit", f"Lagi-lagi {text}", "2025-03-19T08:00:00+07:00")
    assert stories(a, b) == set()


def test_words_without_a_name_make_no_story(report: Callable[..., Finding]) -> None:
    a = report("a", "Kabar Muara", "Pada hari Senin dan Selasa hujan turun di kota itu, dan warga menutup pintu.")
    b = report("b", "Lentera Bukit", "Sejak hari Senin dan Selasa harga cabai di pasar naik, dan pedagang mengeluh.")
    assert stories(a, b) == set()


def test_a_court_takes_a_story_up_again_weeks_later(report: Callable[..., Finding]) -> None:
    text = "Hakim di Wera menghukum Yusuf Amin dalam perkara jalan Oelet, kata Rahma Dewi. Negara rugi Rp114 juta."
    counted = [("Rp114 juta", 114_000_000, None, None, "")]
    a = report("a", "Kabar Muara", text, "2025-03-04T08:00:00+07:00", counted=counted)
    again = f"Banding diputus. {text}"
    b = report("b", "Lentera Bukit", again, "2025-04-19T08:00:00+07:00", counted=counted)
    late = report("b", "Lentera Bukit", again, "2025-09-19T08:00:00+07:00", counted=counted)
    assert (stories(a, b), stories(a, late)) == ({frozenset("ab")}, set())


def tie(named: list[dict[str, int]], moments: list[str], shares: dict[str, float] | None = None) -> set[frozenset[str]]:
    """The pairs of each article with the first one of its story."""
    keys = [f"{at}" for at in range(len(named))]
    return {frozenset((link.a, link.b)) for link in link_stories(keys, moments, named, shares or {})}


HOURS = [f"2025-03-04T{hour:02}:00:00" for hour in range(8, 18)]
EVENT = dict.fromkeys(["wera", "sape", "maria", "rahma", "dewi", "84 person", "~banjir", "~kasur"], 1)


def test_an_article_of_another_manner_joins_the_one_story_that_it_is_a_little_like() -> None:
    ward = {**dict.fromkeys([f"ward{number}" for number in range(150)], 1), "wera": 1}
    other = dict.fromkeys([f"court{number}" for number in range(8)], 1)
    told = {"number": {**ward, "84 person": 1}, "name": ward}
    found = {kind: tie([EVENT, EVENT, other, each], HOURS[:4]) for kind, each in told.items()}
    assert found == {"number": {frozenset("01"), frozenset("03")}, "name": {frozenset("01")}}


def test_an_article_that_is_as_little_like_two_stories_stays_alone() -> None:
    ward = {**dict.fromkeys([f"ward{number}" for number in range(60)], 1), "84 person": 1, "61 house": 1}
    event = dict.fromkeys(["84 person", *(f"event{number}" for number in range(7))], 1)
    other = dict.fromkeys(["61 house", *(f"court{number}" for number in range(7))], 1)
    assert tie([event, event, other, other, ward], HOURS[:5]) == {frozenset("01"), frozenset("23")}


def test_words_without_a_name_tie_no_articles_however_many_they_are() -> None:
    words = dict.fromkeys([f"~word{number}" for number in range(9)], 1)
    a, b = {**words, "wera": 1}, {**words, "sape": 1}
    assert (tie([a, b], HOURS[:2]), tie([a, a], HOURS[:2])) == (set(), {frozenset("01")})


def test_names_that_news_is_full_of_tie_less() -> None:
    a = dict.fromkeys(["jakarta", "istana", *(f"a{number}" for number in range(9))], 1)
    b = dict.fromkeys(["jakarta", "istana", *(f"b{number}" for number in range(9))], 1)
    assert tie([a, b], HOURS[:2]) == {frozenset("01")}
    assert tie([a, b], HOURS[:2], {"jakarta": 0.33, "istana": 0.2}) == set()


def test_two_halves_of_a_story_are_one() -> None:
    count = {**dict.fromkeys([f"count{number}" for number in range(9)], 1), "wera": 1, "sape": 1, "84 person": 1}
    pairs = tie([EVENT, count, EVENT, count, EVENT, count, EVENT], HOURS[:7])
    assert pairs == {frozenset(("0", each)) for each in "123456"}


def test_the_same_likeness_days_later_is_worth_less() -> None:
    a = dict.fromkeys(["wera", "sape", *(f"a{number}" for number in range(40))], 1)
    b = dict.fromkeys(["wera", "sape", *(f"b{number}" for number in range(40))], 1)
    near, far = [HOURS[0], "2025-03-05T08:00:00"], [HOURS[0], "2025-03-11T07:00:00"]
    assert (tie([a, b], near), tie([a, b], far)) == ({frozenset("01")}, set())


def test_who_speaks_for_a_body_of_many_affairs_ties_none_of_them() -> None:
    mark = {"@rahma": 1, "@dewi": 1}
    affairs = [{"rahma": 2, "dewi": 1, **mark, **{f"{at}.{of}": 1 for of in range(12)}} for at in "abcdefghijkl"]
    moments = [HOURS[0]] * len(affairs)
    plain = [{name: times for name, times in each.items() if name not in mark} for each in affairs]
    assert (len(tie(affairs, moments)), len(tie(plain, moments))) == (0, len(plain) - 1)
    # Few articles of one affair may have nobody else in common.
    assert len(tie(affairs[:3], moments[:3])) == 2


def test_a_title_says_who_speaks_for_a_body() -> None:
    text = "Kabid Humas Polda Wera Kombes Rahma Dewi mengatakan air surut. Bupati Bima Yusuf Amin mengatakan air naik."
    names = sign_article(read_page(text.encode()), PACKS)
    assert {name for name in names if name[0] == "@"} == {"@rahma", "@dewi"}


def test_a_name_behind_a_title_with_a_stop_is_a_name() -> None:
    finding = read_page(b"Korban dirawat di RS dr. Soewarno sejak Senin pagi, kata warga yang menunggu di rumah.\n")
    assert "soewarno" in sign_article(finding, PACKS)


def test_what_is_not_looked_at_is_not_like_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles of 60 events, each with names of its own and some that stand in many."""
    chance = random.Random(0)
    events = [(chance.sample(range(400), 9), chance.sample(range(400, 440), 6)) for _ in range(60)]
    named = [
        {f"name {each}": 1 + chance.randrange(3) for part in chance.choice(events) for each in chance.sample(part, 5)}
        for _ in range(500)
    ]
    moments = sorted(f"2025-03-{chance.randrange(1, 28):02}T{chance.randrange(24):02}:00:00" for _ in named)
    found = tie(named, moments)
    monkeypatch.setattr("saksi.link.story.story._ROUNDED_FLOOR", 0.0)
    assert len(found) > 200
    assert tie(named, moments) == found


def test_what_a_club_does_days_later_is_another_story() -> None:
    """It shares as much with the first ones as they share with each other, but not the many names of one event."""
    days = [f"2025-03-{4 + at // 2:02}T{8 + at % 2:02}:00:00" for at in range(12)]
    club = [{"muara": 3, "rahma": 1, **dict.fromkeys([f"of{at} {each}" for each in range(12)], 1)} for at in range(12)]
    trial = [{**dict.fromkeys([f"all{each}" for each in range(12)], 1), f"of{at}": 1} for at in range(12)]
    later = {frozenset(("0", f"{at}")) for at in range(8, 12)}
    assert frozenset("07") in (tied := tie(club, days))
    assert not later & tied
    assert later <= tie(trial, days)
    assert later <= tie(club, [days[0]] * 12)
