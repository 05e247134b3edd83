"""Words that names of persons share with those of places, or with small words (Luis; Luiz da Silva)."""

import functools
import re
from collections.abc import Mapping, Sequence

from saksi.kinds import Reading
from saksi.pack import Pack, load_roles
from saksi.resolve.where.local import Local, is_regency
from saksi.resolve.who.body import body_words
from saksi.resolve.who.gender import given_names
from saksi.resolve.who.nameword import is_name

# A person's name has at most this many words.
NAME_WORDS = 5
# The capitals of where something is (Jalan H. R. Rasuna Said), with their stops.
SITE_WORDS = 7
# A name between commas, his age behind it perhaps, and the word that goes on.
_NEXT = re.compile(r", (?:dr\. )?(?:[A-Z][\w.'\u2019-]* ?){1,5}(?:\([^()]{1,12}\))?, ([a-z]+)")

# Roles of words behind which it is said where an office is held, and what may stand behind that.
_RULES = frozenset({"placehead", "rules-area"})
_BEARER = re.compile(r"[ \u00a0](\w+)|,[ \u00a0]([A-Z][\w.'\u2019-]+)(?=[ \u00a0][A-Z])")


def is_borne(words: Sequence[str], at: int, pack: Pack) -> bool:
    """Whether a word that only helps to name places stands without the rest of any (Luis, not San Luis).

    >>> from saksi.pack import load_packs
    >>> is_borne("Prime Minister Le Minh Duc".split(), 3, load_packs()["en"])
    True
    >>> is_borne("The mayor of Ho Chi Minh City".split(), 5, load_packs()["en"])
    False
    """
    forms = _forms_of(pack).get(words[at].casefold(), ()) if pack.habits.owning else ()
    if not forms:
        return False
    beside = [word.casefold().strip(".,") for word in words]
    return not any(_stands(beside, at, form) for form in forms)


def is_anothers_office(text: str, start: int, end: int, name: str, pack: Pack) -> bool:
    """Whether capitals are the office of whoever is named between commas behind, and the name in them is its body's.

    >>> from saksi.pack import load_packs
    >>> is_anothers_office("Ketua Serikat Tunas Jaya, Sarman, datang", 0, 24, "Tunas Jaya", load_packs()["id"])
    True
    """
    match = _NEXT.match(text, end) if pack.habits.office_first else None
    if match is None:
        return False
    roles, (first, *rest) = load_roles(pack), text[start:end].casefold().split()
    of_body = "title" in roles.get(first, ()) and any("organisation" in roles.get(word, ()) for word in rest)
    is_given = not given_names(pack).isdisjoint(name.casefold().split())
    return of_body and not is_given and "and" not in roles.get(match[1], ())


def is_ruled(text: str, end: int, title: str, pack: Pack, local: Local) -> bool:
    """Whether a name behind an office is where that is held, as who holds it follows, or a word that points at him.

    >>> from saksi.pack import load_packs
    >>> from saksi.resolve.where.local import NOWHERE
    >>> line = "Kepala Desa Rabakodo, Rahma Dewi, pergi."
    >>> is_ruled(line, 20, "Kepala Desa", load_packs()["id"], NOWHERE)
    True
    >>> is_ruled("Direktur RS Tunas Jaya itu pergi.", 22, "Direktur RS", load_packs()["id"], NOWHERE)
    True
    """
    roles = load_roles(pack)
    area = " " not in title and pack.habits.office_first and is_regency(_last_run(text, end))
    if not title:
        return area  # di Sugapa, Intan Jaya
    behind, held = _BEARER.match(text, end), roles.get(title.rpartition(" ")[2].casefold(), frozenset())
    if behind is None:
        return False
    # Bupati Intan Jaya, Rahma Dewi; Direktur RS Tunas Jaya itu
    points, name = behind.groups()
    if not ((area and "of-area" in held) or _RULES & held or (points and "organisation" in held)):
        return False
    return "deictic" in roles.get(points.casefold(), ()) if points else is_name(name, pack, local)


def _last_run(text: str, end: int) -> str:
    """The two words that end at a place in a text."""
    return " ".join(text[:end].rsplit(maxsplit=2)[-2:])


def is_site(reading: Reading, first: int, last: int, pack: Pack) -> bool:
    """Whether a short run of capitals is a place, by its head or the word before it (Jalan X; X Road; di Srondol X).

    Not so a given name behind an office of a place (manajer kebun Rahma Dewi).
    """
    roles, forms = load_roles(pack), reading.forms
    held = roles.get(forms[last - 1 if pack.habits.owning else first], frozenset())
    led = roles.get(forms[first - 1] if first else "", frozenset())
    office = first > 1 and "title" in roles.get(forms[first - 2], ()) and not pack.habits.owning
    if office and "site" in led and forms[first] in given_names(pack):
        return False
    led_to = last - first <= NAME_WORDS and ("site" in led or {"within", "placehead"} <= led)
    return last - first <= SITE_WORDS and (led_to or "site" in held)


def is_second_body(reading: Reading, at: int) -> bool:
    """Whether a word stands behind a stroke and capitals or a number before it (Pangdam XII/Tanjungpura Rahma Dewi)."""
    before = reading.article.text[slice(*reading.words[at - 2])] if at > 1 and reading.forms[at - 1] == "/" else ""
    return before != "" and before == before.upper()


def ties_names(words: Sequence[str], start: int, pack: Pack) -> bool:
    """Whether a particle stands before `start`, behind another word of a name (Luiz da Silva, Helga von der Au)."""
    roles, at = load_roles(pack), start - 1
    while at > 0 and "particle" in roles.get(words[at].rstrip("."), frozenset()):
        at -= 1
    return at < start - 1 and words[at][0].isupper()


def _stands(words: Sequence[str], at: int, form: Sequence[str]) -> bool:
    """Whether a place's whole name stands around a word."""
    firsts = (at - place for place, word in enumerate(form) if word == words[at])
    return any(first >= 0 and tuple(words[first : first + len(form)]) == form for first in firsts)


@functools.cache
def _forms_of(pack: Pack) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The names of places of several words, by each of their words that has no other use."""
    names = {tuple(row["form"].casefold().split()) for row in pack.rows("place")}
    brief = {word for row in pack.rows("short") for word in row["full"].casefold().split()}
    used = {name[0] for name in names if len(name) == 1} | load_roles(pack).keys() | body_words(pack) | brief
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names):
        for word in name if len(name) > 1 else ():
            if word not in used:
                found.setdefault(word, []).append(name)
    return {word: tuple(each) for word, each in found.items()}
