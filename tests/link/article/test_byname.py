"""What an article is known by: names inside sentences, also behind a title with a stop."""

from collections.abc import Callable

from saksi.kinds import Finding
from saksi.link.article.byname import name_article
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]


def test_a_name_stands_behind_a_title_with_a_stop_and_not_behind_the_stop_of_a_sentence(report: Report) -> None:
    told = "Pasien dibawa ke RS dr. Lontara oleh Moh. Sarwan. Tenda dibuka di Wera, kata Ülkü."
    assert set(name_article(report("a", "Kabar Wera", told), PACKS)) == {"lontara", "moh", "sarwan", "wera", "ülkü"}


def test_letters_with_stops_are_a_title_whatever_stands_before_them(report: Report) -> None:
    told = "They met in the U.S. Capitol, and left the X-U.N. Office. At USU.N. Tower nobody came."
    named = name_article(report("a", "The Lantern", told, language="en"), PACKS)
    assert {"capitol", "office", "tower"} & named.keys() == {"capitol", "office"}


def test_a_word_that_only_ends_as_a_title_is_none(report: Report) -> None:
    told = "Mereka menyeberang di atas bendr. Tenda dibuka."
    assert "tenda" not in name_article(report("a", "Kabar Wera", told), PACKS)
