"""What an actor is and stands for: the kind of body, whom a person speaks for, and the country."""

import functools
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from saksi.kinds import Actor, ActorKind, Reading, Span, Where
from saksi.pack import UNDETERMINED, Pack, list_forms, load_packs, load_roles
from saksi.resolve.renew import renew
from saksi.resolve.who.body import body_words, known_bodies, place_forms

# Words of the longest title that is known as one.
OFFICE_WORDS = 4
# What a body's name may go on behind: of, and.
_JOINTS = frozenset({"rolepart", "inner", "and"})
# Names before a role in small letters are a body from this many on.
_BODY_WORDS = 2
_FIRM = frozenset({"firmword"})
_BODIES: frozenset[ActorKind] = frozenset({"organisation", "unknown"})


def place_actors(reading: Reading, pack: Pack, actors: Sequence[Actor], places: Sequence[Where]) -> tuple[Actor, ...]:
    """Give the actors with government and media told apart from other bodies, and with affiliation and country.

    The country is the one that title, name and sources name: none when they name several.

    >>> from saksi.flow import read_page
    >>> page = b"Juru bicara Kementerian Luar Negeri Rusia Maria Zaitseva mengatakan, kapal itu tiba."
    >>> [(a.name, a.affiliation, a.country) for a in read_page(page).actors]
    [('Maria Zaitseva', 'Kementerian Luar Negeri Rusia', 'RU')]
    """
    text, starts = reading.article.text, [where.span.start for where in places]
    completed = []
    for actor in actors:
        windows = tuple(_windows(text, actor))
        near = [where for window in windows for where in _within(places, starts, window)]
        codes = {where.code[:2] for where in near if where.code} | _nations(text, windows, pack)
        kind = "government" if _is_seat(actor, text, near) else _kind(actor, near, pack)
        affiliation = find_affiliation(actor.title or "", pack) if kind == "person" else None
        country = codes.pop() if len(codes) == 1 else None
        completed.append(renew(actor, kind=kind, affiliation=affiliation, country=country))
    return tuple(completed)


def _windows(text: str, actor: Actor) -> Iterator[Span]:
    """The places of a text that say who an actor is: the sources, and the title beside the name."""
    yield from (mention.span for mention in actor.mentions if mention.method not in ("pronoun", "pointing"))
    title = actor.title or ""
    at = text.find(title) if title else -1
    if at >= 0:
        yield Span(at, at + len(title))


def _within(places: Sequence[Where], starts: Sequence[int], window: Span) -> Iterator[Where]:
    first = bisect_left(starts, window.start)
    inside = places[first : bisect_left(starts, window.end, first)]
    yield from (where for where in inside if where.span.end <= window.end)


def _nations(text: str, windows: Sequence[Span], pack: Pack) -> set[str]:
    """The countries whose names or adjectives stand in the windows (Russian)."""
    (known, opening), found = _nation_words(pack), set()
    for span in windows:
        words = [word.strip(".,()") for word in text[span.start : span.end].split()]
        end = 0
        for at in [at for at, word in enumerate(words) if word in opening]:
            form = next((f for f in (" ".join(words[at : at + 2]), words[at]) if f in known), "") if at >= end else ""
            if form:
                found.add(known[form])
                end = at + len(form.split())
    return found


@functools.cache
def _nation_words(pack: Pack) -> tuple[Mapping[str, str], frozenset[str]]:
    """Adjectives of countries and the names of countries in the pack, and the words that they open with."""
    known = {row["form"]: row["code"] for row in pack.rows("place") if len(row["code"]) == _COUNTRY_CODE}
    known |= {row["form"]: row["code"] for row in pack.rows("nation")}
    return known, frozenset(form.partition(" ")[0] for form in known)


# An ISO 3166-1 code has two letters; what lies within a country has a longer one.
_COUNTRY_CODE = 2


@functools.cache
def _media() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in load_packs()[UNDETERMINED].rows("media"))


def _is_seat(actor: Actor, text: str, near: Sequence[Where]) -> bool:
    """Whether what was taken for a person is the house or capital of a government that speaks (the White House)."""
    if actor.kind != "person" or actor.title:
        return False
    seats = (where for where in near if where.role == "metonym" or where.by == "place-seat")
    return any(text[slice(*where.span)] == actor.name for where in seats)


def _kind(actor: Actor, near: Sequence[Where], pack: Pack) -> ActorKind:
    if actor.name.casefold() in _media():
        return "media"
    if actor.kind == "person" and actor.name.casefold() in known_bodies():
        return "organisation"
    if actor.kind not in _BODIES:
        return actor.kind
    roles, words = load_roles(pack), actor.name.split()
    held = [roles.get(word.strip("(),").casefold(), frozenset()) for word in words]
    if any("government" in each for each in held) or any(where.role == "metonym" for where in near):
        return "government"
    is_place = any(actor.name == where.name and where.level == "country" for where in near)
    if is_place:
        return "government"
    return "media" if held and "medium" in held[0] else actor.kind


def find_affiliation(title: str, pack: Pack) -> str | None:
    """Give the body in a title: from the word for a body, or an abbreviation, over the capitalised words around it.

    >>> from saksi.pack import load_packs
    >>> find_affiliation("Kepala BPBD Ende", load_packs()["id"])
    'BPBD Ende'
    >>> find_affiliation("Kepala Pelaksana BPBD Ende", load_packs()["id"])
    'BPBD Ende'
    >>> find_affiliation("Foreign Ministry spokeswoman", load_packs()["en"])
    'Foreign Ministry'
    >>> find_affiliation("Tarn Holdings chief executive", load_packs()["en"])
    'Tarn Holdings'
    """
    words = title.split()
    heads = (at for at, word in enumerate(words) if _is_body(word, pack))
    head = next((at for at in heads if not _is_title(" ".join(words[at + 1 : at + 2]), pack)), None)
    if head is None:
        return _body_before(words, pack)
    first, last = head, head + 1
    while first and _is_part(words[first - 1], pack) and not _ends_office(words[:first], pack):
        first -= 1
    while last < len(words) and _goes_on(words, last, pack):
        last += 1
    return " ".join(words[first:last]).strip(",")


def _body_before(words: Sequence[str], pack: Pack) -> str | None:
    """The names that a role follows in small letters, where owners stand before what they own.

    Not a single one, which is too often a nation's, a party's or a field's; nor what has a meaning of its own.
    """
    end = next((at for at, word in enumerate(words) if not word[0].isupper()), 0) if pack.habits.owning else 0
    roles, (nations, _) = load_roles(pack), _nation_words(pack)
    is_named = all(word not in nations and roles.get(word.casefold(), _FIRM) == _FIRM for word in words[:end])
    is_owner = words[end - 1].endswith(tuple(pack.habits.owning)) if end else False
    name = " ".join(words[:end])
    is_other = is_owner or name in nations or name in place_forms(pack)
    return name if end >= _BODY_WORDS and is_named and not is_other else None


def _ends_office(words: Sequence[str], pack: Pack) -> bool:
    """Whether words end in a title of several words (Juru Bicara, Kepala Pelaksana)."""
    ends = (" ".join(words[-size:]).casefold() for size in range(2, min(len(words), OFFICE_WORDS) + 1))
    return any(each in list_forms(pack, "office") for each in ends)


def _is_body(word: str, pack: Pack) -> bool:
    bare = word.strip("(),.")
    roles = load_roles(pack).get(bare.casefold(), frozenset())
    is_named = bare.casefold() in body_words(pack)
    is_short = len(bare) > 1 and bare.isupper() and bare.isalpha() and not roles & {"title", "rank", "honorific"}
    return bare[:1].isupper() and (is_short or is_named or ("organisation" in roles and "title" not in roles))


def _is_title(word: str, pack: Pack) -> bool:
    """Whether a word with a capital is a title: a body's name ends before it."""
    return word[:1].isupper() and "title" in load_roles(pack).get(word.casefold(), ())


def _is_part(word: str, pack: Pack) -> bool:
    return word[:1].isupper() and not word.endswith(",") and not _is_title(word, pack)


def _goes_on(words: Sequence[str], at: int, pack: Pack) -> bool:
    """Whether a body's name goes on: a capital, or a small word of names with a capital behind it."""
    if words[at - 1].endswith(","):
        return False
    roles = load_roles(pack).get(words[at].casefold(), frozenset())
    is_joint = bool(roles & _JOINTS) and at + 1 < len(words) and words[at + 1][:1].isupper()
    is_joint = is_joint and not _is_title(words[at + 1], pack)
    return (words[at][:1].isupper() and not roles & {"title", "rank"}) or is_joint
