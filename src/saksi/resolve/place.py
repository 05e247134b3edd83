"""Names of countries, provinces and cities, each with the code of the country or province it lies in."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from saksi.kinds import Candidate, PlaceRole, Reading, Span, Where
from saksi.pack import Pack

_CAPITAL = re.compile(r"(?<![\w-])[^\W\d_a-z][\w\u2019'.]*")
# What stands between a place that opens a paragraph and its text: an outlet, a date, brackets, then a dash.
_DATELINE = re.compile("[^.\n]{0,60}?[ ,)](?:--?|[\u2013\u2014])[ \u00a0]")
# Forms in capitals only are abbreviations; longer names may also be printed in capitals.
_LONGEST_ABBREVIATION = 3


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One row of `place.tsv`."""

    form: str
    name: str
    code: str
    also: tuple[str, ...]


@functools.cache
def _places(pack: Pack) -> dict[str, tuple[PlaceName, ...]]:
    """The names by their first word, the longest first; also as they look in capitals."""
    listed: dict[str, list[PlaceName]] = {}
    for row in pack.rows("place"):
        place = PlaceName(row["form"], row["name"] or row["form"], row["code"], tuple(row["also"].split()))
        for form in {place.form, place.form.upper()} if len(place.form) > _LONGEST_ABBREVIATION else {place.form}:
            first = _CAPITAL.match(form)
            if first:
                listed.setdefault(first.group(), []).append(PlaceName(form, place.name, place.code, place.also))
    return {first: tuple(sorted(names, key=lambda place: -len(place.form))) for first, names in listed.items()}


def find_places(reading: Reading, pack: Pack) -> tuple[Where, ...]:
    """Give the places an article names, left to right; the longest name counts.

    >>> from saksi.kinds import Article, Reading
    >>> from saksi.pack import load_packs
    >>> article = Article("a", "k", "PALU - Kapal dari Korea Selatan tiba.", "", "")
    >>> [(p.name, p.code, p.role) for p in find_places(Reading(article, "id", (), (), (), ()), load_packs()["id"])]
    [('Palu', 'ID-ST', 'dateline'), ('Korea Selatan', 'KR', 'mention')]
    """
    text = reading.article.text
    starts = {paragraph.start for paragraph in reading.paragraphs} | {0}
    return tuple(_where(text, span, place, starts) for span, place in _matches(text, pack))


def _matches(text: str, pack: Pack) -> Iterator[tuple[Span, PlaceName]]:
    listed = _places(pack)
    position = 0
    for word in _CAPITAL.finditer(text):
        start = word.start()
        names = listed.get(word.group()) or listed.get(word.group().rstrip(".'\u2019"), ())
        if start < position:
            continue
        for place in names:
            end = start + len(place.form)
            if text.startswith(place.form, start) and not text[end : end + 1].isalnum():
                yield Span(start, end), place
                position = end
                break


def _where(text: str, span: Span, place: PlaceName, starts: set[int]) -> Where:
    is_dateline = span.start in starts and _DATELINE.match(text, span.end) is not None
    role: PlaceRole = "dateline" if is_dateline else "mention"
    return Where(
        "",
        span,
        place.name,
        place.code,
        "place-name",
        role,
        tuple(Candidate("", code, code, 0.0) for code in place.also),
    )
