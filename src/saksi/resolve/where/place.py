"""Places an article names: which place each name stands for, where it lies, and what it is in its sentence."""

import functools
from collections.abc import Mapping, Sequence

from saksi.kinds import Actor, Candidate, PlaceRole, Reading, Span, Where
from saksi.pack import Pack
from saksi.resolve.renew import renew
from saksi.resolve.where.gazetteer import Place, find_name, find_place, fold, scheme_ids
from saksi.resolve.where.lookup import Toponym, match_at, short_at, within
from saksi.resolve.where.role import find_level, find_role
from saksi.resolve.where.sense import choose_senses
from saksi.resolve.where.toponym import find_toponyms
from saksi.resolve.where.village import settle_villages

# Other places of a name that are kept with it: the likeliest, if at least one reader in a thousand would think of them.
CANDIDATES = 5
_LEAST_SHARE = 0.001
# A town that holds this much of a part's people is what the part's name means; GeoNames counts quarters once more.
_TOWN_SHARE = 0.3


def find_places(reading: Reading, pack: Pack) -> tuple[Where, ...]:
    """Give the places an article names, left to right; the longest name counts.

    >>> from saksi.kinds import Article, Reading
    >>> from saksi.pack import load_packs
    >>> article = Article("a", "k", "PALU - Kapal dari Korea Selatan tiba.", "", "")
    >>> [(p.name, p.code, p.role) for p in find_places(Reading(article, "id", (), (), (), ()), load_packs()["id"])]
    [('Palu', 'ID-ST', 'dateline'), ('Korea Selatan', 'KR', 'origin')]
    """
    text = reading.article.text
    names = [_with_level(text, each, pack) for each in find_toponyms(reading, pack)]
    beliefs = choose_senses(names, text, pack.habits.home)
    named = [(each, shares) for each, shares in zip(names, beliefs, strict=True) if not each.is_inside]
    found = [_where(text, each, shares, pack) for each, shares in named]
    return tuple(settle_villages(text, [each for each, _ in named], found, pack))


def drop_called(places: Sequence[Where], actors: Sequence[Actor]) -> tuple[Where, ...]:
    """Leave out what is no place but somebody called by one word of a longer name: "said Slamet", of Slamet Wijaya."""
    called = {
        mention.span
        for actor in actors
        if actor.kind == "person" and len(actor.name.split()) > 1
        for mention in actor.mentions
    }
    return tuple(place for place in places if place.role != "mention" or place.span not in called)


def _with_level(text: str, each: Toponym, pack: Pack) -> Toponym:
    level, head = find_level(text, each.span.start, pack)
    return each._replace(level=level, head=head) if level or head else each


def place_names(text: str, spans: Sequence[Span], pack: Pack) -> tuple[Where | None, ...]:
    """Give the place for each name at a given span of a text; None where the gazetteer has no such name.

    >>> from saksi.pack import load_packs
    >>> [where.ids[0] for where in place_names("Paris, Texas", (Span(0, 5), Span(7, 12)), load_packs()["en"]) if where]
    ['geonames:4717560', 'geonames:4736286']
    """
    names = [given_name(text, span, pack) for span in spans]
    known = sorted((each for each in names if each), key=lambda each: each.span)
    beliefs = dict(zip(known, choose_senses(known, text, pack.habits.home), strict=True))
    return tuple(_where(text, each, beliefs[each], pack) if each else None for each in names)


def given_name(text: str, span: Span, pack: Pack) -> Toponym | None:
    """The name at a span, as the pack or the gazetteer lists it."""
    found = short_at(text, span.start, pack, is_given=True) or match_at(text, span.start, pack)
    if found and found.span.end == span.end:
        return found
    folded = fold(text[span.start : span.end])
    name = find_name(folded)
    return Toponym(span, folded, None, name) if name else None


def _where(text: str, each: Toponym, shares: Mapping[str, float], pack: Pack) -> Where:
    first, *others = shares
    place, ids = find_place(first), scheme_ids(find_place(first))
    for other in [other for other in others if _are_one(place, find_place(other))]:
        others.remove(other)
        twin = find_place(other)
        is_first = place.level == (each.level or "city")
        ids = (*ids, *scheme_ids(twin)) if is_first else (*scheme_ids(twin), *ids)
        place = place if is_first else twin
    is_listed = each.listed is not None and each.listed[0] == first
    name = each.listed[1] if each.listed and is_listed else place.name
    if text[each.span.start : each.span.end] in seats(pack):
        where = Where("", each.span, name, place.code, "place-seat", "mention", ())
        return _with_role(
            renew(where, latitude=place.latitude, longitude=place.longitude),
            find_role(text, each.span, pack, is_seat=True),
        )
    kept = tuple(_candidate(find_place(o), shares[o]) for o in others[:CANDIDATES] if shares[o] >= _LEAST_SHARE)
    where = Where(
        *("", each.span, name, place.code, "place-pack" if is_listed else "place-gazetteer", "mention", kept),
        *(place.level, place.latitude, place.longitude, ids),
    )
    is_seat = place.level == "country" or place.is_capital
    return _with_role(where, "dateline" if each.is_dateline else find_role(text, each.span, pack, is_seat=is_seat))


def _are_one(place: Place, other: Place) -> bool:
    """Whether two places are a town and a part of the country that is hardly more than it (Moscow, Surabaya)."""
    town, part = (place, other) if place.level == "city" else (other, place)
    is_part = part.level in ("admin1", "admin2") and town.level == "city" and within(town.id, part.id)
    return is_part and fold(town.name) == fold(part.name) and town.population >= _TOWN_SHARE * part.population


def _with_role(where: Where, role: PlaceRole) -> Where:
    """A place in its role; a government has the code of its country."""
    if role == where.role:
        return where
    return renew(where, role=role, code=where.code[:2] if role == "metonym" else where.code)


def _candidate(place: Place, share: float) -> Candidate:
    return Candidate(scheme_ids(place)[0], place.name, place.code, round(share, 3), place.latitude, place.longitude)


@functools.cache
def seats(pack: Pack) -> frozenset[str]:
    """The names of buildings and quarters that stand for the government in them (`seat.tsv`)."""
    return frozenset(row["form"] for row in pack.rows("seat"))
