"""When an article came out, mended where the page's date has day and month the wrong way round."""

import datetime
import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from saksi.kinds import Article, Finding

_DAY_LETTERS = len("2025-07-12")
MOMENTS_HELD = 4096
# A day of a month beyond this is no month.
MONTHS = 12


def find_moment(finding: Finding) -> str:
    """Give the moment of publication in UTC as sortable ISO 8601, or "" when the page states none.

    A date that reads as another one with day and month swapped is swapped when only the text's own full dates say so.

    >>> from saksi.kinds import Coverage
    >>> article = Article(id="a", key="k", sha256="", address="", text="", published="2025-03-04T08:00:00+07:00")
    >>> find_moment(Finding(article, None, (), (), (), (), (), (), Coverage(0, 0, 0), "0"))
    '2025-03-04T01:00:00'
    """
    moment, swapped = _read(finding.article.published or "")
    if swapped and _tells_any(finding, {swapped[:_DAY_LETTERS]}) and not _tells_any(finding, _near(moment)):
        return swapped
    return moment


def _tells_any(finding: Finding, days: Set[str]) -> bool:
    """Whether the text tells one of some days in full, with its year, so that it does not lean on the page's date."""
    return any(
        when.value[:_DAY_LETTERS] in days and when.value[:4] in finding.article.text[slice(*when.span)]
        for when in finding.times
    )


# Of the articles of a story one is read with many others, and news of one day has few moments.
@functools.lru_cache(MOMENTS_HELD)
def _read(published: str) -> tuple[str, str]:
    """The moment that a page prints in UTC, and the same with day and month swapped; each "" where there is none."""
    moment = _parse(published)
    if moment is None:
        return "", ""
    if moment.tzinfo:
        moment = moment.astimezone(datetime.UTC).replace(tzinfo=None)
    may_be_swapped = moment.day <= MONTHS and moment.day != moment.month
    swapped = moment.replace(day=moment.month, month=moment.day) if may_be_swapped else None
    return moment.isoformat(), swapped.isoformat() if swapped else ""


def _parse(published: str | None) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(published or "")
    except ValueError:
        return None


def _near(moment: str) -> set[str]:
    """The day of publication and the one before, which news tells about."""
    day = datetime.date.fromisoformat(moment[:_DAY_LETTERS])
    return {day.isoformat(), (day - datetime.timedelta(days=1)).isoformat()}


def is_behind_by_clocks(article: Article, other: Article) -> bool:
    """Whether an article came out later by what clocks on the wall said, where one of two pages prints no zone.

    Those who copy a text are mostly in its country.
    """
    try:
        one, two = (datetime.datetime.fromisoformat(each.published or "") for each in (article, other))
    except ValueError:
        return False
    return (one.tzinfo is None) != (two.tzinfo is None) and one.replace(tzinfo=None) > two.replace(tzinfo=None)


def is_order_told(a: Finding, b: Finding) -> bool:
    """Whether what two pages say of when they came out tells which came first: two days, or two clocks of one day."""
    one, two = find_moment(a), find_moment(b)
    if not (one and two):
        return False
    days = [each.article.published or "" for each in (a, b)]
    if all(len(day) > _DAY_LETTERS for day in days):
        return one != two
    # A day without a clock is none of the world's time: that of the other page counts as it stands there.
    return one[:_DAY_LETTERS] != two[:_DAY_LETTERS] and days[0][:_DAY_LETTERS] != days[1][:_DAY_LETTERS]


def date_by_zone(story: Sequence[Finding], moments: Mapping[str, str]) -> dict[str, str]:
    """Give the moments of a story's articles, by key; a page without a zone is of the one that most others print."""
    zones = Counter(each.utcoffset() for finding in story if (each := _parse(finding.article.published)) is not None)
    known = [(times, zone) for zone, times in zones.items() if zone is not None]
    own = {finding.article.key: moments[finding.article.key] for finding in story}
    if len(known) == len(zones) or not known:
        return own
    zone = max(known)[1]
    unzoned = [
        each.article for each in story if (told := _parse(each.article.published)) is not None and told.tzinfo is None
    ]
    for article in unzoned:
        if moment := own[article.key]:
            own[article.key] = (datetime.datetime.fromisoformat(moment) - zone).isoformat()
    return own


def date_sources(moments: Mapping[str, str], sources: Mapping[str, str]) -> dict[str, str]:
    """Put each text no later than its copies: a page that prints no zone may seem to come behind them.

    Moments by key; `sources` are those of copies.

    >>> date_sources({"a": "2025-03-04T09:00:00", "b": "2025-03-04T02:00:00"}, {"b": "a"})["a"]
    '2025-03-04T02:00:00'
    """
    dated = dict(moments)
    for copy in sources:
        for source in _follow(copy, sources):
            if dated.get(copy) and dated.get(source):
                dated[source] = min(dated[source], dated[copy])
    return dated


def _follow(copy: str, sources: Mapping[str, str]) -> Iterator[str]:
    """The sources of a copy, one behind the other."""
    seen = {copy}
    while (copy := sources.get(copy, copy)) not in seen:
        seen.add(copy)
        yield copy
