"""Processes that read pages: order is kept, and a page that hangs, kills or swells is told and costs itself alone."""

import itertools
import mmap
import os
import signal
import time
from collections.abc import Iterator

import pytest

from saksi.flow import read_or_reject
from saksi.kinds import Article, Coverage, Finding, Given, Page, Reject, Settings
from saksi.worker import Outcome, read_apart


def page(name: str) -> Page:
    return Page(b"Hujan.", f"hash of {name}", name, "text/plain", f"{name}.txt", name)


def read(page: Page, settings: Settings) -> Outcome:
    """Do what the page is called."""
    if page.id == "hang":
        # Waits for a signal that never comes.
        signal.pause()
    while page.id == "spin":
        pass
    if page.id == "late":
        time.sleep(0.6)
    if page.id == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if page.id == "leave":
        os._exit(3)
    if page.id == "swell":
        bytearray(settings.memory_limit_bytes)
    article = Article(page.id, page.key, "Hujan.", page.sha256, page.address)
    return Finding(article, None, (), (), (), (), (), (), Coverage(6, 0, 0), str(os.getpid()))


def read_all(names: str, **settings: float) -> list[str]:
    pages: list[Page | None] = [page(name) for name in names.split()]
    outcomes = read_apart(pages, read, Settings(**settings))  # type: ignore[arg-type]
    return [outcome.reason if isinstance(outcome, Reject) else outcome.article.id for _, outcome in outcomes if outcome]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_pages_come_in_their_order_whoever_read_them(workers: int) -> None:
    names = " ".join(f"p{number}" for number in range(10))
    assert read_all(names, workers=workers) == names.split()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_that_hangs_or_kills_costs_itself_alone(workers: int) -> None:
    assert read_all("a hang b die c leave d", workers=workers, page_limit_s=0.3) == [
        "a",
        "took more than 0.3 s",
        "b",
        "the process that read it died (SIGKILL)",
        "c",
        "the process that read it died (exit status 3)",
        "d",
    ]


def test_a_page_that_takes_more_of_the_processor_than_it_may_is_given_up() -> None:
    assert read_all("a spin b", workers=1, page_limit_s=0.3) == ["a", "took more than 0.3 s", "b"]


def test_a_page_whose_process_waits_for_its_turn_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_all("a late b", workers=1, page_limit_s=0.3) == ["a", "took more than 0.3 s", "b"]
    monkeypatch.setattr("saksi.worker._use", lambda process: (0.0, True))
    assert read_all("a late b", workers=1, page_limit_s=0.3) == ["a", "late", "b"]
    assert read_all("a hang b", workers=1, page_limit_s=0.1) == ["a", "took more than 0.1 s", "b"]


def test_a_number_beyond_64_bits_comes_through() -> None:
    data = f"Dinas menghitung {10**24} ekor ikan.".encode()
    told = Page(data, "hash", "key", "text/plain", "a.txt", "a", Given(published="2025-03-05"))
    [(_, outcome)] = read_apart([told], read_or_reject, Settings(workers=1))
    assert outcome == read_or_reject(told, Settings())
    assert isinstance(outcome, Finding)
    assert outcome.quantities[0].lo == 10**24


def test_what_is_no_page_passes_through_in_its_place() -> None:
    items: list[Page | str] = [page("a"), "x", page("b"), "y", "z"]
    outcomes = list(read_apart(items, read, Settings(workers=2)))
    assert [outcome if isinstance(outcome, str) else "page" for _, outcome in outcomes] == [
        "page",
        "x",
        "page",
        "y",
        "z",
    ]


def test_a_process_is_kept_for_the_next_page_and_ends_with_the_last() -> None:
    pages: list[Page | None] = [page(name) for name in "abcd"]
    outcomes = list(read_apart(pages, read, Settings(workers=1)))
    (pid,) = {outcome.version for _, outcome in outcomes if isinstance(outcome, Finding)}
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)


def test_who_stops_asking_leaves_no_process_behind() -> None:
    pages: Iterator[Page | None] = map(page, itertools.repeat("a"))
    outcomes = read_apart(pages, read, Settings(workers=2))
    pids = [int(outcome.version) for _, outcome in itertools.islice(outcomes, 2) if isinstance(outcome, Finding)]
    outcomes.close()  # type: ignore[attr-defined]
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_pages_that_waited_behind_a_fatal_one_are_read_by_another_process() -> None:
    names = "a b die c d hang e f die g h"
    read = read_all(names, workers=1, page_limit_s=0.3)
    assert [each for each in read if len(each) == 1] == list("abcdefgh")
    assert len(read) == len(names.split())


def test_a_process_makes_room_for_a_new_one_after_so_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saksi.worker.PAGES_PER_PROCESS", 3)
    pages: list[Page | None] = [page(f"p{number}") for number in range(9)]
    outcomes = list(read_apart(pages, read, Settings(workers=1)))
    assert [outcome.article.id for _, outcome in outcomes if isinstance(outcome, Finding)] == [
        f"p{n}" for n in range(9)
    ]
    assert len({outcome.version for _, outcome in outcomes if isinstance(outcome, Finding)}) == 3


def test_what_all_need_is_loaded_once_before_the_second_process_begins() -> None:
    called: list[int] = []
    pages: list[Page | None] = [page(f"p{number}") for number in range(20)]
    assert len(list(read_apart(pages, read, Settings(workers=1), prepare=lambda: called.append(1)))) == 20
    assert called == []
    assert len(list(read_apart(pages, read, Settings(workers=3), prepare=lambda: called.append(1)))) == 20
    assert called == [1]


def test_a_large_page_and_its_large_answer_do_not_wait_for_each_other() -> None:
    large = [Page(b"x" * 3_000_000, f"k{n}", f"k{n}", "text/plain", f"{n}.txt", "y" * 3_000_000) for n in range(6)]
    outcomes = list(read_apart(large, read, Settings(workers=1)))
    assert sum(isinstance(outcome, Finding) for _, outcome in outcomes) == 6


def test_processes_may_begin_anew_instead_of_as_copies() -> None:
    pages: list[Page | None] = [page("a"), page("b")]
    outcomes = list(read_apart(pages, read_or_reject, Settings(workers=1), start="spawn"))
    assert [outcome.article.text for _, outcome in outcomes if isinstance(outcome, Finding)] == ["Hujan.", "Hujan."]


def test_what_the_program_holds_itself_is_not_counted_as_the_pages() -> None:
    with mmap.mmap(-1, 3_000_000_000):
        assert read_all("a b", workers=1) == ["a", "b"]
