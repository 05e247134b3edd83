"""Invented news: always the same, a stream, with a truth that holds of its pages, and a judge that can fail."""

import itertools
import json
import re
from pathlib import Path

import pytest
from invent import make_pages, write_corpus
from invented import World, make_event, tell_news
from judge import judge, judge_copies, judge_origins, read_truth

from saksi.flow import add_paths
from saksi.kinds import Link, Page, Settings
from saksi.ledger.ledger import Ledger
from saksi.read.source import open_pages

PAGES = 60


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small corpus, an eighth of it bad."""
    folder = tmp_path_factory.mktemp("made") / "corpus"
    assert write_corpus(folder, make_pages(PAGES, bad=0.12)) == PAGES
    return folder


@pytest.fixture(scope="module")
def ledger(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is read out of it."""
    path = str(tmp_path_factory.mktemp("made") / "made.ledger")
    with Ledger.open_to_write(path, writer="the test") as opened:
        list(add_paths([str(corpus / "pages")], opened))
    return path


def test_a_longer_corpus_begins_with_the_shorter_one() -> None:
    assert list(make_pages(30)) == list(make_pages(40))[:30]
    assert list(make_pages(5, seed=1)) != list(make_pages(5))


def test_an_event_hangs_on_its_number_alone() -> None:
    assert make_event(7, World(0)) == make_event(7, World(0))
    assert make_event(7, World(0)).scene != make_event(7, World(1)).scene


def test_days_go_on_with_the_corpus() -> None:
    days = [story.published.date() for story in itertools.islice(tell_news(), 400)]
    assert (days[-1] - days[0]).days > 10


def test_every_figure_of_the_truth_stands_in_its_text() -> None:
    for story in itertools.islice(tell_news(), 200):
        figures = set(re.findall(r"\d+", " ".join(story.paragraphs).replace(".", "").replace(",", "")))
        assert {str(count.value) for count in story.counts} <= figures, story.id


def test_a_copy_names_a_text_that_came_out_before_it() -> None:
    seen = {}
    copies = 0
    for story in itertools.islice(tell_news(), 300):
        seen[story.id] = story.published
        if story.copy_of is not None:
            copies += 1
            assert seen[story.copy_of] <= story.published
    assert copies > 20


def test_web_pages_and_archives_hold_the_same(corpus: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path / "packed", make_pages(PAGES, bad=0.12), form="warc")
    assert read_truth(tmp_path / "packed") == read_truth(corpus)
    pages = [
        {page.sha256 for page in open_pages([str(folder / "pages")], Settings()) if isinstance(page, Page)}
        for folder in (corpus, tmp_path / "packed")
    ]
    assert pages[0] == pages[1]


def test_what_is_read_of_invented_news_is_judged(corpus: Path, ledger: str) -> None:
    with Ledger.open(ledger) as opened:
        found = judge(corpus, opened)
    kinds = [each["kind"] for each in read_truth(corpus)]
    assert found["articles"] == len(kinds) - kinds.count("bad") + found["bad"]["taken"]
    assert found["bad"]["articles_missing"] == 0
    assert found["copies"]["pairs"] > 0
    assert found["copies"]["f"] > 0.9
    assert found["origins"]["figures"] > 0
    assert found["origins"]["within"] > 0.5


def test_a_judge_without_links_and_measures_finds_nothing_right(corpus: Path) -> None:
    truth = read_truth(corpus)
    assert judge_copies(truth, [], {}).recall == 0
    assert judge_origins(truth, []).within == 0


def test_a_wrong_copy_costs_precision(corpus: Path) -> None:
    truth = read_truth(corpus)
    ids = {each["id"]: each["id"] for each in truth if each["kind"] != "bad"}
    real = [(each["id"], each["copy_of"]) for each in truth if each.get("copy_of") in ids]
    links = [Link("copy-of", a, b, 1.0, "", "") for a, b in real]
    assert judge_copies(truth, links, ids).f == 1
    one, other = [each["id"] for each in truth if each["kind"] == "own"][:2]
    wrong = judge_copies(truth, [*links, Link("copy-of", one, other, 1.0, "", "")], ids)
    assert wrong.recall == 1
    assert wrong.precision < 1


def test_the_truth_is_one_object_a_page(corpus: Path) -> None:
    lines = (corpus / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == PAGES
    assert {json.loads(line)["kind"] for line in lines} == {"own", "wire", "copy", "bad"}
