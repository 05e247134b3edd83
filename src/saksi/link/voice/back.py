"""Whether words point back at a document that was told of before: "the same report", "Di situ tertulis"."""

from collections.abc import Sequence
from itertools import pairwise

from saksi.pack import Pack, list_forms, load_roles

# A sentence points at a document within so many words: "the same daily report".
OPENING_WORDS = 4
# A sentence points at a page within so many words: "on page 17 is written".
PAGE_WORDS = 4
# What points at a document between commas has more words than these: "demikian catatan itu".
ASIDE_WORDS = 2


def opens_document(sentence: str, pack: Pack) -> bool:
    """Say whether a sentence opens by pointing at a document told of before.

    >>> from saksi.pack import load_packs
    >>> opens_document("The same report gives 55 cases", load_packs()["en"])
    True
    >>> opens_document("Laporan itu memuat 55 kasus", load_packs()["id"])
    True
    """
    roles = load_roles(pack)
    words = sentence.split()[:OPENING_WORDS]
    held = [roles.get(word.casefold(), frozenset()) for word in words]
    noun = next((at for at, each in enumerate(held) if "document" in each), None)
    if noun is None or any(word[0].isupper() for word in words[1 : noun + 1]):
        return False
    near = held[:noun] if pack.habits.owning else held[noun + 1 : noun + 2]
    return any({"deictic", "definite"} & each for each in near)


def stands_in_document(before: str, pack: Pack) -> bool:
    """Say whether what stands in front of a number puts it into a document told of before: "the loss in that draft".

    >>> from saksi.pack import load_packs
    >>> stands_in_document("Kerugian negara dalam rancangan itu, di halaman 36, ", load_packs()["id"])
    True
    >>> stands_in_document("Di dalamnya tertulis", load_packs()["id"])
    True
    """
    roles = load_roles(pack)
    held = [roles.get(word.strip(",").casefold(), frozenset()) for word in before.split()]
    pointing = frozenset({"deictic", "definite"})
    ways = zip(held, held[1:], held[2:], strict=False)
    if any("within-it" in led and "written" in word for led, word in pairwise(held)):
        return True
    return any(
        "within" in led
        and "document" in (last if pack.habits.owning else noun)
        and pointing & (noun if pack.habits.owning else last)
        for led, noun, last in ways
    )


def points_there(before: str, pack: Pack) -> bool:
    """Say whether a sentence opens by pointing into what was told of before: "Di situ tertulis", "In it", "Isinya".

    >>> from saksi.pack import load_packs
    >>> points_there("Di situ tercatat ", load_packs()["id"]), points_there("Di Wera tercatat ", load_packs()["id"])
    (True, False)
    >>> points_there("Isinya, korban tewas ", load_packs()["id"])
    True
    >>> points_there("Kamis siang, demikian catatan itu, yang mogok ", load_packs()["id"])
    True
    >>> [points_there(words, load_packs()["id"]) for words in ("Di halaman 17 tertulis ", "Di halaman masjid ada ")]
    [True, False]
    """
    words = before.split(maxsplit=PAGE_WORDS)[:PAGE_WORDS]
    held = [load_roles(pack).get(word.strip(",:").casefold(), frozenset()) for word in words]
    if any(_is_aside(part.casefold().split(), pack) for part in before.split(", ")[1:-1]):
        return True
    # A page without an owner is of what was told of, where something is written on it.
    is_page = "document" in frozenset().union(*held[1:2]) and not any(map(str.istitle, words[1:]))
    if is_page and "within" in held[0] and any("written" in each for each in held[2:]):
        return True
    # "Disebutkan di situ".
    held = held[1:3] if held and has_stood(words[0], pack) else held[:2]
    # One word may say both: what is in it.
    ends = held[:1] if held and "within-it" in held[0] else held[1:]
    return bool(ends) and "within" in held[0] and "within-it" in ends[0]


def _is_aside(words: Sequence[str], pack: Pack) -> bool:
    """Whether words between commas say that a document tells it: "demikian catatan itu"."""
    roles = [load_roles(pack).get(word, frozenset()) for word in words]
    return len(roles) > ASIDE_WORDS and "thus" in roles[0] and "document" in roles[1] and "deictic" in roles[-1]


def has_stood(word: str, pack: Pack) -> bool:
    """Say whether a verb tells that something is written somewhere: "tertulis", "disebutkan"."""
    return word.casefold() in list_forms(pack, "say", "passive") or "written" in load_roles(pack).get(
        word.casefold(), ()
    )


def goes_on(before: str, opening: str, pack: Pack) -> bool:
    """Say whether a sentence goes on with what was read out behind a colon: "read out a report: 12. Adapun ... 45".

    >>> from saksi.pack import load_packs
    >>> goes_on("Rahma membacakan laporan dinas: 12 tewas. ", "Adapun yang luka ", load_packs()["id"])
    True
    >>> goes_on("Rahma membacakan laporan dinas. ", "Adapun yang luka ", load_packs()["id"])
    False
    """
    first = opening.partition(" ")[0].strip(",").casefold()
    return ": " in before and "meanwhile" in load_roles(pack).get(first, ())


def points_at_document(phrase: str, pack: Pack) -> bool:
    """Say whether a phrase that is of a document points at it: "halaman 36 laporan itu", "the same report"."""
    last = phrase.rsplit(maxsplit=1)[-1:] if not pack.habits.owning else []
    return opens_document(phrase, pack) or any("deictic" in load_roles(pack).get(word, ()) for word in last)
