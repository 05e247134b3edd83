"""Which place a name stands for, decided for the whole article at once.

Each name starts with a belief over its places: the more people, the likelier. Beliefs then move towards the countries
and parts of countries that the article's other names speak for, and towards what the text itself says a place lies in
("Cianjur, Jawa Barat"). A name has one sense in an article (Gale, Church and Yarowsky 1992), unless the text places
one mention elsewhere. The method is that of Leidner (2007) in its outline: population, one sense, spatial minimality.
"""

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from saksi.resolve.where.gazetteer import Place, find_name, find_place
from saksi.resolve.where.lookup import MANY, Toponym, ids_of, within

# Every number below is in powers of ten of belief. They were set by reasoning; of _AREA with _COUNTRY, _SILENCE and
# _LISTED some twenty settings were compared on the Local-Global Lexicon (countries right of resolved: 92 to 96).
_LEVEL = {"country": 1.0, "admin1": 0.5, "admin2": -0.2, "admin3": -0.5}
_NOT_ITS_NAME = -1.0  # another spelling of a larger town's name
_LISTED = 1.5  # the pack says what the name means in this language
_CAPITAL = 1.0  # news names capitals more than their people tell
_HOME = 0.7  # the country whose press prints the language most
_SAID = 6.0  # the text says what the place lies in: outweighs any number of people
_HEADED = 3.0  # "Kota Bandung" is the city
_AREA, _COUNTRY = 4.0, 3.0
# People of a place that no list counts, and of a sea or a part of the world.
_FEWEST, _UNCOUNTED = 300, 1_000_000
# A mountain is named more than a district called after it, and its bare name less than a town of that name.
_MOUNTAIN = 30_000
_SILENCE = 2.0  # names that say nothing: one or two other names do not yet make a setting
_ROUNDS = 2
_KEPT = 1 << 16  # places of which this is kept
_HEARD = 3  # mentions of one name that count as evidence

Beliefs = Mapping[str, float]


class Evidence(NamedTuple):
    """What speaks for the places of one name, in an article: added to what is known of them beforehand.

    `lies`: the country and the part of it that each place lies in.
    """

    prior: dict[str, float]
    mentions: int
    lies: Mapping[str, tuple[str, str]]


def choose_senses(names: Sequence[Toponym], text: str, home: str = "") -> tuple[Beliefs, ...]:
    """Give for each name how far each of its places is believed, the likeliest first; shares of 1.

    >>> from saksi.kinds import Article, Reading
    >>> from saksi.pack import load_packs
    >>> from saksi.resolve.where.toponym import find_toponyms
    >>> text = "The mayor of Springfield, Illinois, spoke in Springfield."
    >>> names = find_toponyms(Reading(Article("a", "k", text, "", ""), "en", (), (), (), ()), load_packs()["en"])
    >>> [find_place(next(iter(each))).code for each in choose_senses(names, text)]
    ['US-IL', 'US-IL', 'US-IL']
    """
    said = _said(names, text)
    for at, each in enumerate(names):
        said[at] = said.get(at, frozenset()) | _told(each)
    keys = [each.folded for each in names]
    evidence = _evidence(names, keys, said, home)
    beliefs = {key: _shares(each.prior) for key, each in evidence.items()}
    for _ in range(_ROUNDS):
        beliefs = _listen(evidence, beliefs)
    ranked = {key: _ranked(each) for key, each in beliefs.items()}
    return tuple(
        _ranked(_shares(_raised(beliefs[key], said[at]))) if said[at] else ranked[key] for at, key in enumerate(keys)
    )


def _said(names: Sequence[Toponym], text: str) -> dict[int, frozenset[str]]:
    """For names that the text puts in, or around, a neighbour: the places that fit."""
    found: dict[int, set[str]] = defaultdict(set)
    for at, (inner, outer) in enumerate(pairwise(names)):
        if text[inner.span.end : outer.span.start] not in (", ", " ", " ("):
            continue
        for a in ids_of(inner)[:MANY]:
            for b in ids_of(outer)[:MANY]:
                if within(a, b):
                    found[at].add(a)
                    found[at + 1].add(b)
    return {at: frozenset(fits) for at, fits in found.items()}


def _told(each: Toponym) -> frozenset[str]:
    """The places of a name that are what the words before it call it ("Gubernur Gorontalo", "bupati Bogor")."""
    if not (each.level or each.head):
        return frozenset()
    fits = {place for place in ids_of(each)[:MANY] if find_place(place).level == each.level}
    headed = find_name(f"{each.head} {each.folded}") if each.head else None
    return frozenset(fits | {place for place in ids_of(each)[:MANY] if headed and place in headed.ids})


def _evidence(
    names: Sequence[Toponym], keys: Sequence[str], said: Mapping[int, frozenset[str]], home: str
) -> dict[str, Evidence]:
    counts = Counter(keys)
    found: dict[str, Evidence] = {}
    for at, (each, key) in enumerate(zip(names, keys, strict=True)):
        if key not in found:
            prior = _prior(each, home)
            found[key] = Evidence(prior, counts[key], {place: _lies_in(place) for place in prior})
        for place in said.get(at, ()):
            if place in found[key].prior:
                found[key].prior[place] += _SAID / counts[key]
        if each.before and (headed := find_name(f"{each.before} {each.folded}")):
            for place in headed.ids:
                if place in found[key].prior:
                    found[key].prior[place] += _HEADED / counts[key]
    return found


@functools.lru_cache(_KEPT)
def _lies_in(place_id: str) -> tuple[str, str]:
    place = find_place(place_id)
    return place.country, place.area


def _prior(each: Toponym, home: str) -> dict[str, float]:
    """How likely each place of a name is before the article is read, as a power of ten."""
    others = each.name.others if each.name else frozenset()
    scores = {}
    for place_id in ids_of(each)[:MANY]:
        score, country, is_capital = _standing(place_id)
        score += _NOT_ITS_NAME * (place_id in others) + _HOME * (country == home != "")
        score += _CAPITAL * is_capital
        scores[place_id] = score + _LISTED * (each.listed is not None and each.listed[0] == place_id)
    return scores


@functools.lru_cache(_KEPT)
def _standing(place_id: str) -> tuple[float, str, bool]:
    """What a place's people and level say of it, in which country it is, and whether it is a capital."""
    place = find_place(place_id)
    score = math.log10((place.population or _people(place)) + _FEWEST) + _LEVEL.get(place.level, 0.0)
    return score, place.country, place.is_capital and place.level == "city"


def _people(place: Place) -> int:
    if place.level == "mountain":
        return _MOUNTAIN
    return _UNCOUNTED if place.level in ("water", "region", "continent") else 0


def _shares(scores: Mapping[str, float]) -> dict[str, float]:
    if len(scores) < 2:
        return dict.fromkeys(scores, 1.0)
    top = max(scores.values())
    weights = {place: 10 ** (score - top) for place, score in scores.items()}
    total = sum(weights.values())
    return {place: weight / total for place, weight in weights.items()}


def _raised(beliefs: Mapping[str, float], fits: frozenset[str]) -> dict[str, float]:
    """Beliefs as powers of ten, those that the text itself names raised."""
    return {place: math.log10(max(share, 1e-12)) + _SAID * (place in fits) for place, share in beliefs.items()}


def _listen(evidence: Mapping[str, Evidence], beliefs: Mapping[str, Beliefs]) -> dict[str, dict[str, float]]:
    """Each name's beliefs after hearing what the other names believe about countries and their parts."""
    spoken: dict[str, float] = defaultdict(float)
    own: dict[str, dict[str, float]] = {}
    for key, shares in beliefs.items():
        own[key] = _spoken(shares, evidence[key])
        for part, weight in own[key].items():
            spoken[part] += weight
    # A name of one place is that one's whatever the others say.
    return {
        key: _shares(_heard(each, spoken, own[key]) if len(each.prior) > 1 else each.prior)
        for key, each in evidence.items()
    }


def _spoken(shares: Beliefs, evidence: Evidence) -> dict[str, float]:
    """How far one name speaks for each country and each part of one; under "" for any country."""
    told: dict[str, float] = defaultdict(float)
    mentions = min(evidence.mentions, _HEARD)
    for place_id, share in shares.items():
        country, area = evidence.lies[place_id]
        if country:
            told[country] += share * mentions
            told[""] += share * mentions
        if area:
            told[area] += share * mentions
    return told


def _heard(evidence: Evidence, spoken: Mapping[str, float], own: Mapping[str, float]) -> dict[str, float]:
    """What is believed of each place once the other names are heard; the more they agree, the louder."""

    def others(part: str) -> float:
        return spoken.get(part, 0.0) - own.get(part, 0.0) if part else 0.0

    total = _SILENCE + spoken.get("", 0.0) - own.get("", 0.0)
    weights = {place: _COUNTRY * others(place[0]) + _AREA * others(place[1]) for place in set(evidence.lies.values())}
    return {place_id: score + weights[evidence.lies[place_id]] / total for place_id, score in evidence.prior.items()}


def _ranked(shares: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(shares.items(), key=lambda pair: (-pair[1], pair[0])))
