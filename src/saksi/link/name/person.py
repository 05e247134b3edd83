"""Whether two names of persons are one person's: words, titles, and what tells them apart."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from saksi.link.name.office import Office, is_role, read_office
from saksi.link.name.spelling import (
    INITIAL,
    SKELETON,
    VARIANT,
    compare_words,
    is_apart_written,
    known_as,
    korean_syllables,
    latin,
    name_table,
)
from saksi.link.name.verdict import Verdict, Who
from saksi.pack import UNDETERMINED, Pack, load_packs, load_roles

# What a way of being alike is worth. All above the join floor of 0.8 stand alone; those under it need an office.
FULL, LOOSE, MIDDLE_LEFT_OUT, PART, INITIALS, SURNAME = 0.95, 0.88, 0.92, 0.7, 0.7, 0.5
# The same office of the same place or body, held by one at a time, lifts a name that is a part of the other.
OFFICE = 0.35
# Another office speaks against two words being one person, not against three: full names are seldom shared.
OTHER_OFFICE = 0.3
RARE_WORDS = 3
# Roles of words that stand before a name and are no part of it.
_IDLE = frozenset({"honorific", "rank"})


# Offices that another language may call more closely: the head of an agency, the director of operations.
# What somebody is, whatever office he holds beside it.
_CALLINGS = frozenset({"economist", "lawyer", "lecturer", "physician", "professor", "researcher", "teacher"})
_WIDE = frozenset({"chair", "director", "head", "leader", "officer"})

Standing = Literal["same", "other", ""]


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in Latin letters, without titles and particles; `generation` is the Jr. or III behind it."""

    words: tuple[str, ...]
    generation: str
    office: Office


def compare_persons(a: Who, b: Who, packs: Mapping[str, Pack]) -> Verdict:
    """Compare two persons of no different countries."""
    one, other = (_read(who, packs.get(who.language, packs[UNDETERMINED])) for who in (a, b))
    if against := _veto(one, other):
        return Verdict(0.0, (against,))
    score, reason = _compare_names(a, b, one, other)
    if not score:
        return Verdict(0.0, (reason,))
    return _weigh(score, reason, (a, one), (b, other))


# One name is compared with many others.
@functools.lru_cache(maxsize=1 << 12)
def _read(who: Who, pack: Pack) -> Name:
    printed = who.name.split(",")[0].strip()
    name = known_as("person").get(printed.casefold(), printed)
    titles, kept = _split_titles(name.replace("-", " ").split(), pack)
    office = read_office(" ".join((*titles, who.title)), pack)
    if name.islower() or is_role(name, pack) or _is_relative(name):
        return Name((), "", office)
    written = [latin(word) for word in kept]
    generations = [value for word in written for value in name_table("generation").get(word, ())]
    drop = name_table("particle").keys() | name_table("generation").keys()
    words = tuple(word for word in written if word and word not in drop) or tuple(filter(None, written))
    return Name(words, "".join(generations), office)


def _is_relative(name: str) -> bool:
    """Whether a name is that of somebody's father, wife or child, who is called by it here (ayah Ratna)."""
    first = name.split(maxsplit=1)[0] if name.split() else ""
    values = name_table("kin").get(first.casefold(), frozenset())
    return "always" in values or bool(values and first.islower())


def _split_titles(words: Sequence[str], pack: Pack) -> tuple[list[str], list[str]]:
    """The words of a name that are ranks, degrees and ways of address, and the others; an initial is part of a name."""
    roles, forms = load_roles(pack), name_table("title")
    titles: list[str] = []
    kept: list[str] = []
    for word in words:
        bare = word.strip(".").casefold()
        is_address = (
            not any(len(each.strip(".")) > 1 for each in kept) and bare in forms and len(titles) + 1 < len(words)
        )
        is_title = len(bare) > 1 and (is_address or bool(_IDLE & roles.get(bare, frozenset())))
        (titles if is_title else kept).append(word)
    return titles, kept


def _veto(a: Name, b: Name) -> str:
    """What makes two persons two, whatever their names."""
    if a.generation != b.generation:
        return "one is called after the other"
    if a.office.gender and b.office.gender and a.office.gender != b.office.gender:
        return "a man and a woman"
    return "" if a.words and b.words else "no name is left"


def _compare_names(a: Who, b: Who, one: Name, other: Name) -> tuple[float, str]:
    """What the names alone are worth, and why."""
    syllables = korean_syllables(a.name), korean_syllables(b.name)
    if all(syllables):
        same = len(syllables[0]) == len(syllables[1]) and all(x & y for x, y in zip(*syllables, strict=True))
        return (FULL, "the same syllables") if same else (0.0, "the syllables differ")
    if is_apart_written(a.name) or is_apart_written(b.name):
        same = "".join(one.words) == "".join(other.words)
        return (FULL, "the same in Latin letters") if same else (0.0, "the names differ")
    is_loose = bool(a.country) and a.country == b.country and a.country in _other_scripts()
    pairs = _align(one.words, other.words, is_loose=is_loose)
    return _value(one.words, other.words, pairs)


def _other_scripts() -> frozenset[str]:
    return frozenset(row["code"] for row in load_packs()[UNDETERMINED].rows("script"))


def _align(short: Sequence[str], long: Sequence[str], *, is_loose: bool) -> list[tuple[int, int, float]]:
    """Each word of the shorter name with the best word of the longer that is free, and how alike they are."""
    free, pairs = set(range(len(long))), []
    for at, word in enumerate(short):
        alike = {place: compare_words(word, long[place], is_loose=is_loose) for place in sorted(free)}
        best = max(alike, key=lambda place: alike[place], default=-1)
        if best >= 0 and alike[best]:
            free.discard(best)
            pairs.append((at, best, alike[best]))
    return pairs


def _value(short: Sequence[str], long: Sequence[str], pairs: Sequence[tuple[int, int, float]]) -> tuple[float, str]:
    weak = name_table("weak")
    if len(pairs) < len(short):
        missing = [word for at, word in enumerate(short) if at not in {pair[0] for pair in pairs}]
        if any(word not in weak for word in missing) or not pairs:
            return 0.0, "the names differ"
    matched = {place for _, place, _ in pairs}
    extra = [word for place, word in enumerate(long) if place not in matched and word not in weak and len(word) > 1]
    telling = [pair for pair in pairs if long[pair[1]] not in weak and len(long[pair[1]]) > 1]
    worst = min(alike for _, _, alike in pairs)
    if len(telling) < 2:
        return SURNAME, "the surname is the same" if extra else "one word of the name is the same"
    if worst <= INITIAL and not _is_middle_only(long, pairs):
        return INITIALS, "the same but for an initial"
    if extra or worst <= INITIAL:
        return _value_part(long, pairs)
    if worst <= SKELETON:
        return LOOSE, "the same consonants"
    return FULL, "the same name" if worst > VARIANT else "the same name in another form"


def _is_middle_only(long: Sequence[str], pairs: Sequence[tuple[int, int, float]]) -> bool:
    """Whether only middle names are initials."""
    return all(0 < place < len(long) - 1 for _, place, alike in pairs if alike <= INITIAL)


def _value_part(long: Sequence[str], pairs: Sequence[tuple[int, int, float]]) -> tuple[float, str]:
    places = {place for _, place, _ in pairs}
    if 0 in places and len(long) - 1 in places:
        return MIDDLE_LEFT_OUT, "the same but for middle names"
    return PART, "one name is a part of the other"


def _weigh(score: float, reason: str, first: tuple[Who, Name], second: tuple[Who, Name]) -> Verdict:
    """Put the titles beside the names."""
    (a, one), (b, other) = first, second
    reasons = [reason]
    standing = _compare_offices(one.office, other.office, is_one_language=a.language == b.language)
    is_one_country = bool(a.country) and a.country == b.country
    if standing == "same" and (_is_placed(one.office, other.office) or (is_one_country and one.office.scope == "sole")):
        score += OFFICE
        reasons.append(f"the same office: {one.office.code}")
    elif standing == "other" and min(len(one.words), len(other.words)) < RARE_WORDS:
        score -= OTHER_OFFICE
        reasons.append("another office")
    if is_one_country:
        reasons.append(f"the same country: {a.country}")
    return Verdict(round(min(score, 0.99), 2), tuple(reasons))


def _is_placed(a: Office, b: Office) -> bool:
    """Whether two offices are of one place or body: the words of one lie in the other's."""
    return bool(a.words and b.words) and (a.words <= b.words or b.words <= a.words)


def _compare_offices(a: Office, b: Office, *, is_one_language: bool) -> Standing:
    """`same` for one office that one person holds, `other` for two that one person hardly holds, else ``."""
    if not (a.code or a.words) or not (b.code or b.words):
        return ""
    is_apart = is_one_language and bool(a.words) and bool(b.words) and not a.words & b.words
    if a.code and a.code == b.code:
        return "other" if is_apart else "same" if a.scope else ""
    # A doctor may head a clinic.
    if a.is_former or b.is_former or (a.code in _CALLINGS) != (b.code in _CALLINGS):
        return ""
    if a.code and b.code:
        is_wide = not is_one_language and bool({a.code, b.code} & _WIDE)
        return "" if is_wide or a.words & b.words else "other"
    return "other" if is_one_language and not a.words & b.words else ""
