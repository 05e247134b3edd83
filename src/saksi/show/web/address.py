"""The address of a search: everything that is asked for, and nothing else."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast, get_args
from urllib.parse import urlencode

from saksi.ledger.search.query import ClaimQuery, Judged, Order

Pair = tuple[str, str]

SHOWN = 20
# Beyond this nobody turns pages; a search is narrowed instead. Each further page costs the ledger more.
LAST_PAGE = 500
# A search of more parts than this was not made on the page.
PARTS_LIMIT = 60
VALUE_LIMIT = 400

# Fields that a person writes, by the name they have in an address and in the query.
WRITTEN = {"speaker": "speaker", "person": "about", "outlet": "outlet", "agency": "agency", "place": "place",
           "unit": "unit"}  # fmt: skip
# Facets, whose values are clicked: by their name in the ledger, with the name they have in an address.
FACETS = {"speaker": "speaker-is", "outlet": "outlet-is", "stance": "stance", "kind": "kind", "tier": "tier",
          "language": "language", "month": "month"}  # fmt: skip
ORDERS: tuple[Order, ...] = get_args(Order)
NOT = "not-"
_FIELDS = {"speaker-is": "speaker_is", "outlet-is": "outlet_is", "stance": "stance", "kind": "kind", "tier": "tier",
           "language": "language", **WRITTEN}  # fmt: skip
_ONCE = {"q", "in", "since", "until", "from", "to", "order", "page", "stems", "judged"}
# What sentences outside claims can be asked for.
_OF_TEXT = {"q", "in", "stems", "outlet", "outlet-is", "language", "month", "since", "until", "order", "page"}
_CHOSEN: dict[str, tuple[str, ...]] = {"judged": get_args(Judged), "in": ("text",)}
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as it stands in an address: name and value pairs, in a fixed order, without what says nothing."""

    pairs: tuple[Pair, ...] = ()

    def first(self, name: str) -> str:
        """The value of a field, "" when it is not asked for."""
        return next((value for other, value in self.pairs if other == name), "")

    def has(self, name: str, value: str) -> bool:
        """Whether a value is asked for."""
        return (name, value) in self.pairs

    def address(self, path: str = "/") -> str:
        """The address of the search, from the first page on where no page is named."""
        return f"{path}?{urlencode(self.pairs)}" if self.pairs else path

    def toggled(self, name: str, value: str) -> "Asked":
        """The same search with a value more, or without it when it is asked for; from the first page on."""
        opposite = name.removeprefix(NOT) if name.startswith(NOT) else NOT + name
        rest = [pair for pair in self.pairs if pair not in ((name, value), (opposite, value), ("page", pair[1]))]
        return make_asked(rest if self.has(name, value) else [*rest, (name, value)])

    def with_value(self, name: str, value: str) -> "Asked":
        """The same search with one value in the place of all others of a field."""
        kept = [pair for pair in self.pairs if pair[0] not in (name, "page")]
        return make_asked([*kept, (name, value)])

    def without(self, *names: str) -> "Asked":
        """The same search without some fields."""
        return make_asked([pair for pair in self.pairs if pair[0] not in names])

    def of_text(self) -> "Asked":
        """The same search for sentences outside claims, without what only claims have; itself without words.

        >>> make_asked([("q", "banjir"), ("stance", "deny")]).of_text().address()
        '/?q=banjir&in=text'
        """
        if not self.first("q"):
            return self.without("in")
        kept = (pair for pair in self.pairs if pair[0].removeprefix(NOT) in _OF_TEXT)
        return make_asked([*kept, ("in", "text")])

    @property
    def page(self) -> int:
        """The number of the page of results, from 1."""
        number = self.first("page")
        return min(max(int(number), 1), LAST_PAGE) if number.isdecimal() and len(number) < 6 else 1

    @property
    def order(self) -> Order:
        """In which order; what fits best, when words are asked for, else the newest first."""
        order = self.first("order")
        return order if order in ORDERS else ("best" if self.first("q") else "newest")

    @property
    def is_open(self) -> bool:
        """Whether nothing narrows the search."""
        return all(name in ("order", "page") for name, _ in self.pairs)


def make_asked(pairs: Iterable[Pair]) -> Asked:
    """A search from the parts of an address; what is unknown, empty or not understood is left out.

    >>> asked = make_asked([("q", " banjir "), ("x", "1"), ("stance", "deny"), ("since", "tomorrow")])
    >>> asked.address()
    '/?q=banjir&stance=deny'
    >>> asked.toggled("not-stance", "deny").address()
    '/?q=banjir&not-stance=deny'
    """
    known: dict[Pair, None] = {}
    taken: set[str] = set()
    for name, value in list(pairs)[:PARTS_LIMIT]:
        kept = value[:VALUE_LIMIT].strip()
        if not _is_known(name, kept) or (name in _ONCE and name in taken):
            continue
        taken.add(name)
        known[(name, kept)] = None
    return Asked(tuple(sorted(known, key=lambda pair: _place(pair[0]))))


def claim_query(asked: Asked) -> ClaimQuery:
    """The query that an address asks for. Values of one field are alternatives; each exclusion holds.

    >>> claim_query(make_asked([("q", "banjir"), ("month", "2025-02")])).until
    '2025-02-28'
    """
    given: dict[str, Any] = {}
    without: list[ClaimQuery] = []
    for name, value in asked.pairs:
        if name.startswith(NOT):
            without.append(_only(name.removeprefix(NOT), value))
        elif name in _FIELDS:
            given[_FIELDS[name]] = (*given.get(_FIELDS[name], ()), value)
    query = ClaimQuery(
        words=asked.first("q") or None,
        since=asked.first("since") or None,
        until=asked.first("until") or None,
        figure_min=_number(asked.first("from")),
        figure_max=_number(asked.first("to")),
        judged=cast(Judged | None, asked.first("judged") or None),
        by_stem=asked.first("stems") == "1",
        without=tuple(without),
    )
    query = replace(query, **given)
    return _within_month(query, asked.first("month"))


def _only(name: str, value: str) -> ClaimQuery:
    if name == "month":
        return _within_month(ClaimQuery(), value)
    if name == "q":
        return ClaimQuery(words=value)
    wanted: dict[str, Any] = {_FIELDS[name]: value}
    return replace(ClaimQuery(), **wanted)


def _within_month(query: ClaimQuery, month: str) -> ClaimQuery:
    if not month:
        return query
    year, number = (int(part) for part in month.split("-"))
    first, last = f"{month}-01", f"{month}-{calendar.monthrange(year, number)[1]:02}"
    return replace(query, since=max(query.since or first, first), until=min(query.until or last, last))


def _is_known(name: str, value: str) -> bool:
    field = name.removeprefix(NOT)
    if field in ("speaker-is", "outlet-is", "language"):
        return True
    if not value:
        return False
    if field == "month":
        return _MONTH.fullmatch(value) is not None and not value.startswith("0000")
    if field in _FIELDS or field == "q":
        return True
    if name in ("since", "until"):
        return _DAY.fullmatch(value) is not None
    if name in ("from", "to"):
        return _number(value) is not None
    if name in _CHOSEN:
        return value in _CHOSEN[name]
    return name in _ONCE


def _number(value: str) -> float | None:
    """A number as a reader writes it: `4000`, `4.000`, `4,000`, `2.5`; None when it is none."""
    plain = re.sub(r"[.,](?=\d{3}(\D|$))", "", value.strip()).replace(",", ".")
    return float(plain) if re.fullmatch(r"\d{1,18}(\.\d{1,9})?", plain) else None


def _place(name: str) -> int:
    names = ("q", *WRITTEN, *FACETS.values(), "since", "until", "from", "to", "stems", "judged", "in", "order", "page")
    return names.index(name.removeprefix(NOT)) if name.removeprefix(NOT) in names else len(names)
