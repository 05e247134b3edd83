"""Findings made by hand, so that these tests hold whatever the rooms before `link` find."""

import hashlib
from collections.abc import Callable, Sequence

import pytest

from saksi.kinds import Actor, Article, Claim, Coverage, Finding, Quantity, Sentence, Span, Stance, When

Counted = tuple[str, int, str | None, str | None, str]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _sentences(text: str) -> tuple[Sentence, ...]:
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        start = at
        for part in line.split(". "):
            found.append(Sentence(Span(start, min(start + len(part) + 1, at + len(line))), number))
            start += len(part) + 2
        at += len(line) + 1
    return tuple(found)


@pytest.fixture(scope="session")
def report() -> Callable[..., Finding]:
    """Give a function that makes the Finding of an article.

    `counted` holds (words, number, concept, outcome, speaker) for each quantity; with a speaker the sentence is a
    claim. `titles` gives a speaker's title, `denied` the words of figures told only to be denied, `days` the times with
    the days they stand for.
    """

    def make(
        id: str,
        outlet: str,
        text: str,
        published: str = "2025-03-04T09:00:00+07:00",
        *,
        counted: Sequence[Counted] = (),
        titles: dict[str, str] | None = None,
        denied: Sequence[str] = (),
        days: Sequence[tuple[str, str]] = (),
        republished_from: str | None = None,
        language: str = "id",
    ) -> Finding:
        sentences = _sentences(text)
        speakers = sorted({row[4] for row in counted if row[4]})
        actors = tuple(
            Actor(f"a{n}", name, "person", (), (titles or {}).get(name)) for n, name in enumerate(speakers, 1)
        )
        ids = {actor.name: actor.id for actor in actors}
        claims, quantities = [], []
        for number, (words, value, concept, outcome, speaker) in enumerate(counted, 1):
            span = _span(text, words)
            home = next(each.span for each in sentences if each.span.start <= span.start < each.span.end)
            if speaker or words in denied:
                stance: Stance = "deny" if words in denied else "say"
                claims.append(
                    Claim(
                        f"c{number}",
                        "indirect",
                        (),
                        (),
                        (home,),
                        speaker,
                        stance,
                        home,
                        "test",
                        "A",
                        actor=ids.get(speaker),
                    )
                )
            noun = words.split()[-1]
            told = f"c{number}" if speaker or words in denied else None
            quantities.append(
                Quantity(f"q{number}", span, value, value, "=", noun, "noun", "test", concept, outcome, claim=told)
            )
        times = tuple(
            When(f"t{n}", _span(text, words), "DATE", day, "test", end=day) for n, (words, day) in enumerate(days, 1)
        )
        key = hashlib.sha256(f"{id} {text}".encode()).hexdigest()
        article = Article(id, key, text, key, f"{id}.txt", None, outlet, published, republished_from=republished_from)
        coverage = Coverage(len(text), len(sentences), len(sentences))
        return Finding(
            article, language, sentences, tuple(claims), tuple(quantities), times, (), actors, coverage, "test"
        )

    return make
