"""Make articles with claims, as many as wanted, always the same: what the ledger is measured with.

Nobody wrote them and nothing was read: their words are drawn from an invented vocabulary by Zipf's law, so that common
and rare words are as common and as rare as in news; their speakers and outlets too.
"""

import bisect
import hashlib
import itertools
import random
from collections.abc import Iterator, Sequence

from saksi.kinds import (
    Actor,
    Article,
    Claim,
    Coverage,
    Finding,
    Mention,
    Page,
    Quantity,
    Relay,
    Sentence,
    Span,
    When,
    Where,
)

CLAIMS_PER_ARTICLE = 10  # of twelve sentences; of IndoSum's news articles, a claim stands in about half as many
SENTENCES = 12
WORDS_PER_SENTENCE = 18
VOCABULARY = 40_000
SPEAKERS = 5_000
OUTLETS = 40
DAYS = 730
FIRST_DAY = 20_089  # days since 1970-01-01: 1 January 2025
SYLLABLES = ("ba", "di", "ka", "lo", "me", "nu", "pa", "ra", "si", "tu", "wa", "yo", "ge", "han", "mir", "tas")
STANCES = ("say", "say", "say", "say", "report", "deny", "confirm", "warn", "accuse", "estimate")
UNITS = (("orang", "person", "killed"), ("orang", "person", None), ("rumah", "house", None), ("hektare", None, None))
PLACES = (("Palu", "ID-ST"), ("Sigi", "ID-ST"), ("Ende", "ID-NT"), ("Kupang", "ID-NT"), ("Padang", "ID-SB"))


class Draw:
    """Draws from a list by Zipf's law: the second is half as likely as the first."""

    def __init__(self, chance: random.Random, items: Sequence[str]) -> None:
        self._chance, self._items = chance, items
        self._sums = list(itertools.accumulate(1 / rank for rank in range(1, len(items) + 1)))

    def one(self) -> str:
        """One item."""
        return self._items[bisect.bisect(self._sums, self._chance.random() * self._sums[-1])]


def word(number: int) -> str:
    """An invented word for each number; small numbers give short words."""
    syllables = []
    number += len(SYLLABLES)
    while number:
        number, digit = divmod(number, len(SYLLABLES))
        syllables.append(SYLLABLES[digit])
    return "".join(reversed(syllables))


def make_articles(claims: int, *, seed: int = 0) -> Iterator[tuple[Page, Finding]]:
    """Yield pages with findings until there are so many claims."""
    chance = random.Random(seed)
    words = Draw(chance, [word(number) for number in range(VOCABULARY)])
    speakers = Draw(chance, [f"{word(n * 7).title()} {word(n * 13 + 5).title()}" for n in range(SPEAKERS)])
    outlets = Draw(chance, [f"Harian {word(n + 99).title()}" for n in range(OUTLETS)])
    for number in range(claims // CLAIMS_PER_ARTICLE):
        yield make_article(number, chance, words, speakers.one, outlets.one())


def make_article(number: int, chance: random.Random, words: Draw, speaker: object, outlet: str) -> tuple[Page, Finding]:
    """One article of twelve sentences and ten claims."""
    assert callable(speaker)
    text, spans, named = "", [], []
    for position in range(SENTENCES):
        name = speaker()
        body = " ".join(
            words.one() for _ in range(chance.randint(WORDS_PER_SENTENCE // 2, WORDS_PER_SENTENCE * 3 // 2))
        )
        amount = chance.randint(1, 999)
        start = len(text)
        text += f"{body.capitalize()} {amount} orang di {PLACES[number % len(PLACES)][0]}, ujar {name}. "
        spans.append(Span(start, len(text) - 1))
        named.append((name, amount, len(body)))
        if position % 3 == 2:
            text = text[:-1] + "\n\n"
    text = text.rstrip()
    day = FIRST_DAY + number * DAYS // 100_000 % DAYS
    published = f"{_date(day)}T{number % 24:02}:{number % 60:02}:00+07:00"
    data = text.encode()
    key = hashlib.sha256(data).hexdigest()
    article = Article(f"n{number}", key, text, key, f"made/{number}.txt", f"Judul {number}", outlet, published)
    page = Page(data, key, key, "text/plain", article.address, article.id)
    return page, _finding(article, spans, named, chance)


def _date(day: int) -> str:
    import datetime

    return (datetime.date(1970, 1, 1) + datetime.timedelta(days=day)).isoformat()


def _finding(
    article: Article, spans: Sequence[Span], named: Sequence[tuple[str, int, int]], chance: random.Random
) -> Finding:
    claims: list[Claim] = []
    quantities: list[Quantity] = []
    actors: dict[str, Actor] = {}
    for i, (span, (name, amount, body)) in enumerate(zip(spans, named, strict=True)):
        figure = Span(span.start + body + 1, span.start + body + 1 + len(str(amount)))
        unit, concept, outcome = UNITS[(amount + i) % len(UNITS)]
        held = f"c{i + 1}" if i < CLAIMS_PER_ARTICLE else None
        quantities.append(
            Quantity(f"q{i + 1}", figure, amount, amount, "=", unit, "noun", "made", concept, outcome, claim=held)
        )
        if held is None:
            continue
        source = Span(span.end - 1 - len(name), span.end - 1)
        cue = Span(source.start - 5, source.start - 1)
        content = Span(span.start, cue.start - 2)
        relay = (Relay(source, None, "Kantor Berita Lontar", "inherited"),) if i == 0 else ()
        stance = STANCES[chance.randrange(len(STANCES))]
        kind = "direct" if i % 3 == 0 else "indirect"
        actor = actors.setdefault(name, Actor(f"a{len(actors) + 1}", name, "person", (Mention(source, "name"),)))
        claims.append(
            Claim(held, kind, (source,), (cue,), (content,), name, stance, span, "made", "ABC"[i % 3], relay,  # type: ignore[arg-type]
                  actor=actor.id)
        )  # fmt: skip
    place = PLACES[len(article.text) % len(PLACES)]
    places = (Where("p1", Span(0, 5), place[0], place[1], "made"),)
    times = (When("t1", Span(0, 5), "DATE", (article.published or "")[:10], "made", claim="c1"),)
    sentences = tuple(Sentence(span, i // 3) for i, span in enumerate(spans))
    coverage = Coverage(len(article.text), len(sentences), len(sentences))
    return Finding(
        article,
        "id",
        sentences,
        tuple(claims),
        tuple(quantities),
        times,
        places,
        tuple(actors.values()),
        coverage,
        "made",
    )
