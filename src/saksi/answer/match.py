"""Claims that are like a text: how much of what tells in it their sentences hold, and whether they count the same.

Words tell as much as they are rare in the ledger, so that a name or an abbreviation weighs more than a word all use.
What a text puts in one sentence a page often spreads: the place in its head, the number further down. So words that
stand elsewhere in a claim's article count too, by half.
"""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from saksi.answer.told import are_apart
from saksi.kinds import Article, Quantity
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.search import Hit
from saksi.ledger.search.stem import stem_variants

MATCHES_GIVEN = 12
LOOKED_AT = 40
# Words that are weighed: numbers and the longest of a text.
WORDS_WEIGHED = 30
# Of what tells in the words asked about, so much must stand in a sentence or around it for it to be given.
SHARE_FLOOR = 0.25
NEARBY_WEIGHT = 0.5
# Of what the likest holds beside the numbers, so much must a claim hold to be of the same event.
ABOUT_SHARE = 0.6
_WORD = re.compile(r"\d[\d.,]*|[^\W_]{2,}")
# Shorter words tell something only where they are in capitals (KPK).
_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Match:
    """A claim like what was asked about.

    `share`: of what tells in the words asked about, how much its sentence and its speaker's name hold, in percent;
    `nearby`: how much more stands elsewhere in its article; `about`: how much of what tells beside the numbers asked
    about stands in the one or the other, what is nearby by half; `is_close`: whether no other one has far more of that.
    `figure` is "same" where it counts the same and gives the same number, "fits" where both may hold (at least 12, and
    12), "other" where it gives another, or "".
    `also` are later articles with the same sentence.
    """

    hit: Hit
    figure: str
    share: int
    nearby: int
    about: int
    also: tuple[Article, ...] = ()
    is_close: bool = True

    @property
    def likeness(self) -> float:
        """What stands nearby counts less."""
        return self.share + NEARBY_WEIGHT * self.nearby


def telling_words(text: str) -> list[str]:
    """The words of a text that may tell what it is about: numbers first, then the longest.

    >>> telling_words("Sedikitnya 12 orang di KPK tewas")
    ['12', 'Sedikitnya', 'orang', 'tewas', 'KPK']
    """
    words = dict.fromkeys(word.strip(".,") for word in _WORD.findall(text))
    telling = [word for word in words if word[0].isdigit() or len(word) >= _LENGTH or word.isupper()]
    return sorted(telling, key=lambda word: (not word[0].isdigit(), -len(word)))[:WORDS_WEIGHED]


def find_matches(
    ledger: Ledger, text: str, quantities: Sequence[Quantity], counted_in: str | None = None
) -> tuple[Match, ...]:
    """Give the claims whose sentences share the telling words of a text, those with the same figure first.

    Where others hold far more of what else the text tells, the same figure is that of another event, and goes before
    nothing. `counted_in` is the text that the quantities stand in, when it is another.
    """
    hits, weights = ledger.alike(telling_words(text), LOOKED_AT)
    numbers = {word for each in quantities for word in telling_words((counted_in or text)[slice(*each.span)])}
    made = dict[str, Match]()
    for hit in hits:
        match = _match(hit, weights, numbers, compare_figures(quantities, hit.quantities))
        if match.likeness >= 100 * SHARE_FLOOR or match.figure == "same":
            same = " ".join((*hit.article.text[slice(*hit.claim.sentence)].split(), hit.claim.speaker))
            made[same] = _fold(match, made.get(same))
    floor = ABOUT_SHARE * max((match.about for match in made.values()), default=0)
    found = [replace(match, is_close=match.about >= floor) for match in made.values()]
    found.sort(key=lambda m: (not (m.is_close and m.figure == "same"), -m.likeness, m.figure != "fits"))
    return tuple(found[:MATCHES_GIVEN])


def _match(hit: Hit, weights: Mapping[str, float], numbers: Set[str], figure: str) -> Match:
    own = _stems(f"{hit.article.text[slice(*hit.claim.sentence)]} {hit.claim.speaker}")
    around = _stems(f"{hit.article.title} {hit.article.text}")
    share = {word for word in weights if not own.isdisjoint(stem_variants(word))}
    nearby = {word for word in weights if word not in share and not around.isdisjoint(stem_variants(word))}

    def weigh(words: Set[str], of: Set[str]) -> float:
        return 100 * sum(weights[word] for word in words & of) / (sum(weights[word] for word in of) or 1)

    every, rest = weights.keys(), weights.keys() - numbers
    about = weigh(share, rest) + NEARBY_WEIGHT * weigh(nearby, rest)
    return Match(hit, figure, round(weigh(share, every)), round(weigh(nearby, every)), round(about))


def _stems(text: str) -> set[str]:
    return {stem for word in _WORD.findall(text) for stem in stem_variants(word.strip(".,"))}


def _fold(match: Match, seen: Match | None) -> Match:
    """Two matches with the same sentence as one: the claim that was published first, and the other among `also`."""
    if seen is None:
        return match
    first, later = sorted((seen, match), key=lambda each: (each.hit.article.published or "~", each.hit.article.key))
    return replace(first, also=(*seen.also, later.hit.article))


def compare_figures(asked: Sequence[Quantity], found: Sequence[Quantity]) -> str:
    """Whether what was found counts the same as what was asked about, and gives the same number; the nearest counts."""
    answers = {_set_beside(a, f) for a in asked for f in found}
    return next((answer for answer in ("same", "fits", "other") if answer in answers), "")


def _set_beside(a: Quantity, b: Quantity) -> str:
    if (a.outcome, a.concept or a.unit) != (b.outcome, b.concept or b.unit):
        return ""
    if (a.lo, a.hi) == (b.lo, b.hi):
        return "same"
    if not (a.outcome or a.concept):
        return ""
    return "other" if are_apart(a, b) else "fits"
