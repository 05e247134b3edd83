"""Processes that read pages: order is kept, and a page that hangs, kills or swells is told and costs itself alone."""

import itertools
import os
import signal
from collections.abc import Iterator

import pytest

from saksi.kinds import Article, Coverage, Finding, Page, Reject, Settings
from saksi.worker import Outcome, read_apart


def page(name: str) -> Page:
    return Page(b"Hujan.", f"hash of {name}", name, "text/plain", f"{name}.txt", name)


def read(page: Page, settings: Settings) -> Outcome:
    """Do what the page is called."""
    if page.id == "hang":
        # Waits for a signal that never comes.
        signal.pause()
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
