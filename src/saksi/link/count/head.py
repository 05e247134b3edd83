"""Which things a number without a noun counts: "the number of damaged houses in the village rose to 12".

Of the nouns in front of it the first that may be counted, but no place: nobody counts so many in "cases in the district
rose to 12". In "dead cattle" and "livestock deaths" the animals are, and what "the number of" leads to is none of the
names in front of that: "the fire service put the number of burnt rooms at 42".
"""

import functools
import re

from saksi.kinds import Finding
from saksi.link.count.counted import LIVING, nouns
from saksi.link.count.fit import CONSUMED, COVERED
from saksi.link.count.outcome import fates
from saksi.link.form import either
from saksi.pack import Pack, list_forms, load_roles

# Words of a clause that tells of a noun, behind it: "kamar yang habis | 38".
TOLD_WORDS = 3
_CASE = "case"
_HOMES = "household"
_KILLED, _MISSING = "killed", "missing"
# What things are too: boats are missing, boxes get through, cars are buried.
OF_BOTH = frozenset({"buried", CONSUMED, COVERED, _MISSING, "rescued", "trapped"})
_PERSON, _ANIMAL = "person", "animal"
_MOURNED = frozenset({_PERSON, "household", "police", "soldier"})
_PLACES = frozenset({"city", "country", "district", "island", "outlet", "village"})
_DAMAGED = "damaged"


def find_head(before: str, fate: str | None, pack: Pack) -> str:
    """Give the first noun of a text in small letters that may be counted, as its table has it; "" where none is.

    >>> from saksi.pack import load_packs
    >>> find_head("the number of damaged houses in the village rose to ", "damaged", load_packs()["en"])
    'houses'
    """
    concepts = nouns(pack)[1]
    own = _find_told(before, pack)
    if own and (concepts[own] in LIVING) == (fate not in (None, _DAMAGED)):
        return own
    tallies = [match.end() for match in _tallies(pack).finditer(before)]
    found = next((told for at in (*tallies[-1:], 0) if (told := _list_forms(before[at:], pack))), [])
    if fate is not None:
        fit = [form for form in found if (concepts[form] in LIVING) == (fate != _DAMAGED)]
        found = fit if fit or fate not in OF_BOTH else found
    return next((form for form in found if form not in fates(pack)), next(iter(found), ""))


def _find_told(words: str, pack: Pack) -> str:
    """The noun of which a clause tells that ends a text: "dari bandara: penerbangan yang terlambat | 19"."""
    match = None if pack.habits.owning else _told(pack).search(words)
    return match[1] if match is not None and nouns(pack)[1][match[1]] not in _PLACES | {_HOMES} else ""


@functools.cache
def _told(pack: Pack) -> re.Pattern[str]:
    relative = either(form for form, roles in load_roles(pack).items() if "relative" in roles)
    return re.compile(rf"\b({either(nouns(pack)[1])}) {relative}(?: [^\W\d_]+){{1,{TOLD_WORDS}}} $")


def _list_forms(words: str, pack: Pack) -> list[str]:
    """The nouns of a text that may be counted; who tells the number behind is none: "polisi mencatat | dua"."""
    pattern, concepts = nouns(pack)
    found = (match for match in pattern.finditer(words) if words[match.end() :].strip() not in _tellings(pack))
    return [match[0] for match in found if concepts[match[0]] not in _PLACES | {_HOMES}]


@functools.cache
def _tellings(pack: Pack) -> frozenset[str]:
    return list_forms(pack, "say", "verb") - {""}


def find_people(before: str, fate: str | None, pack: Pack) -> str | None:
    """Give what those are whom a number without a noun counts: soldiers, animals, what is missing, else people.

    Of families in front of it it is open whether they or their people are counted.
    """
    pattern, concepts = nouns(pack)
    if any(concepts[form] == _HOMES for form in pattern.findall(before)):
        return None
    thing = concepts.get(find_head(before, fate if fate in OF_BOTH else _KILLED, pack), _PERSON)
    return _PERSON if thing == _CASE else thing


def find_whom(finding: Finding, lead: str, fate: str | None, pack: Pack) -> str | None:
    """Give what those are whom a number without a noun counts: where an article counts animals, and nobody who died,
    the dead are animals.
    """
    thing = find_people(lead, fate, pack)
    head = find_head(lead, fate, pack)
    if thing != _PERSON or fate != _KILLED or (head and head not in fates(pack)):
        return thing
    dead = {each.concept for each in finding.quantities if each.outcome == _KILLED}
    known = nouns(pack)[1]
    if not dead.isdisjoint(_MOURNED):
        return thing
    is_animal = any(known.get(each.unit.casefold(), each.concept) == _ANIMAL for each in finding.quantities)
    is_open = any(known[noun] == _ANIMAL for noun in nouns(pack)[0].findall(finding.article.text.casefold()))
    return _ANIMAL if is_animal else None if is_open else thing


def find_subject(before: str, pack: Pack) -> str:
    """Give the counted noun that ends a text in small letters, adverbs behind it aside; "" where none does.

    >>> from saksi.pack import load_packs
    >>> find_subject("tiga orang meninggal, sedangkan kasusnya sudah ", load_packs()["id"])
    'kasus'
    """
    match = _subject(pack).search(before)
    return match[1] if match else ""


@functools.cache
def _tallies(pack: Pack) -> re.Pattern[str]:
    """Words for how many there are of what follows: "the number of"."""
    return re.compile(rf"\b{either(list_forms(pack, 'measure', 'tally'))}\b")


@functools.cache
def _subject(pack: Pack) -> re.Pattern[str]:
    adverbs = either(form for form, roles in load_roles(pack).items() if "adverb" in roles)
    clitic = either(row["form"] for row in pack.rows("time") if row["class"] == "clitic")
    return re.compile(rf"\b({either(nouns(pack)[1])})(?:{clitic})?(?: {adverbs})* $")
