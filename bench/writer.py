"""A writer in a process of its own, to be killed, and a look at what it leaves: for `eval/hold.py`, `eval/spoil.py`."""

import contextlib
import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from made import CLAIMS_PER_ARTICLE, SENTENCES, make_articles, word

from saksi.ledger.block.block import SIZE_BITS
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery

BATCH = 16  # articles


def write(path: str, seed: int, out: TextIO) -> None:
    """Add made articles until killed, and tell each batch when it is acknowledged: the size of the log, and keys."""
    articles = make_articles(10**9, seed=seed)
    with Ledger.open_to_write(path, writer="hold") as ledger:
        while batch := list(itertools.islice(articles, BATCH)):
            with ledger.batch():
                for page, finding in batch:
                    ledger.add(page, finding)
            out.write(" ".join([str(Path(f"{path}-wal").stat().st_size), *(page.key for page, _ in batch)]) + "\n")
            out.flush()


def keys_of(told: list[str]) -> set[str]:
    """The keys that whole lines of a writer name."""
    return {key for line in told if line.endswith("\n") for key in line.split()[1:]}


@contextlib.contextmanager
def writing(path: str, seed: int) -> Iterator[tuple[int, TextIO]]:
    """A writer in a process of its own; gives its id and what it acknowledges."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            write(path, seed, os.fdopen(into, "w"))
        finally:
            os._exit(1)
    os.close(into)
    with os.fdopen(out) as lines:
        yield child, lines
    os.waitpid(child, 0)


def check(path: str, acknowledged: set[str], *, sets_log_aside: bool = False) -> tuple[set[str], list[str]]:
    """The keys of the articles that are there, and what is wrong with the ledger."""
    with Ledger.open_to_write(path, writer="hold", sets_log_aside=sets_log_aside) as ledger:
        wrong = [f"lost {key}" for key in acknowledged if not ledger.has(key)]
        wrong += ledger.damage()
        for table in ("claim_search", "name_search", "measure_search"):
            ledger._connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        sql = """SELECT a.id FROM articles AS a WHERE {} <> (SELECT count(*) FROM sentences WHERE article = a.number)
                 OR {} <> (SELECT count(*) FROM claims WHERE article = a.number)
                 OR {} <> (SELECT count(*) FROM claim_index WHERE article = a.number)"""
        torn = ledger._connection.execute(sql.format(SENTENCES, CLAIMS_PER_ARTICLE, CLAIMS_PER_ARTICLE)).fetchall()
        wrong += [f"torn {name}" for (name,) in torn] + miscounted(ledger)
        return set(ledger.keys()), wrong


def miscounted(ledger: Ledger) -> list[str]:
    """What the blocks count otherwise than the rows: of everything, a stance, and a word that nearly all hold."""
    ask = ledger._connection.execute
    stance, words = ClaimQuery(stance="say"), ClaimQuery(words=word(0))
    counted = [ledger.counts().articles * CLAIMS_PER_ARTICLE, ledger.counts().claims]
    counted += [ask("SELECT count(*) FROM claim_index WHERE stance = 'say'").get]
    counted += [ask("SELECT count(*) FROM claims WHERE ' ' || lower(passage) LIKE ?", (f"% {word(0)} %",)).get]
    told = [ledger.count(ClaimQuery()), ledger.count(ClaimQuery()), ledger.count(stance), ledger.count(words)]
    told_by = [sum(value.claims for value in ledger.facets(query)["speaker"]) for query in (stance, words)]
    blocks = ask("SELECT count(*) FROM claim_orders").get
    wrong = [f"counted {some}, there are {more}" for some, more in zip(told, counted, strict=True) if some != more]
    wrong += [
        f"by speaker {some}, counted {more}" for some, more in zip(told_by, told[2:], strict=True) if some != more
    ]
    return wrong + ([] if blocks == 2 * (counted[1] >> SIZE_BITS) else [f"{blocks} orders of {counted[1]} claims"])
