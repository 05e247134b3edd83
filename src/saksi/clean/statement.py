"""Which of the things a page says of itself are taken for true."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urljoin, urlsplit

from saksi.clean.line import is_author
from saksi.clean.moment import print_moment, read_moment
from saksi.errors import InputError
from saksi.kinds import Provenance
from saksi.pack import Pack

_FIELDS = ("title", "outlet", "published", "modified", "url", "authors", "republished_from")
# Who states a date on purpose: a wrong one is the caller's error, not the page's.
_CALLER = frozenset({"record", "given"})
_NOT_LETTERS = re.compile(r"[\W_]+")


def choose(statements: Iterable[Provenance], packs: Sequence[Pack], address: str) -> tuple[Provenance, ...]:
    """Keep for each field the first statement that can be true; of authors, all that the first such source names.

    Raises InputError for a given date that is none.

    >>> said = [Provenance("url", "/hujan", "meta"), Provenance("url", "https://kabaruji.example/hujan", "meta")]
    >>> choose(said, [], "a.html")[0].value
    'https://kabaruji.example/hujan'
    """
    chosen: dict[str, list[Provenance]] = {field: [] for field in _FIELDS}
    for item in sorted(statements, key=lambda item: item.field in ("authors", "republished_from")):
        kept = chosen[item.field]
        if kept and (item.field != "authors" or kept[0].source != item.source):
            continue
        outlet = chosen["outlet"][0].value if chosen["outlet"] else ""
        value = _value(item, outlet, packs, address)
        if value and all(value != other.value for other in kept):
            kept.append(Provenance(item.field, value, item.source))
    return tuple(item for field in _FIELDS for item in chosen[field])


def _value(item: Provenance, outlet: str, packs: Sequence[Pack], address: str) -> str | None:
    """The value in our form, or None when it cannot be what it says."""
    value = item.value.strip()
    if item.field in ("published", "modified"):
        return _moment(item, packs, address)
    if item.field == "url":
        return _url(value, address)
    if item.field == "authors":
        return value if is_author(value, packs) and not is_same_name(value, outlet) else None
    if item.field == "republished_from":
        return None if is_same_name(value, outlet) else value
    return value or None


def is_same_name(a: str, b: str) -> bool:
    """Say whether one outlet's name stands in the other, blanks, case and marks aside.

    >>> is_same_name("Kabar Uji", "kabaruji.example"), is_same_name("Lontar", "Kabar Uji")
    (True, False)
    """
    a, b = (_NOT_LETTERS.sub("", name.casefold()) for name in (a, b))
    return bool(a and b) and (a in b or b in a)


def _url(value: str, address: str) -> str | None:
    """The address that a page gives as its own, in full; only what a browser opens as a page."""
    try:
        url = urljoin(address, value) if urlsplit(address).scheme else value
        return url if urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _moment(item: Provenance, packs: Sequence[Pack], address: str) -> str | None:
    moment = read_moment(item.value) or print_moment(item.value, packs)
    if moment is None and item.source in _CALLER:
        raise InputError(f"{address}: {item.field} {item.value!r} is no date; write it as 2025-07-12T10:15:00+07:00")
    return moment
