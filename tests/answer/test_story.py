"""Stories of some days."""

import json
from pathlib import Path

from saksi import Ledger, Settings
from saksi.answer.story import find_stories, last_week
from saksi.flow import add_pages
from saksi.read.source import open_pages


def test_a_story_has_its_articles_in_time_and_its_figures(ledger: Ledger) -> None:
    [story] = find_stories(ledger, limit=5)
    moments = [article.published or "" for article in story.articles]
    assert (len(story.articles), story.texts, story.outlets) == (11, 8, 7)
    assert moments == sorted(moments)
    assert story.figures[0].what == "orang tewas"
    assert "Ende" in story.places


def test_a_story_of_other_days_is_left_out(ledger: Ledger) -> None:
    assert list(find_stories(ledger, since="2025-03-09", limit=5)) == []
    assert list(find_stories(ledger, until="2025-03-05", limit=5)) == []
    assert len(list(find_stories(ledger, since="2025-03-08", until="2025-03-08", limit=5))) == 1


def test_a_week_is_the_seven_days_that_end_with_the_newest_article(ledger: Ledger) -> None:
    assert (ledger.survey.newest_day(), last_week(ledger)) == ("2025-03-08", "2025-03-02")


def test_one_wrong_date_is_not_the_newest_day(tmp_path: Path) -> None:
    words = "Kata Rahma Dewi, perahu nomor {} berlayar dari Pelabuhan Sape."
    days = ["2025-03-08"] * 301 + ["2026-11-05"]
    lines = [
        json.dumps({"id": str(at), "text": words.format(at), "published": day, "outlet": "Kabar Sape"})
        for at, day in enumerate(days)
    ]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Ledger.open_to_write(str(tmp_path / "ledger"), writer="the test") as ledger:
        list(add_pages(open_pages([str(tmp_path / "pages.jsonl")], Settings()), ledger))
        assert ledger.survey.newest_day() == "2025-03-08"


def test_places_named_as_often_stand_by_name_whichever_article_came_first(tmp_path: Path) -> None:
    words = (
        "WERA - Banjir melanda Kota Bima, Dompu dan Sumbawa Besar, kata Rahma Dewi. Air surut di Mataram.",
        "WERA - Banjir melanda Mataram dan Sumbawa Besar, kata Rahma Dewi. Air surut di Dompu dan Kota Bima.",
    )
    days = ("2025-03-04T08:00:00+08:00", "2025-03-04T09:00:00+08:00")
    named = []
    for order in ((0, 1), (1, 0)):
        folder = tmp_path / str(order[0])
        folder.mkdir()
        with Ledger.open_to_write(str(folder / "ledger"), writer="the test") as ledger:
            for at in order:
                line = {"id": f"a{at}", "text": words[at], "published": days[at], "outlet": f"Kabar {at}"}
                (folder / f"{at}.jsonl").write_text(json.dumps(line), encoding="utf-8")
                list(add_pages(open_pages([str(folder / f"{at}.jsonl")], Settings()), ledger))
            keys = sorted(ledger.keys())
            named.append([place.name for place in ledger.browse.places_of(keys)])
    assert named[0] == named[1] == sorted(named[0])
    assert len(set(named[0])) > 2
