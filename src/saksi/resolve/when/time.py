"""Times of an article: found by `scan`, resolved one after the other, neighbours joined."""

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from saksi.kinds import Reading, Span, When
from saksi.pack import Pack
from saksi.resolve.pattern import any_of, first_word
from saksi.resolve.token import split_tokens
from saksi.resolve.when.clue import Anchor, Clue, Point, time_words
from saksi.resolve.when.interval import bounds, edtf
from saksi.resolve.when.join import join_neighbours
from saksi.resolve.when.modifier import find_mod, open_edtf
from saksi.resolve.when.scan import RULES, Found, scan, scanner

# A page tells of the day it was written on, which is its date or the day before it: pages carry the date they were
# put up, copied or collected on. Days further back are what the text tells about.
_WRITTEN_WITHIN_DAYS = 2
# How far back in a sentence a word of the future counts, in characters.
_SENTENCE_REACH = 300
_DATE_SLOTS = frozenset(("dmy", "fulldmy", "day"))
_OFFSET = re.compile(r"(?<=:\d\d)(?:Z|[+-]\d\d:\d\d)$")
_UNIVERSAL = frozenset(("Z", "+00:00"))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAME_BEHIND = re.compile("[ \u00a0][^\\W\\d_a-z][a-z]")
_OPENS = re.compile("(?:^|\n|[^\\w\\s] ?)$")
_STOP = re.compile(r"\.?(?:\s|$)")


class Resolved(NamedTuple):
    """A phrase with its meaning and the name of its rule."""

    span: Span
    point: Point
    by: str


@functools.cache
def _future(pack: Pack) -> tuple[re.Pattern[str], frozenset[str]]:
    """The forms of the future, and the words they begin with."""
    forms = time_words(pack).values.get("future", {})
    return re.compile(rf"(?<!\w){any_of(forms)}(?!\w)"), frozenset(map(first_word, forms))


def find_times(reading: Reading, pack: Pack) -> tuple[When, ...]:
    """Give the times an article names, left to right, resolved from the day it was published.

    >>> from saksi.kinds import Article, Span, Reading
    >>> from saksi.pack import load_packs
    >>> article = Article("a", "k", "Bendungan dibuka Rabu (9/7) pagi.", "", "", published="2025-07-10")
    >>> (when,) = find_times(Reading(article, "id", (), (), (), ()), load_packs()["id"])
    >>> when.value, when.start, when.weekday
    ('2025-07-09TMO', '2025-07-09', 'ok')
    """
    text = reading.article.text
    found = tuple(item for item in scan(text, pack) if not _is_name(text, item))
    published = _published(reading) or _first_date(found, pack)
    places = tuple(_places(reading, found, pack))
    first = Anchor(published, published, zone=_zone(reading))
    resolved = tuple(_resolve(found, places, first, pack))
    written = _writing_day(resolved, found, published)
    spoken = _days_of_speech(reading, resolved, found, published)
    if written != published or spoken:
        resolved = tuple(_resolve(found, places, first._replace(written=written), pack, spoken))
    joined = join_neighbours(text, [(item.span, item.point, item.by) for item in resolved], pack)
    return tuple(_when(Resolved(*item), text, pack) for item in joined)


def _is_name(text: str, item: Found) -> bool:
    """Whether a month alone opens a sentence or what stands between commas, before another name: "June Marlow said"."""
    end, phrase, slots = item.fits[0]
    is_bare = phrase.rule == "month" and slots.keys() == {"fullmonth"}
    return is_bare and bool(_NAME_BEHIND.match(text, end) and _OPENS.search(text, max(0, item.start - 2), item.start))


def _published(reading: Reading) -> date | None:
    try:
        return date.fromisoformat((reading.article.published or "")[:10])
    except ValueError:
        return None


def _zone(reading: Reading) -> str:
    """The offset of the page's own clock; "" when it states none. Pages are often stored in universal time."""
    match = _OFFSET.search(reading.article.published or "")
    return match.group() if match and match.group() not in _UNIVERSAL else ""


def _first_date(found: Sequence[Found], pack: Pack) -> date | None:
    """The first day the text names with its year; it stands in for a missing date of publication."""
    for point in (point for item in found for _, point in _meanings(item, Anchor(None, None), pack)):
        if _DAY.fullmatch(point.value):
            return date.fromisoformat(point.value)
    return None


def _meanings(item: Found, anchor: Anchor, pack: Pack) -> Iterator[tuple[tuple[int, str], Point]]:
    words = scanner(pack).words
    for end, phrase, slots in item.fits:
        point = RULES[phrase.rule](Clue(slots, phrase.args, anchor, words))
        if point:
            yield (end, phrase.rule), point


def _places(reading: Reading, found: Sequence[Found], pack: Pack) -> Iterator[tuple[int, bool]]:
    """Say for each phrase where its sentence starts, and whether that speaks of the future before it."""
    starts = [sentence.span.start for sentence in reading.sentences] or [0]
    text, (pattern, firsts) = reading.article.text, _future(pack)
    tokens = split_tokens(text)
    for item in found:
        opening = starts[max(bisect_right(starts, item.start) - 1, 0)]
        start = max(opening, item.start - _SENTENCE_REACH)
        first = bisect_left(tokens.starts, start)
        before = tokens.keys[first : bisect_left(tokens.starts, item.start, first)]
        is_future = not firsts.isdisjoint(before) and pattern.search(text, start, item.start) is not None
        yield opening, is_future and not _closes(text, item)


def _closes(text: str, item: Found) -> bool:
    """Whether a phrase behind a comma ends the sentence: it then tells when the sentence was spoken."""
    return text[max(item.start - 2, 0) : item.start] == ", " and _STOP.match(text, item.fits[0][0]) is not None


def _days_of_speech(
    reading: Reading, resolved: Sequence[Resolved], found: Sequence[Found], published: date | None
) -> Sequence[tuple[Span, date]]:
    """The quotations behind which in their paragraph a weekday and date close a sentence: then they were said.

    What is today and tomorrow in a quotation hangs on that day.
    """
    if published is None:
        return ()
    text, starts = reading.article.text, [span.start for span in reading.paragraphs]
    points = {item.span.start: item.point.value for item in resolved}
    ends: dict[int, list[tuple[int, date]]] = {}
    for item in found:
        value = points.get(item.start, "")
        if not (_DAY.match(value) and _names_weekday(item, _DATE_SLOTS) and _closes(text, item)):
            continue
        day = date.fromisoformat(value[:10])
        if published - timedelta(days=_WRITTEN_WITHIN_DAYS) <= day <= published:
            ends.setdefault(bisect_right(starts, item.start), []).append((item.start, day))
    held = ((quote.inner, ends.get(bisect_right(starts, quote.inner.start), ())) for quote in reading.quotes)
    behind = ((span, next((day for start, day in days if start >= span.end), None)) for span, days in held)
    return tuple((span, day) for span, day in behind if day is not None)


def _spoken_on(at: int, spoken: Sequence[tuple[Span, date]]) -> date | None:
    """The day on which what stands at a place was said, where a quotation holds it that has a day."""
    place = bisect_right(spoken, at, key=lambda each: each[0].start) - 1
    return spoken[place][1] if place >= 0 and at < spoken[place][0].end else None


def _resolve(
    found: Sequence[Found],
    places: Sequence[tuple[int, bool]],
    anchor: Anchor,
    pack: Pack,
    spoken: Sequence[tuple[Span, date]] = (),
) -> Iterator[Resolved]:
    named = -1
    for item, (opening, is_future) in zip(found, places, strict=True):
        written = _spoken_on(item.start, spoken) or anchor.written
        ahead = anchor.last_day is not None and written is not None and anchor.last_day > written
        is_apart = ahead and opening != named
        here = anchor
        if (anchor.is_future, anchor.is_apart, anchor.written) != (is_future, is_apart, written):
            here = anchor._replace(is_future=is_future, is_apart=is_apart, written=written)
        meaning = next(_meanings(item, here, pack), None)
        if meaning is None:
            continue
        (end, rule), point = meaning
        yield Resolved(Span(item.start, end), point, rule)
        named = opening if point.type in ("DATE", "TIME") else named
        feast, anchor = _feast(item, pack), _move_on(anchor, point)
        anchor = anchor._replace(feast=feast) if feast else anchor


def _feast(item: Found, pack: Pack) -> str:
    """The code of the feast that a phrase names, or ""."""
    form = item.fits[0][2].get("feast")
    return time_words(pack).value("feast", form) if form else ""


def _move_on(anchor: Anchor, point: Point) -> Anchor:
    """The anchor for what follows: it keeps the date named last."""
    zone = _OFFSET.search(point.value)
    if zone and not anchor.zone and zone.group() not in _UNIVERSAL:
        anchor = anchor._replace(zone=zone.group())
    if point.type not in ("DATE", "TIME") or not point.value[:4].isdigit():
        return anchor
    day = _DAY.match(point.value)
    return anchor._replace(last=point.value, last_day=date.fromisoformat(day.group()) if day else anchor.last_day)


def _writing_day(resolved: Sequence[Resolved], found: Sequence[Found], published: date | None) -> date | None:
    """The latest day named by weekday and date, else by weekday, that is not after the page's date and hardly before.

    A date without a weekday is mostly one the text tells about.
    """
    if published is None:
        return None
    earliest = published - timedelta(days=_WRITTEN_WITHIN_DAYS)
    for slots in (_DATE_SLOTS, frozenset()):
        starts = {item.start for item in found if _names_weekday(item, slots)}
        days = [
            date.fromisoformat(item.point.value[:10])
            for item in resolved
            if item.span.start in starts and _DAY.match(item.point.value)
        ]
        if near := [day for day in days if earliest <= day <= published]:
            return max(near)
    return published


def _names_weekday(item: Found, slots: frozenset[str]) -> bool:
    names = item.fits[0][2]
    return "weekday" in names and "which" not in names and (not slots or bool(slots.intersection(names)))


def _when(item: Resolved, text: str, pack: Pack) -> When:
    value = item.point.value
    mod = find_mod(text, item.span, item.point, item.by, pack)
    is_about = item.point.is_about or mod == "APPROX"
    is_dated = item.point.type in ("DATE", "TIME")
    span = bounds(value) if is_dated else None
    return When(
        id="",
        span=item.span,
        type=item.point.type,
        value=value,
        by=f"time-{item.by}",
        edtf=(open_edtf(value, mod) or edtf(value, is_about=is_about)) if is_dated else None,
        start=span.start if span else None,
        end=span.end if span else None,
        granularity=span.granularity if span else None,
        anchor=item.point.anchor,
        weekday=item.point.weekday,
        mod=mod,
    )
