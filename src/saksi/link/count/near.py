"""Which words for what befell somebody are told of a number: none that is denied, nor one of other things beside it."""

import functools

from saksi.link.count.apart import number_words
from saksi.link.count.beside import Beside
from saksi.link.count.clause import CLAUSE
from saksi.link.count.counted import LIVING, nouns
from saksi.link.count.fit import OF_PEOPLE
from saksi.link.count.mark import Mark, is_reached
from saksi.link.count.outcome import fates, naming, outcomes
from saksi.link.count.theirs import is_of_theirs, is_somebodys
from saksi.link.count.thing import find_room
from saksi.pack import Pack, list_forms, load_roles

_CASE, _DISPLACED, _MISSING = "case", "displaced", "missing"
# What a word stands behind that is told of something else than the counted: "in the camp of | the refugees".
_SMALL = frozenset({"definite", "prep"})
_LEVELS = frozenset({"close", "cue"})


def is_of_number(beside: Beside, mark: Mark, thing: str | None) -> bool:
    """Say whether a word for what befell somebody is told of a number; `thing` is what that counts."""
    if _is_of_next(beside, mark) or _is_of_last(beside, mark) or _is_negated(beside, mark):
        return False
    if thing == _CASE and mark.value in OF_PEOPLE and _is_of_people_before(beside, mark):
        return False
    return not (_names_others(beside, mark) or _is_of_whose(beside, mark))


def find_last(beside: Beside) -> str | None:
    """Give what befell the counted by the last word between the number before and one that has no noun, and ends there.

    "The survivors number 152 and the dead three": the three are dead.
    """
    if beside.quantity.unit_kind != "none" or (first := _find_first(beside)) == 0:
        return None
    found = [fates(beside.pack)[match[0]] for match in outcomes(beside.pack).finditer(beside.words, first, beside.at)]
    return found[-1] if found else None


def _find_first(beside: Beside) -> int:
    """Where the words for a number begin in its clause; 0 where it is the first one."""
    return find_room(beside.finding, beside.quantity, beside.clause, beside.pack)


def _is_of_next(beside: Beside, mark: Mark) -> bool:
    """Whether a word behind a number is of what "and" brings in: "1,126 and the money that was lost", where that number
    has no noun, else of another number: "63 children were checked and two taken to a clinic".
    """
    pack = beside.pack
    between = beside.words[beside.end : mark.start].split() if mark.start > beside.end else []
    ands = [at for at, word in enumerate(between) if "and" in load_roles(pack).get(word, ())]
    is_bare = beside.quantity.unit_kind == "none"
    return (is_bare and 0 in ands) or any(_is_number(" ".join(between[at + 1 : at + 2]), pack) for at in ands)


def _is_number(word: str, pack: Pack) -> bool:
    return word[:1].isdecimal() or word in number_words(pack)


def _names_others(beside: Beside, mark: Mark) -> bool:
    """Whether a word farther behind a counted noun names others ("four men over the refugees' boat"), or one in front
    tells of somebody's own ("she waits for word of her two sons"), who are some of all.
    """
    if mark.is_leading and mark.value == _MISSING:
        return is_somebodys(beside, mark)
    if is_of_theirs(beside, mark):
        return True
    is_named = beside.words[mark.start : mark.end] in naming(beside.pack)
    return is_named and beside.quantity.unit_kind == "noun" and mark.start > beside.end + 1


def _is_of_last(beside: Beside, mark: Mark) -> bool:
    """Whether a word in front of a number stands right behind the one before: "91 were saved of some 150"."""
    ends = (each.span.end - beside.clause.start for each in beside.finding.quantities)
    room = _find_first(beside)
    return any(0 < end < mark.start and mark.end <= room for end in ends)


def _is_negated(beside: Beside, mark: Mark) -> bool:
    """Whether "without" or "not" stands right in front of a word: "three cases without deaths"."""
    before = beside.words[: mark.start].split()[-1:]
    return bool(before) and "not" in load_roles(beside.pack).get(before[0], ())


def _is_of_people_before(beside: Beside, mark: Mark) -> bool:
    """Whether a word is of people who are counted in front of cases: "the dead were four and 45 cases confirmed"."""
    is_ahead = mark.end <= beside.at
    return is_ahead and not is_reached(beside.finding, beside.quantity, mark, beside.clause.start)


def _is_of_whose(beside: Beside, mark: Mark) -> bool:
    """Whether a noun for those who fled only says whose something is, or for whom: "four men in the refugees' camp".

    Right behind a number it says who they are, and in front of it how many they are: "the refugees number 40".
    """
    words, pack = beside.words, beside.pack
    form = words[mark.start : mark.end]
    is_own = beside.at <= mark.start < beside.end or mark.start < beside.end < mark.end
    if mark.value != _DISPLACED or nouns(pack)[1].get(form) not in LIVING or is_own:
        return False
    if mark.start >= beside.end:
        return bool(words[beside.end : mark.start].strip())
    return is_owner(words, mark.start, mark.end, pack)


def is_owner(words: str, start: int, end: int, pack: Pack) -> bool:
    """Say whether a noun for people, in front of a number, only says whose something is: "the refugees' | camp".

    >>> from saksi.pack import load_packs
    >>> is_owner("di kamp pengungsi ", 8, 17, load_packs()["id"]), is_owner("pengungsi ", 0, 9, load_packs()["id"])
    (True, False)
    """
    if pack.habits.owning:
        return _is_thing(words[end:].lstrip("".join(pack.habits.owning)).split()[:1], pack)
    before = words[:start].split()[-1:]
    is_led = bool(before) and not _SMALL.isdisjoint(load_roles(pack).get(before[0], ()))
    return is_led or _is_thing(before, pack) or (bool(before) and before[0] in list_forms(pack, "measure", "patient"))


def tells_patients(beside: Beside) -> bool:
    """Say whether a clause opens with the patients and ends with how many people they are: "Pasien kini 37 orang"."""
    anyone = list_forms(beside.pack, "measure", "anyone")
    if beside.quantity.unit_kind != "none" and beside.quantity.unit.casefold() not in anyone:
        return False
    ahead = beside.words[: beside.at].split()
    is_last = CLAUSE.match(beside.finding.article.text, beside.quantity.span.end) is not None
    if not is_last or not ahead or ahead[0] not in list_forms(beside.pack, "measure", "patient"):
        return False
    # "Pasien dijenguk 37 orang" tells of who came to them.
    return not ahead[-1].startswith(beside.pack.habits.verb_prefixes) or ahead[-1] in _levels(beside.pack)


@functools.cache
def _levels(pack: Pack) -> frozenset[str]:
    """Words that lead to how many there are."""
    return frozenset(row["form"] for row in pack.rows("count") if row["role"] in _LEVELS)


def _is_thing(words: list[str], pack: Pack) -> bool:
    """Whether a word is the noun of what does not live."""
    return bool(words) and nouns(pack)[1].get(words[0], "person") not in LIVING
