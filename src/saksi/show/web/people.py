"""People and outlets: who is quoted, by whom, and how; two names joined by hand, and taken apart again."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from saksi.errors import LedgerError
from saksi.ledger.browse import NameCount
from saksi.ledger.correct import Correction
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery
from saksi.show.plain import flat
from saksi.show.web.act import exact_name, keep_act, reader_of
from saksi.show.web.address import make_asked
from saksi.show.web.search import Row, label_of, make_row
from saksi.show.web.speech import Speech
from saksi.show.web.visit import Elsewhere, Shown, Visit

NAMES_SHOWN = 50
CLAIMS_SHOWN = 8
VALUES_SHOWN = 12
ROLES = ("speaker", "outlet")


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A list of names, most quoted first."""

    role: str
    words: str
    rows: tuple[NameCount, ...]
    most: int
    found: int
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Share:
    """One value of a facet: its name, how many claims, and of 100 how many parts the bar is wide."""

    label: str
    claims: int
    width: float
    place: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A name that a reader joined to another, and the number of that correction."""

    number: int
    name: str
    reader: str
    day: str


@dataclass(frozen=True, slots=True)
class NamePage:
    """One speaker or outlet."""

    role: str
    name: str
    exact: str
    claims: int
    titles: tuple[str, ...]
    merged: tuple[Joined, ...]
    facets: tuple[tuple[str, tuple[Share, ...]], ...]
    rows: tuple[Row, ...]
    search: str
    split: str
    reader: str


def people_page(ledger: Ledger, visit: Visit) -> Shown:
    """List speakers or outlets, those with the most claims first."""
    role = visit.asked("role") if visit.asked("role") in ROLES else "speaker"
    words, page = visit.asked("q")[:200], visit.number("page")
    rows = ledger.browse.names(role, words, limit=NAMES_SHOWN, skip=(page - 1) * NAMES_SHOWN)
    found = ledger.browse.count_names(role, words)
    most = max((each.claims for each in ledger.browse.names(role, words, limit=1)), default=1)

    def turned(to: int) -> str:
        return f"/people?{urlencode({'role': role, 'q': words, 'page': to})}"

    later = turned(page + 1) if page * NAMES_SHOWN < found else ""
    return Shown("people.html", PeoplePage(role, words, rows, most, found, turned(page - 1) if page > 1 else "", later))


def name_page(ledger: Ledger, visit: Visit) -> Shown:
    """Show how a speaker is quoted, or whom an outlet quotes."""
    role, name = visit.parts["role"], visit.asked("name")
    if role not in ROLES:
        raise LedgerError(f"{ledger.path}: no article knows the role {role!r}")
    query = ClaimQuery(speaker_is=name) if role == "speaker" else ClaimQuery(outlet_is=name)
    claims = ledger.count(query)
    if not claims:
        raise LedgerError(f"{ledger.path}: no article has a claim of {name!r}")
    corrections = ledger.corrections(in_force=True)
    page = NamePage(
        role=role,
        name=flat(name),
        exact=quote(name),
        claims=claims,
        titles=tuple(map(flat, ledger.browse.titles_of(name))) if role == "speaker" else (),
        merged=tuple(_joined(c, visit.speech) for c in corrections if c.action == "merge" and c.new_value == name),
        facets=tuple(_facets(ledger, query, (role, name), visit.speech)),
        rows=tuple(make_row(hit, visit.speech) for hit in ledger.search(query, CLAIMS_SHOWN, order="newest")),
        search=make_asked([(f"{role}-is", name)]).address(),
        split=f"/people/split?{urlencode({'name': name})}",
        reader=visit.reader,
    )
    return Shown("name.html", page)


def join_names(ledger: Ledger, visit: Visit) -> Elsewhere:
    """Keep that two names are one person or body."""
    old, new = exact_name(visit, "old"), visit.sent("new").strip()[:200]
    reader = reader_of(visit)
    if old and new and old != new:
        keep_act(ledger, "merge", reader, visit.sent("note"), {"old_value": old, "new_value": new})
    return Elsewhere(f"/name/speaker?{urlencode({'name': new or old})}", reader)


def part_names(ledger: Ledger, visit: Visit) -> Elsewhere:
    """Take back that two names are one; what else a form may name stays as it is."""
    reader, number, name = reader_of(visit), visit.sent("number"), exact_name(visit, "name")
    joined = {str(c.number): c for c in ledger.corrections(in_force=True) if c.action == "merge"}
    if number in joined:
        keep_act(ledger, "undo", reader, visit.sent("note"), {"undoes": joined[number].number})
        name = joined[number].old_value or name
    return Elsewhere(f"/name/speaker?{urlencode({'name': name})}", reader)


def _joined(correction: Correction, speech: Speech) -> Joined:
    c = correction
    return Joined(c.number, flat(c.old_value or ""), flat(c.made_by), speech.day(c.made_at[:10]))


def _facets(
    ledger: Ledger, query: ClaimQuery, who: tuple[str, str], speech: Speech
) -> list[tuple[str, tuple[Share, ...]]]:
    role, name = who
    made = []
    for facet, values in ledger.facets(query).items():
        if facet in (role, "tier", "language"):
            continue
        most = max((value.claims for value in values), default=1)
        ordered = sorted(values, key=lambda value: value.value) if facet == "month" else values
        shares = tuple(
            Share(
                label_of(facet, value.value, speech),
                value.claims,
                round(100 * value.claims / most, 1),
                make_asked([(f"{role}-is", name), (_field(facet), value.value)]).address(),
            )
            for value in ordered[:VALUES_SHOWN]
            if value.value or facet != "month"
        )
        made.append((facet, shares))
    return made


def _field(facet: str) -> str:
    return f"{facet}-is" if facet in ROLES else facet
