"""Outlets that are only pointed at (the agency, kantor berita itu): which one of the article is meant."""

from collections.abc import Sequence

from saksi.kinds import Claim, Relay
from saksi.resolve.renew import renew
from saksi.resolve.who.cast import Cast, points_back

_MEDIA = frozenset({"medium", "wire"})
# Where a body is named that speaks or passes something on, its name as printed, and whether it does the latter.
Media = Sequence[tuple[int, str, bool]]


def list_media(cast: Cast, claims: Sequence[Claim]) -> Media:
    """Give who is named as a source, or as one through whom words came, in order."""
    named = [(span.start, span, False) for claim in claims for span in claim.source[:1]]
    named += [(relay.text.start, relay.text, True) for claim in claims for relay in claim.relay]
    told = ((start, cast.text[slice(*span)], passes) for start, span, passes in sorted(named))
    return [each for each in told if not each[1].islower()]


def by_medium(cast: Cast, phrase: str, before: int, media: Media) -> str:
    """Give the outlet named before a place that a word for one points at there, or "".

    It is the last whose name holds the word; a wire service is also the last that passed something on, else the only
    medium named.
    """
    words = [word for word in phrase.split() if not cast.has_any(word, ("definite", "deictic"))]
    called = {word for word in words if _MEDIA & cast.roles_of(word)}
    is_bare = all(map(str.islower, words)) and called.issuperset(words[:-1])
    if not (called and is_bare and points_back(cast, phrase)):
        return ""
    is_wire = any(cast.has(word, "wire") for word in called)
    # An agency in small letters is some other body ("Rahma Dewi of the disaster agency").
    near = [(name, passes, _own_words(name)) for start, name, passes in reversed(media) if start < before]
    holding = (name for name, _, own in near if not called.isdisjoint(own))
    passing = [name for name, passes, _ in near if passes]
    known = {name for name, _, own in near if any(_MEDIA & cast.roles_of(word) for word in own)}
    wires = passing or (list(known) if len(known) == 1 else [])
    return next(holding, "") or next(iter(wires if is_wire else ()), "")


def _own_words(name: str) -> list[str]:
    """The words of a name that bear capitals, in small letters."""
    return [word.casefold() for word in name.split() if not word.islower()]


def name_relays(cast: Cast, claim: Claim, media: Media) -> Claim:
    """Give a claim whose relays that are only pointed at bear the names of those who are meant."""

    def name(relay: Relay) -> Relay:
        return renew(relay, name=by_medium(cast, relay.name, relay.text.start, media) or relay.name)

    return renew(claim, relay=tuple(map(name, claim.relay))) if claim.relay else claim
