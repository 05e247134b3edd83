"""Splitting a name that two persons or bodies bear: the articles in which it means somebody else are ticked."""

import itertools
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from saksi.errors import LedgerError
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery
from saksi.ledger.search.search import Hit
from saksi.show.plain import flat
from saksi.show.web.act import about_claim, exact_name, keep_acts, reader_of
from saksi.show.web.search import Row, make_row
from saksi.show.web.speech import Speech
from saksi.show.web.visit import Elsewhere, Shown, Visit

# Claims on one page of the choice: some twenty articles, as many as a person compares at once.
CLAIMS_SHOWN = 60
# Sentences shown of each article: enough to see who is meant.
SENTENCES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """An article in which the name speaks: its first sentences, and how many more there are."""

    key: str
    title: str
    outlet: str
    day: str
    rows: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SplitPage:
    """The articles to choose among."""

    name: str
    exact: str
    choices: tuple[Choice, ...]
    back: str
    earlier: str
    later: str
    reader: str
    new: str
    is_missing: bool


def split_page(ledger: Ledger, visit: Visit) -> Shown:
    """Show the articles in which a name speaks, the newest first."""
    name, page = visit.asked("name"), visit.number("page")
    query, skip = ClaimQuery(speaker_is=name), (page - 1) * CLAIMS_SHOWN
    found = ledger.count(query)
    if not found:
        raise LedgerError(f"{ledger.path}: no article has a claim of {name!r}")
    hits = ledger.search(query, CLAIMS_SHOWN, skip=skip, order="newest")
    choices = (_choice(tuple(group), visit.speech) for _, group in itertools.groupby(hits, lambda hit: hit.article.key))

    def turned(to: int) -> str:
        return f"/people/split?{urlencode({'name': name, 'page': to})}"

    shown = SplitPage(
        name=flat(name),
        exact=quote(name),
        choices=tuple(choices),
        back=f"/name/speaker?{urlencode({'name': name})}",
        earlier=turned(page - 1) if page > 1 else "",
        later=turned(page + 1) if skip + CLAIMS_SHOWN < found else "",
        reader=visit.reader,
        new=flat(visit.asked("new"))[:200],
        is_missing=bool(visit.asked("missing")),
    )
    return Shown("split.html", shown)


def split_name(ledger: Ledger, visit: Visit) -> Elsewhere:
    """Keep that a name means somebody else in the articles that are ticked."""
    reader, name, new = reader_of(visit), exact_name(visit, "name"), " ".join(visit.sent("new").split())[:200]
    ticked = dict.fromkeys(value for field, value in visit.form if field == "article")
    hits = [hit for key in ticked for hit in _claims_in(ledger, name, key)]
    if not hits or not new or new == name:
        asked = urlencode({"name": name, "new": new, "missing": 1})
        return Elsewhere(f"/people/split?{asked}", reader)
    keep_acts(
        ledger, "split", reader, visit.sent("note"),
        [{**about_claim(hit), "old_value": name, "new_value": new} for hit in hits],
    )  # fmt: skip
    return Elsewhere(f"/name/speaker?{urlencode({'name': new})}", reader)


def _claims_in(ledger: Ledger, name: str, key: str) -> list[Hit]:
    try:
        key = ledger.find_key(key)
    except LedgerError:
        return []
    finding = ledger.corrected(key).finding
    return [Hit(finding.article, claim, (), ()) for claim in finding.claims if claim.speaker == name]


def _choice(hits: tuple[Hit, ...], speech: Speech) -> Choice:
    article = hits[0].article
    return Choice(
        key=article.key,
        title=flat(article.title or article.id),
        outlet=flat(article.outlet or ""),
        day=speech.day(article.published),
        rows=tuple(make_row(hit, speech) for hit in hits[:SENTENCES_SHOWN]),
        more=max(len(hits) - SENTENCES_SHOWN, 0),
    )
