"""Which body a word only points at: "the union", "the union's chair, Rahma Dewi", "that office"."""

import functools
import re
from collections.abc import Sequence

from saksi.pack import Pack, load_roles

# A body's name: capitals, with a short small word between two of them ("Bureau of Rivers").
RUN = re.compile(r"[A-Z][\w\u2019'-]*(?: (?:[a-z]{2,3} )?[A-Z][\w\u2019'-]*)+")
_WORD = re.compile(r"[^\W_]+")
_CURLED = "\u2019"
_NONE = ("\0",)
# What may stand between an office and a name.
_HONOURS = frozenset({"honorific", "rank"})
# Words between a body and the name of who speaks for it: "the union's deputy general secretary,".
OFFICE_WORDS = 5
# Words in front of the one that closes a body without a name: "the provincial public health department".
NAMELESS_WORDS = 3
# A pointing word and the noun it belongs to.
POINTING_WORDS = 2


def find_antecedent(text: str, before: int, word: str, pack: Pack) -> str:
    """Give the body named last before a place of which a word is part of the name; "" where there is none.

    >>> from saksi.pack import load_packs
    >>> text = "Rapat dibuka Serikat Nelayan Lontar. Serikat itu menolak."
    >>> find_antecedent(text, 37, "serikat", load_packs()["id"])
    'Serikat Nelayan Lontar'
    """
    if word not in text[:before].casefold():
        return ""
    for match in reversed(list(RUN.finditer(text, 0, before))):
        words = match[0].split()
        folded = [each.casefold() for each in words]
        if word in folded:
            # Heads open a body's name, unless owners stand before what they own.
            start = 0 if pack.habits.owning else folded.index(word)
            while start < len(words) and "definite" in load_roles(pack).get(folded[start], ()):
                start += 1
            if len(words) - start > 1:
                return " ".join(words[start:])
    return _find_nameless(text, before, word, pack)


def _find_nameless(text: str, before: int, word: str, pack: Pack) -> str:
    """The body without a name that closes with a word: "the provincial health department"."""
    if not pack.habits.owning:
        return ""
    for match in reversed(list(re.finditer(rf"\b{re.escape(word)}\b(?!['\u2019])", text[:before]))):
        words = text[: match.start()].rsplit(maxsplit=NAMELESS_WORDS + 1)[-NAMELESS_WORDS - 1 :]
        led = [at for at, each in enumerate(words) if "definite" in load_roles(pack).get(each.casefold(), ())]
        if led and led[-1] + 1 < len(words) and all(each.isalpha() and each.islower() for each in words[led[-1] + 1 :]):
            return " ".join([*words[led[-1] + 1 :], word])
    return ""


def read_pointing(source: str, pack: Pack) -> str:
    """Give the word for a body that a source only points with ("the union", "serikat itu"), in small letters; else "".

    >>> from saksi.pack import load_packs
    >>> read_pointing("Serikat itu", load_packs()["id"]), read_pointing("the union", load_packs()["en"])
    ('serikat', 'union')
    >>> read_pointing("serikat nelayan itu", load_packs()["id"]), read_pointing("serikatnya", load_packs()["id"])
    ('', 'serikat')
    """
    words, roles = source.casefold().split(), load_roles(pack)
    if len(words) == 1:
        return _read_owned(words[0], pack)
    # An abbreviation in capitals is a name of its own.
    if len(words) != POINTING_WORDS or any(word.isupper() for word in source.split()):
        return ""
    first, last = (roles.get(word, frozenset()) for word in words)
    if "definite" in first and pack.habits.owning:
        return words[1] if "organisation" in last else ""
    return words[0] if "deictic" in last and "organisation" in first else ""


def _read_owned(word: str, pack: Pack) -> str:
    """The word for a body that an ending says is somebody's: "serikatnya"."""
    stems = (word.removesuffix(ending) for ending in _clitics(pack) if word.endswith(ending))
    return next((stem for stem in stems if "organisation" in load_roles(pack).get(stem, ())), "")


@functools.cache
def _clitics(pack: Pack) -> frozenset[str]:
    return frozenset(row["add"] for row in pack.rows("affix") if row["kind"] == "clitic" and row["add"])


def find_opening(text: str, start: int, end: int, pack: Pack) -> str:
    """Give the body that the two words which open a sentence point at: "That union has closed two wells"; else "".

    >>> from saksi.pack import load_packs
    >>> text = "Rapat dibuka Serikat Nelayan Lontar. Serikat itu menolak."
    >>> find_opening(text, 37, len(text), load_packs()["id"])
    'Serikat Nelayan Lontar'
    """
    words = text[start:end].split(maxsplit=POINTING_WORDS)
    if len(words) <= POINTING_WORDS:
        return ""
    word = read_pointing(" ".join(words[:POINTING_WORDS]), pack) or _read_alone(words, pack)
    return find_antecedent(text, start, word, pack) if word else ""


def _read_alone(words: Sequence[str], pack: Pack) -> str:
    """The word for a body that opens a sentence alone, where no article is needed to point ("Dinas telah menutup")."""
    alone = words[0].casefold()
    is_body = "organisation" in load_roles(pack).get(alone, ()) and not pack.habits.owning
    return alone if is_body and words[1].islower() and not words[0].isupper() else ""


def find_office(before: str, pack: Pack) -> tuple[str, int] | None:
    """Give the word for a body whose office stands right in front of a name, and where it begins.

    >>> from saksi.pack import load_packs
    >>> find_office("Rapat ditutup ketua serikat itu, ", load_packs()["id"])
    ('serikat', 20)
    >>> find_office("It was closed by the union’s deputy head, ", load_packs()["en"])
    ('union', 21)
    """
    found, roles = list(_WORD.finditer(before)), load_roles(pack)
    while found and _HONOURS & roles.get(found[-1][0].casefold(), frozenset()):
        found.pop()
    found = found[-OFFICE_WORDS:]
    for one, next_one in zip(reversed(found[:-1]), reversed(found[1:]), strict=False):
        word = one[0].casefold()
        if "organisation" not in roles.get(word, ()):
            continue
        marks = before[one.end() : next_one.end()].replace(_CURLED, "'")
        is_owned = marks.startswith(pack.habits.owning or _NONE) and _is_led(before, one.start(), pack)
        is_pointed = next_one is found[-1] and "deictic" in roles.get(next_one[0].casefold(), ())
        if is_owned or is_pointed:
            return word, one.start()
    return None


def _is_led(before: str, at: int, pack: Pack) -> bool:
    word = before[:at].rsplit(maxsplit=1)[-1:]
    return bool(word) and "definite" in load_roles(pack).get(word[0].casefold(), ())
