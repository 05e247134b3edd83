"""Which articles of a story are told anew from one in another language, and which only tell of the same."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from saksi.kinds import Finding
from saksi.link.find import find_links
from saksi.link.text.translation import find_translations
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]
MORNING, NOON, EVENING = (f"2025-03-04T{hour}:00:00+07:00" for hour in ("07", "12", "18"))
FLOOD = (
    "Banjir melanda Kecamatan Wera, di bawah Gunung Maria, kata Rahma Dewi.\n"
    "Ada 1.200 orang mengungsi ke Lambu, kata Rahma.\n"
    "Sebanyak 418 rumah rusak, kata Umar Tayib dari Sape.\n"
    "Warga menunggu di jembatan."
)
FLOOD_COUNTED = [
    ("1.200 orang", 1200, "person", None, "Rahma Dewi"),
    ("418 rumah", 418, "house", None, "Umar Tayib"),
]
TOLD = (
    "Floods hit the district of Wera, below Gunung Maria, said Rahma Dewi, as quoted by Kabar Muara.\n"
    "Some 1,200 people fled to Lambu, she said.\n"
    "A total of 418 houses were damaged, said Umar Tayib of Sape."
)
TOLD_COUNTED = [
    ("1,200 people", 1200, "person", None, "Rahma Dewi"),
    ("418 houses", 418, "house", None, "Umar Tayib"),
]


def translations(*story: Finding) -> list[tuple[str, str]]:
    ids = {finding.article.key: finding.article.id for finding in story}
    return [(ids[link.a], ids[link.b]) for link in find_translations(story, PACKS)]


@pytest.fixture
def flood(report: Report) -> Finding:
    """The article that others are told from."""
    return report("a", "Kabar Muara", FLOOD, MORNING, counted=FLOOD_COUNTED)


@pytest.fixture
def told(report: Report) -> Finding:
    """The same, told anew in English with a credit."""
    return report("b", "Bima Post", TOLD, NOON, counted=TOLD_COUNTED, language="en")


def test_what_credits_an_article_and_tells_its_names_and_numbers_is_a_translation(
    flood: Finding, told: Finding
) -> None:
    [link] = (link for link in find_links((flood, told), PACKS) if link.kind == "translates")
    assert (link.a, link.b) == (told.article.key, flood.article.key)
    assert link.reason == "100% of its names and numbers are those of Kabar Muara"
    assert translations(flood, replace(told, language="id")) == []
    assert translations(flood, replace(told, language=None)) == []


def test_without_a_credit_more_must_be_the_same(report: Report, flood: Finding) -> None:
    silent = TOLD.replace(", as quoted by Kabar Muara", "")
    assert translations(flood, report("b", "Bima Post", silent, NOON, counted=TOLD_COUNTED, language="en")) == [
        ("b", "a")
    ]
    more = f"{silent}\nTrucks left Dompu for Wera, and boats left Sanggar and Labuan Bajo."
    assert translations(flood, report("b", "Bima Post", more, NOON, counted=TOLD_COUNTED, language="en")) == []
    credited = report("b", "Bima Post", f"{more}\nKabar Muara told of it.", NOON, counted=TOLD_COUNTED, language="en")
    assert translations(flood, credited) == [("b", "a")]


def test_an_outlet_that_names_itself_credits_nobody(report: Report, flood: Finding) -> None:
    more = f"{TOLD}\nTrucks left Dompu for Wera, and boats left Sanggar and Labuan Bajo."
    assert translations(flood, report("b", "Kabar Muara", more, NOON, counted=TOLD_COUNTED, language="en")) == []
    assert translations(flood, report("b", "Bima Post", more, NOON, counted=TOLD_COUNTED, language="en")) == [
        ("b", "a")
    ]


def test_two_reports_of_one_event_are_no_translations(report: Report, flood: Finding) -> None:
    own = (
        "The river took the market of Wera, below Gunung Maria, said Siti Hajar, who sells rice in Sape.\n"
        "Some 1,200 people fled to Lambu, said Umar Tayib.\n"
        "A total of 73 boats sank, said Siti."
    )
    counted = [
        ("1,200 people", 1200, "person", None, "Umar Tayib"),
        ("73 boats", 73, "boat", None, "Siti Hajar"),
    ]
    assert translations(flood, report("b", "Bima Post", own, NOON, counted=counted, language="en")) == []


def test_who_asks_others_reports_whatever_he_has_from_the_outlet_he_credits(report: Report, flood: Finding) -> None:
    asked = f"{TOLD}\nNobody sleeps, said Siti Hajar, one of 2 nurses."
    counted = [*TOLD_COUNTED, ("2 nurses", 2, "nurse", None, "Siti Hajar")]
    assert translations(flood, report("b", "Bima Post", asked, NOON, counted=counted, language="en")) == []


def test_of_two_that_are_credited_the_source_is_the_one_that_names_all_its_speakers(
    report: Report, flood: Finding
) -> None:
    retold = (
        "Siti Hajar membakar lilin di Dompu untuk Wera.\n"
        "Ada 1.200 orang mengungsi ke Lambu, kata Rahma Dewi seperti dikutip Kabar Muara.\n"
        "Ia mengumpulkan 65 selimut."
    )
    counted = [
        ("1.200 orang", 1200, "person", None, "Rahma Dewi"),
        ("65 selimut", 65, "blanket", None, "Siti Hajar"),
    ]
    rewrite = report("c", "Dompu Kini", retold, NOON, counted=counted)
    told = (
        "The candles of Siti Hajar in Dompu are for Wera, Dompu Kini reported.\n"
        "Some 1,200 people fled to Lambu, Rahma Dewi told Kabar Muara.\n"
        "She gathered 65 blankets."
    )
    told_counted = [
        ("1,200 people", 1200, "person", None, "Rahma Dewi"),
        ("65 blankets", 65, "blanket", None, "Siti Hajar"),
    ]
    later = report("b", "Bima Post", told, EVENING, counted=told_counted, language="en")
    assert translations(flood, rewrite, later) == [("b", "c")]


def test_a_copy_of_a_translation_is_none(report: Report, flood: Finding, told: Finding) -> None:
    copy = report("c", "Sape Herald", f"{TOLD} (Bima Post)", EVENING, counted=TOLD_COUNTED, language="en")
    assert translations(flood, told, copy) == [("b", "a")]


def test_the_words_of_a_song_are_no_translation_of_news_about_it(report: Report) -> None:
    news = (
        'Lagu "Red Harbour" milik Nora Vell dari album Salt Letters naik ke nomor 12, kata Rahma Dewi.\n'
        "Nora Vell merekamnya bersama Tom Arder di Studio Halyard, 31 hari lamanya."
    )
    song = (
        "Lirik lagu Red Harbour, Nora Vell, album Salt Letters, Tom Arder, Studio Halyard, nomor 12, 31 hari.\n"
        "And I will wait where the water is red\nAnd you will say what the water has said\n"
        "Oh the harbour is where I was with you"
    )
    counted = [("nomor 12", 12, None, None, "Rahma Dewi"), ("31 hari", 31, None, None, "")]
    page = [("nomor 12", 12, None, None, ""), ("31 hari", 31, None, None, "")]
    first = report("a", "Kabar Muara", news, MORNING, counted=counted)
    assert translations(first, report("b", "Lagu Kita", song, NOON, counted=page, language="en")) == []
    song = f"{song}\n(Kabar Muara)"
    assert translations(first, report("b", "Lagu Kita", song, NOON, counted=page, language="en")) == []


def test_only_what_is_wanted_is_looked_at(flood: Finding, told: Finding) -> None:
    [link] = find_translations((flood, told), PACKS, {told.article.key})
    assert link.b == flood.article.key
    assert list(find_translations((flood, told), PACKS, {flood.article.key})) == []


def test_a_long_story_does_not_hide_the_article_that_is_credited(report: Report, flood: Finding, told: Finding) -> None:
    between = [report(f"n{at}", "Lentera Bukit", f"Air surut di Wera, catatan {at}.", MORNING) for at in range(80)]
    assert translations(flood, *between, told) == [("b", "a")]
