"""Whether what is kept still says what it is said to say: every stored span against the stored text and bytes."""

import dataclasses
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import apsw
import msgspec

from saksi.kinds import Article, Finding, Span
from saksi.ledger.fetch import fetch_finding, fetch_page
from saksi.ledger.file.file import ask
from saksi.ledger.packed import fetch_whole
from saksi.ledger.search.passage import text_columns


@dataclass(frozen=True, slots=True)
class Fault:
    """Something of an article that does not hold: what it is (`bytes`, `text`, `claim c3` …), where, and why."""

    key: str
    id: str
    what: str
    reason: str
    span: Span | None = None


def find_faults(connection: apsw.Connection, key: str) -> Iterator[Fault]:
    """Yield what does not hold of one article: its bytes, its spans, and the words kept beside them."""
    [(number, name)] = ask(connection, "SELECT number, id FROM articles WHERE key = ?", (key,))
    try:
        page = fetch_page(connection, key)
    except (zlib.error, ValueError) as error:
        yield Fault(key, name, "bytes", f"cannot be unpacked: {error}")
    else:
        if hashlib.sha256(page.data).hexdigest() != page.sha256:
            yield Fault(key, name, "bytes", f"do not have the SHA-256 {page.sha256}")
    finding = fetch_finding(connection, key)
    yield from _packed_faults(connection, finding)
    yield from _span_faults(finding)
    yield from _reference_faults(finding)
    rows = ask(connection, "SELECT words, passage, stems FROM claims WHERE article = ? ORDER BY position", (number,))
    for claim, kept, made in zip(finding.claims, rows, text_columns(finding), strict=True):
        if kept != made[:3]:
            yield Fault(key, name, f"claim {claim.id}", "the words kept are not those of its spans", claim.sentence)


def compare_text(stored: Article, read: Article, stored_version: str) -> Iterator[Fault]:
    """Yield a fault when the bytes, read now, do not give the text that all spans count in."""
    if stored.text == read.text:
        return
    pairs = enumerate(zip(stored.text, read.text, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), min(len(stored.text), len(read.text)))
    here = Span(at, min(at + 1, len(stored.text)))
    reason = f"the bytes, read now, give another text from here on; it was read by version {stored_version}"
    yield Fault(stored.key, stored.id, "text", reason, here)


def _packed_faults(connection: apsw.Connection, finding: Finding) -> Iterator[Fault]:
    """What is packed for linking must be what the rows say."""
    article = finding.article
    try:
        is_same = fetch_whole(connection, article.key) == finding
    except (zlib.error, msgspec.MsgspecError):
        is_same = False
    if not is_same:
        yield Fault(article.key, article.id, "packed", "what is packed for linking is not what the tables hold")


def _span_faults(finding: Finding) -> Iterator[Fault]:
    """Spans that lie outside the text, or cover nothing."""
    article, size = finding.article, len(finding.article.text)
    for what, items in _lists(finding):
        for item in items:
            for span in _spans(item):
                if not 0 <= span.start < span.end <= size:
                    reason = f"covers nothing in a text of {size} characters"
                    yield Fault(article.key, article.id, f"{what} {getattr(item, 'id', '')}".strip(), reason, span)
    for cut in article.cuts:
        if not (0 <= cut.at <= size and article.text[cut.at : cut.at + len(cut.instead)] == cut.instead):
            yield Fault(article.key, article.id, "cut", f"cannot be put back at {cut.at}: {cut.text!r}")


def _reference_faults(finding: Finding) -> Iterator[Fault]:
    """What names a claim or an actor that is not there."""
    article = finding.article
    claims, actors = {claim.id for claim in finding.claims}, {actor.id for actor in finding.actors}
    for claim in finding.claims:
        for named, there in ((claim.nested_in, claims), (claim.actor, actors)):
            if named is not None and named not in there:
                yield Fault(article.key, article.id, f"claim {claim.id}", f"names {named}, which is not there")
    held = [(q.id, q.claim, q.span) for q in finding.quantities] + [(t.id, t.claim, t.span) for t in finding.times]
    for name, claim_id, span in held:
        if claim_id is not None and claim_id not in claims:
            yield Fault(article.key, article.id, name, f"stands in {claim_id}, which is not there", span)


def _lists(finding: Finding) -> Iterator[tuple[str, tuple[object, ...]]]:
    yield "sentence", finding.sentences
    yield "claim", finding.claims
    yield "quantity", finding.quantities
    yield "time", finding.times
    yield "place", finding.places
    yield "actor", finding.actors
    yield "unread", finding.coverage.unread


def _spans(item: object) -> Iterator[Span]:
    if isinstance(item, Span):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from _spans(part)
    elif dataclasses.is_dataclass(item):
        for field in dataclasses.fields(item):
            yield from _spans(getattr(item, field.name))
