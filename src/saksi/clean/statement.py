"""Which of the things a page says of itself are taken for true."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from saksi.clean.line import INITIALS, is_author
from saksi.clean.mark import DASHES, DASHES_IN_CLASS
from saksi.clean.moment import likeliest, print_moment, read_moment
from saksi.errors import InputError
from saksi.kinds import Provenance
from saksi.pack import Pack

# Of these a page has several; all that the first source names are kept.
_LISTS = frozenset({"authors", "editors", "tags"})
_FIELDS = (
    *("title", "outlet", "published", "modified", "url", "authors", "republished_from"),
    *("section", "editors", "tags", "language", "amp", "next", "fetched", "truncated"),
)
_DATES = frozenset({"published", "modified"})
_DAY_FORM = "2025-07-12"
# Where a date that tells more may stand: other time elements belong to other stories.
_SHARPER = frozenset({"json-ld", "meta", "line"})
# Their values hang on the outlet, which must be known first.
_AFTER_OUTLET = frozenset({"title", "authors", "republished_from"})
# Who states a date on purpose: a wrong one is the caller's error, not the page's.
_CALLER = frozenset({"record", "given"})
# Nothing is told from these but what they say.
_AS_STATED = frozenset({"outlet", "section", "tags", "language", "fetched", "truncated"})
# A page that claims more than this of itself is built to wear the reader out.
MOST_CLAIMS = 200
_DAY_FIRST = "DMY"
# Where an archive puts its copy of a page, before the page's own address.
_COPY = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?://)")
_AROUND_DASH = re.compile(rf"\s[|:\u00b7{DASHES_IN_CLASS}]\s")
_BETWEEN = " |:\u00b7" + "".join(DASHES)
# Fewer letters of an outlet's name are a word of a title.
OUTLET_LETTERS = 4
_NOT_LETTERS = re.compile(r"[\W_]+")


class Choice(NamedTuple):
    """What is taken for true, and what else was claimed."""

    taken: tuple[Provenance, ...]
    also: tuple[Provenance, ...]


def choose(statements: Iterable[Provenance], packs: Sequence[Pack], address: str, text: str = "") -> Choice:
    """Take for each field the first statement that can be true; of authors, all that the first such source names.

    What else can be true and says otherwise comes apart. A date in figures (12/07/2025) is one where the text's
    language has the day first; in English both orders are written. Raises InputError for a given date that is none.

    >>> said = [Provenance("url", "/hujan", "meta"), Provenance("url", "https://kabaruji.example/hujan", "meta")]
    >>> choose(said, [], "a.html").taken[0].value
    'https://kabaruji.example/hujan'
    """
    taken: dict[str, list[Provenance]] = {field: [] for field in _FIELDS}
    also: list[Provenance] = []
    seen: dict[str, dict[str, None]] = {field: {} for field in _FIELDS}
    for item in sorted(statements, key=lambda item: item.field in _AFTER_OUTLET):
        kept, said_before, is_date = taken[item.field], seen[item.field], item.field in _DATES
        outlet = taken["outlet"][0].value if item.field in _AFTER_OUTLET and taken["outlet"] else ""
        value = item.value.strip() if item.field in _AS_STATED else _value(item, outlet, packs, address, text)
        if not value:
            continue
        said = item if value == item.value else replace(item, value=value)
        if value in said_before or (is_date and any(_is_same_moment(value, other) for other in said_before)):
            if is_date and item.source in _SHARPER and kept and _is_sharper(value, kept[0].value):
                kept[0] = said
            continue
        is_more = item.field in _LISTS and bool(kept) and kept[0].source == item.source and kept[0].note == item.note
        if not kept or is_more:
            kept.append(said)
        elif len(also) < MOST_CLAIMS:
            also.append(said)
        else:
            continue
        said_before[value] = None
    return Choice(tuple(item for field in _FIELDS for item in taken[field][:MOST_CLAIMS]), tuple(also))


def _is_same_moment(a: str, b: str) -> bool:
    """Say whether two dates may be one: to the minute where one has no seconds, in any zone where one has none."""
    if len(_DAY_FORM) in (len(a), len(b)):
        return a[: len(_DAY_FORM)] == b[: len(_DAY_FORM)]
    first, second = (datetime.fromisoformat(value) for value in (a, b))
    if 0 in (first.second, second.second):
        first, second = first.replace(second=0), second.replace(second=0)
    if (first.tzinfo is None) == (second.tzinfo is None):
        return first == second
    bare, zoned = (first, second) if first.tzinfo is None else (second, first)
    return bare in (zoned.replace(tzinfo=None), zoned.astimezone(UTC).replace(tzinfo=None))


def _is_sharper(value: str, other: str) -> bool:
    """Say whether a date may be the same as another one and tells more: a time, or the zone of it."""
    if not _is_same_moment(value, other):
        return False
    if len(other) == len(_DAY_FORM):
        return len(value) > len(other)
    has_zone = [datetime.fromisoformat(date).tzinfo is not None for date in (other, value)]
    return has_zone == [False, True]


def _value(item: Provenance, outlet: str, packs: Sequence[Pack], address: str, text: str) -> str | None:
    """The value in our form, or None when it cannot be what it says."""
    value = item.value.strip()
    if item.field in _DATES:
        return _moment(item, packs, address, text)
    if item.field in ("url", "amp", "next"):
        return _url(value, address)
    if item.field in ("authors", "editors"):
        is_name = is_author(value, packs) and not is_same_name(value, outlet)
        return value if is_name or item.note == INITIALS else None
    if item.field == "title":
        return _bare_title(value, outlet) or None
    if item.field == "republished_from":
        return None if is_same_name(value, outlet) else value
    return value


def is_same_name(a: str, b: str) -> bool:
    """Say whether one outlet's name stands in the other, blanks, case and marks aside.

    >>> is_same_name("Kabar Uji", "kabaruji.example"), is_same_name("Lontar", "Kabar Uji")
    (True, False)
    """
    a, b = (_NOT_LETTERS.sub("", name.casefold()) for name in (a, b))
    return bool(a and b) and (a in b or b in a)


def _bare_title(title: str, outlet: str) -> str:
    """A title without the outlet's name before or behind it."""
    parts = _AROUND_DASH.split(title)
    while len(parts) > 1 and _is_outlet(parts[-1], outlet):
        title = title[: title.rindex(parts.pop())].rstrip(_BETWEEN)
    if len(parts) > 1 and _is_outlet(parts[0], outlet):
        title = title.removeprefix(parts[0]).lstrip(_BETWEEN)
    return title


def _is_outlet(name: str, outlet: str) -> bool:
    return len(_NOT_LETTERS.sub("", name)) >= OUTLET_LETTERS and is_same_name(name, outlet)


def _url(value: str, address: str) -> str | None:
    """The address that a page gives as its own, in full; only what a browser opens as a page."""
    try:
        url = urljoin(address, value) if urlsplit(address).scheme else value
        url = _COPY.sub("", url)
        return url if urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _moment(item: Provenance, packs: Sequence[Pack], address: str, text: str) -> str | None:
    moment = read_moment(item.value) or print_moment(item.value, packs)
    if moment is None and text and (own := likeliest(text, packs)).habits.date_order == _DAY_FIRST:
        moment = print_moment(item.value, [own])
    if moment is None and item.source in _CALLER:
        raise InputError(f"{address}: {item.field} {item.value!r} is no date; write it as 2025-07-12T10:15:00+07:00")
    return moment
