"""Articles with the numbers they are cited by in a report, copies beneath the text they come from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from saksi.answer.told import came, seconds_of
from saksi.kinds import Article
from saksi.show.plain import flat
from saksi.show.web.article import safe_url
from saksi.show.web.speech import Speech
from saksi.show.web.strip import Moment, Strip, draw_strip


@dataclass(frozen=True, slots=True)
class Source:
    """An article with its number. `source` is the outlet that it copies, where it is a copy; `url` may be followed."""

    number: int
    outlet: str
    title: str
    day: str
    url: str
    address: str
    sha256: str
    source: str
    copies: tuple["Source", ...] = ()


@dataclass(frozen=True, slots=True)
class Numbered:
    """The articles of a report. `numbers` are by key; `copied` are the keys of copies."""

    sources: tuple[Source, ...]
    numbers: Mapping[str, int]
    copied: frozenset[str]
    strip: Strip | None
    undated: int


def number_articles(articles: Sequence[Article], copies: Mapping[str, str], speech: Speech) -> Numbered:
    """Number articles as they were published, those without a date last. `copies` gives of each copy its source.

    >>> from saksi.show.web.speech import speeches
    >>> a = Article("a", "ka", "", "", "", outlet="Kabar", published="2025-03-07")
    >>> b = Article("b", "kb", "", "", "", outlet="Pagi", published="2025-03-06")
    >>> made = number_articles([a, b], {"ka": "kb"}, speeches()["en"])
    >>> [(each.number, each.outlet, [copy.number for copy in each.copies]) for each in made.sources]
    [(1, 'Pagi', [2])]
    """
    order = sorted(articles, key=came)
    numbers = {article.key: i for i, article in enumerate(order, 1)}
    named = {article.key: flat(article.outlet or article.id) for article in order}
    roots = {key: root for key in copies if key in numbers and (root := _root(key, copies, numbers)) != key}
    made = {
        each.key: _source(each, numbers[each.key], named.get(copies.get(each.key, ""), ""), speech) for each in order
    }
    return Numbered(
        sources=tuple(_folded(made, roots)),
        numbers=numbers,
        copied=frozenset(roots),
        strip=_strip(order, numbers, roots, speech),
        undated=sum(seconds_of(article.published) is None for article in order),
    )


def _root(key: str, copies: Mapping[str, str], known: Mapping[str, int]) -> str:
    """The text at the end of a chain of copies, of those that are known."""
    seen = {key}
    while (next_key := copies.get(key, "")) in known and next_key not in seen:
        key = next_key
        seen.add(key)
    return key


def _source(article: Article, number: int, copied_from: str, speech: Speech) -> Source:
    return Source(
        number=number,
        outlet=flat(article.outlet or ""),
        title=flat(article.title or article.id),
        day=speech.day(article.published),
        url=safe_url(article.url or article.address),
        address=flat(article.url or article.address),
        sha256=article.sha256,
        source=copied_from,
    )


def _folded(made: Mapping[str, Source], roots: Mapping[str, str]) -> Iterator[Source]:
    for key, source in made.items():
        if key not in roots:
            yield replace(source, copies=tuple(made[copy] for copy, root in roots.items() if root == key))


def _strip(
    order: Sequence[Article], numbers: Mapping[str, int], roots: Mapping[str, str], speech: Speech
) -> Strip | None:
    dated = [(article, told) for article in order if (told := seconds_of(article.published))]
    moments = [
        Moment(numbers[article.key], flat(article.outlet or ""), told[0], numbers.get(roots.get(article.key, ""), 0))
        for article, told in dated
    ]
    return draw_strip(moments, dated[0][1][1] if dated else 0, speech)
