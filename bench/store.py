"""Measure the ledger beside DuckDB's full text and tantivy, in CPU time of one core.

    pip install -e '.[bench]' && python bench/store.py [--claims 100000] [--keep FILE]

All three are given the same made claims (`bench/made.py`). Only the ledger keeps the pages, spans, figures and names
with them, so its writing and its size stand beside what the others need for the passages alone. What to compare between
machines is the ratios.
"""

import argparse
import datetime
import importlib.metadata
import itertools
import json
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from made import CLAIMS_PER_ARTICLE, make_articles, word

from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery

BATCH = 100  # articles
TOP = 20
HARDWARE = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
REPEAT = 5
# By how many of a hundred claims hold them: 81, 13, 1.5, 0.03; both of two, and one behind the other.
WORDS = {
    "most common word": word(0),
    "common word": word(10),
    "middling word": word(200),
    "rare word": word(8000),
    "two words": f"{word(5)} {word(12)}",
    "phrase": f'"{word(0)} {word(1)}"',
}


def best_ms(work: Callable[[], object]) -> float:
    """The least CPU time of several runs: what disturbs a run only ever adds."""
    took = []
    for _ in range(REPEAT):
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    return 1000 * min(took)


def passages(claims: int) -> Iterator[tuple[int, str, str, str]]:
    """Number, passage, outlet and stance of each made claim, for the peers."""
    numbers = itertools.count(1)
    for _, finding in make_articles(claims):
        for claim in finding.claims:
            text = finding.article.text[slice(*claim.sentence)]
            yield next(numbers), text, finding.article.outlet or "", claim.stance


def write_ledger(path: str, claims: int) -> float:
    """Write a ledger; gives the CPU seconds of the store alone."""
    articles, took = make_articles(claims), 0.0
    with Ledger.open_to_write(path, writer="the bench") as ledger:
        while batch := list(itertools.islice(articles, BATCH)):
            begun = time.process_time()
            with ledger.batch():
                for page, finding in batch:
                    ledger.add(page, finding)
            took += time.process_time() - begun
    return took


def ask_ledger(path: str) -> dict[str, float]:
    """Milliseconds for each question."""
    with Ledger.open(path) as ledger:
        told: dict[str, float] = {}
        for name, words in WORDS.items():
            query = ClaimQuery(words=words)
            told[f"{name}: top {TOP}"] = best_ms(lambda query=query: list(ledger.search(query, TOP)))  # type: ignore[misc]
            told[f"{name}: facets"] = best_ms(lambda query=query: ledger.facets(query))  # type: ignore[misc]
        told["all claims: facets"] = best_ms(lambda: ledger.facets(ClaimQuery()))
        told["by stem: top 20"] = best_ms(lambda: list(ledger.search(ClaimQuery(words=word(10), by_stem=True), TOP)))
        for name, words in WORDS.items():
            query = ClaimQuery(words=words)
            told[f"{name}: best {TOP}"] = best_ms(
                lambda query=query: list(ledger.search(query, TOP, order="best"))  # type: ignore[misc]
            )
        keys = ledger.keys()[:200]
        told["one claim by its id"] = best_ms(lambda: [ledger.claim(key, "c3") for key in keys]) / len(keys)
        return told


def ask_duckdb(folder: Path, claims: int) -> dict[str, float]:
    """The same of DuckDB: what it can be asked; its full text knows no phrases."""
    import duckdb
    import duckdb_extension_fts

    extension = next(Path(duckdb_extension_fts.__file__).parent.rglob("fts.duckdb_extension"))
    base = duckdb.connect(str(folder / "peer.duckdb"), config={"allow_unsigned_extensions": True, "threads": 1})
    base.execute(f"LOAD '{extension}'")
    base.execute("CREATE TABLE claims (number INTEGER PRIMARY KEY, passage TEXT, outlet TEXT, stance TEXT)")
    rows, took = passages(claims), 0.0
    while batch := list(itertools.islice(rows, BATCH * CLAIMS_PER_ARTICLE)):
        begun = time.process_time()
        columns = [list(column) for column in zip(*batch, strict=True)]
        base.execute("INSERT INTO claims SELECT unnest(?), unnest(?), unnest(?), unnest(?)", columns)
        took += time.process_time() - begun
    begun = time.process_time()
    base.execute("PRAGMA create_fts_index('claims', 'number', 'passage', stemmer = 'none', stopwords = 'none')")
    told = {"claims written a second": claims / (took + time.process_time() - begun)}
    score = "fts_main_claims.match_bm25(number, ?, conjunctive := 1)"
    for name, words in WORDS.items():
        if '"' not in words:
            top = f"SELECT * FROM (SELECT *, {score} AS s FROM claims) WHERE s IS NOT NULL ORDER BY s DESC LIMIT {TOP}"
            facets = f"SELECT outlet, count(*) FROM (SELECT *, {score} AS s FROM claims) WHERE s IS NOT NULL GROUP BY 1"
            told[f"{name}: best {TOP}"] = best_ms(lambda sql=top, w=words: base.execute(sql, [w]).fetchall())  # type: ignore[misc]
            told[f"{name}: facets"] = best_ms(lambda sql=facets, w=words: base.execute(sql, [w]).fetchall())  # type: ignore[misc]
    base.close()
    return told | {"bytes a claim": (folder / "peer.duckdb").stat().st_size / claims}


def ask_tantivy(folder: Path, claims: int) -> dict[str, float]:
    """The same of tantivy: only searching; it sorts by score."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True, indexed=True, fast=True)
    builder.add_text_field("passage", stored=True)
    builder.add_text_field("outlet", stored=True, fast=True, tokenizer_name="raw")
    (folder / "tantivy").mkdir()
    index = tantivy.Index(builder.build(), path=str(folder / "tantivy"))
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    rows, took = passages(claims), 0.0
    while batch := list(itertools.islice(rows, BATCH * CLAIMS_PER_ARTICLE)):
        begun = time.process_time()
        for number, text, outlet, _ in batch:
            writer.add_document(tantivy.Document(number=number, passage=text, outlet=outlet))
        writer.commit()
        took += time.process_time() - begun
    writer.wait_merging_threads()
    told = {"claims written a second": claims / took}
    index.reload()
    searcher = index.searcher()

    def ask(words: str) -> list[object]:
        query = index.parse_query(words if '"' in words else " AND ".join(words.split()), ["passage"])
        return [searcher.doc(address) for _, address in searcher.search(query, TOP).hits]

    for name, words in WORDS.items():
        told[f"{name}: best {TOP}"] = best_ms(lambda words=words: ask(words))  # type: ignore[misc]
    size = sum(file.stat().st_size for file in (folder / "tantivy").rglob("*") if file.is_file())
    return told | {"bytes a claim": size / claims}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the ledger beside DuckDB's full text and tantivy.")
    parser.add_argument("--claims", type=int, default=100_000, help="made claims (default: %(default)s)")
    parser.add_argument("--keep", metavar="FILE", help="keep the ledger here; one that is there is asked, not written")
    parser.add_argument("--no-peers", action="store_true", help="the ledger alone")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = given.keep or str(Path(name) / "bench.ledger")
        told: dict[str, dict[str, float]] = {"ledger": {}}
        if not Path(path).exists():
            told["ledger"]["claims written a second"] = given.claims / write_ledger(path, given.claims)
        told["ledger"] |= ask_ledger(path)
        told["ledger"]["bytes a claim"] = Path(path).stat().st_size / given.claims
        if not given.no_peers:
            told["duckdb"] = ask_duckdb(Path(name), given.claims)
            told["tantivy"] = ask_tantivy(Path(name), given.claims)
    show(told)
    if given.json:
        today = datetime.date.today().isoformat()
        held = {"date": today, "hardware": HARDWARE, "claims": given.claims, "peers": versions(told)}
        held |= {"milliseconds": told}
        given.json.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


def versions(told: dict[str, dict[str, float]]) -> dict[str, str]:
    """The version of each peer."""
    return {peer: importlib.metadata.version(peer) for peer in told if peer != "ledger"}


def show(told: dict[str, dict[str, float]]) -> None:
    """Print a line for each figure, the peers' as the ledger's ratio to them."""
    peers = versions(told)
    print(f"load {os.getloadavg()[0]:.1f}; milliseconds of CPU but where it says; peers {json.dumps(peers)}")
    for what, own in told["ledger"].items():
        ratios = [f"{own / told[peer][what]:8.2f} x {peer}" for peer in peers if what in told[peer]]
        print(f"{what:<28}{own:>12,.2f}   {'   '.join(ratios)}")


if __name__ == "__main__":
    main()
