"""Whether two names of organisations, governments or outlets are one body's."""

import functools
import re
from collections.abc import Iterator, Mapping

from saksi.link.name.fold import fold_name
from saksi.link.name.spelling import known_as, latin, name_table
from saksi.link.name.verdict import Verdict, Who
from saksi.pack import UNDETERMINED, Pack, load_roles

SAME_BODY = 0.95
_BRACKET = re.compile(r"^(.*?)\s*\(([^()]+)\)$")


def compare_bodies(a: Who, b: Who, packs: Mapping[str, Pack]) -> Verdict:
    """Compare two bodies of no different countries: one of their forms must have the same telling words."""
    if _is_government(a, packs) and _is_government(b, packs):
        same = a.country is not None and a.country == b.country
        return Verdict(SAME_BODY if same else 0.0, (f"the government of {a.country}" if same else "not one country's",))
    sides = _sides(a, packs), _sides(b, packs)
    if all(sides) and not sides[0] & sides[1]:
        return Verdict(0.0, ("two places of one name",))
    one, other = set(find_forms(a, packs)), set(find_forms(b, packs))
    shared = sorted(" ".join(sorted(form)) for form in one & other if form)
    if not shared:
        return Verdict(0.0, ("the names differ",))
    reasons = [f"the same name: {shared[0]}"]
    if a.country and a.country == b.country:
        reasons.append(f"the same country: {a.country}")
    return Verdict(SAME_BODY, tuple(reasons))


def _sides(who: Who, packs: Mapping[str, Pack]) -> frozenset[str]:
    """What the name says of which place of that name it is: the city or the regency."""
    table = body_table(packs.get(who.language, packs[UNDETERMINED]), "apart")
    return frozenset(table[word] for word in who.name.casefold().split() if word in table)


def find_forms(who: Who, packs: Mapping[str, Pack]) -> Iterator[frozenset[str]]:
    """The names a body goes by, as telling words: as printed, the long and the short one, and what is known of it."""
    bracket = _BRACKET.match(who.name)
    for name in bracket.groups() if bracket else (who.name,):
        if known := known_as("body").get(name.casefold()):
            yield frozenset({known.casefold()})
        if ministry := _ministry(name, who, packs):
            yield frozenset({ministry, f"of {who.country}"})
        yield _telling(name, who, packs)
        yield from (_telling(full, who, packs) for full in _spelled_out(name, packs, who.language))


def _ministry(name: str, who: Who, packs: Mapping[str, Pack]) -> str | None:
    """What every country has one of, where the name says no more than the country."""
    pack = packs.get(who.language, packs[UNDETERMINED])
    folded = " ".join(name.casefold().split())
    for form, ministry in body_table(pack, "ministry").items():
        if who.country and f" {form} " in f" {folded} ":
            rest = f" {folded} ".replace(f" {form} ", " ").split()
            idle = name_table("legal").keys() | _country_words(pack, who.country)
            return ministry if all(word in idle for word in rest) else None
    return None


@functools.cache
def body_table(pack: Pack, kind: str) -> Mapping[str, str]:
    """The rows of `body.tsv` of one kind, by the form casefolded, the longest first."""
    rows = [(row["form"].casefold(), row["body"]) for row in pack.rows("body") if row["kind"] == kind]
    return dict(sorted(rows, key=lambda row: (-len(row[0]), row)))


@functools.cache
def _country_words(pack: Pack, country: str) -> frozenset[str]:
    """The words of a country's names and of its adjective, in small letters."""
    rows = (*pack.rows("place"), *pack.rows("nation"))
    return frozenset(word for row in rows if row["code"] == country for word in row["form"].casefold().split())


def _spelled_out(name: str, packs: Mapping[str, Pack], language: str) -> Iterator[str]:
    pack = packs.get(language)
    if pack is not None:
        yield from (row["full"] for row in pack.rows("short") if row["short"] == name)


def _telling(name: str, who: Who, packs: Mapping[str, Pack]) -> frozenset[str]:
    """The words that tell a body apart, long forms short where the pack knows them."""
    if who.kind == "media":
        words, idle = {latin(word) for word in name.split()}, name_table("press").keys()
    else:
        pack = packs.get(who.language, packs[UNDETERMINED])
        words, idle = {latin(word) or word for word in fold_name(name, pack)}, name_table("legal").keys()
    last = who.name.casefold().split()[-1:]
    apart = {word for word in last if word in body_table(packs.get(who.language, packs[UNDETERMINED]), "apart")}
    return frozenset(words - idle | apart) or frozenset(words)


def _is_government(who: Who, packs: Mapping[str, Pack]) -> bool:
    """Whether a name says no more than the government of its country: by the word for it, or by a place."""
    if who.kind != "government" or not who.country:
        return False
    pack = packs.get(who.language, packs[UNDETERMINED])
    words = who.name.casefold().split()
    if any("government" in load_roles(pack).get(word, ()) for word in words):
        return len(words) <= _GOVERNMENT_WORDS
    rows = (*pack.rows("place"), *pack.rows("seat"))
    return any(row["form"].casefold() == who.name.casefold() for row in rows)


# The word for a government and the name of a country, which may have an article and two words.
_GOVERNMENT_WORDS = 4
