"""Who holds the office by which an article of a story calls a speaker: "the mayor of Ubay" is who another one names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from saksi.link.name.identity import Identity
from saksi.link.name.office import Office, read_office
from saksi.link.told import Told
from saksi.pack import UNDETERMINED, Pack

# Offices that one person holds in a place or a country.
_SINGLE = frozenset({"local", "sole"})


def name_holders(told: Sequence[Told], packs: Mapping[str, Pack]) -> list[Told]:
    """Put the person whom an article of the story names in an office for who is called by the office and its place.

    Where the story names two who hold it, nobody is meant for sure.
    """
    named = [who for each in told for who in (each.source, each.nearby) if who is not None]
    people = {who.name: who for who in named}
    titled = list({id(who): who for who in named if who.who is not None}.values())
    offices = {name: _read_called(who, titled, told, packs) for name, who in people.items()}
    called = {name: office for name, office in offices.items() if office is not None}
    if not called:
        return list(told)
    holders = {name: _find_holder(office, people, packs) for name, office in called.items()}
    return [_fill(each, holders) for each in told]


def _read_called(
    who: Identity, titled: Sequence[Identity], told: Sequence[Told], packs: Mapping[str, Pack]
) -> Office | None:
    """The office that a speaker without a name of his own is called by, with nothing but its place.

    A name that an office of the story holds too is its place's: "the head of Lewo Mata" is nobody called Lewo Mata.
    """
    if who.who is None:
        return None
    pack = packs.get(who.who.language, packs[UNDETERMINED])
    office = read_office(f"{who.who.title} {who.name}", pack)
    if office.scope not in _SINGLE or office.is_former or not office.words:
        return None
    titles = {each.who.title for each in titled if each is not who and each.who is not None}
    if any(read_office(title, pack) == office for title in titles):
        return office
    if who.who.title:
        return None
    places = {
        word
        for finding in {each.key: each.finding for each in told if who.name in each.finding.article.text}.values()
        for place in finding.places
        for word in place.name.casefold().split()
    }
    return office if office.words <= places else None


def _find_holder(office: Office, people: Mapping[str, Identity], packs: Mapping[str, Pack]) -> Identity | None:
    """The one person of the story who has the office in the title, with its place or else no other beside it."""
    found: list[tuple[bool, Identity]] = []
    for who in people.values():
        if not who.person or who.who is None or not who.who.title:
            continue
        held = read_office(who.who.title, packs.get(who.who.language, packs[UNDETERMINED]))
        if (held.code, held.is_former) == (office.code, False) and (held.words <= office.words):
            found.append((held.words == office.words, who))
    whole = [who for is_whole, who in found if is_whole == any(each for each, _ in found)]
    longest = max(whole, key=lambda who: (len(who.person), who.name), default=None)
    return longest if longest is not None and all(who.person <= longest.person for who in whole) else None


def _fill(told: Told, holders: Mapping[str, Identity | None]) -> Told:
    source, nearby = (_name(who, holders) for who in (told.source, told.nearby))
    is_same = source is told.source and nearby is told.nearby
    return told if is_same else replace(told, source=source, nearby=nearby)


def _name(who: Identity | None, holders: Mapping[str, Identity | None]) -> Identity | None:
    """The holder, who speaks for the body that the office is of."""
    if who is None or (holder := holders.get(who.name)) is None:
        return who
    return replace(holder, body=holder.body or who.body)
