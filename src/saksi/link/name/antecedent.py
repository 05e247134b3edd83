"""Which body a word only points at: "the union", "the union's chair, Rahma Dewi", "that office"."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from saksi.link.count.counted import nouns
from saksi.link.name.fold import fold_text, fold_words
from saksi.link.name.headed import is_noun, names_body
from saksi.link.name.office import clitics
from saksi.pack import Pack, list_forms, load_roles

# A body's name: capitals, with a short small word between two of them ("Bureau of Rivers", "RSUD dr. Lontar").
RUN = re.compile(r"[A-Z][\w\u2019'-]*(?: (?:[a-z]{2,3}\.? )?[A-Z][\w\u2019'-]*)*")
_WORD = re.compile(r"[^\W_]+")
_CURLED = "\u2019"
_HOME = "house"
# What may stand between an office and a name.
_HONOURS = frozenset({"honorific", "rank"})
_SMALL = r"[a-z][\w\u2019'-]*"
# Words without a capital between that and the name of the body: "the regional aid group".
BETWEEN_WORDS = 4
_TAIL = re.compile(rf" ({_SMALL}(?: {_SMALL}){{0,{BETWEEN_WORDS - 1}}})")
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
    noun = fold_text(word, pack)
    for match in reversed(list(RUN.finditer(text, 0, before))):
        name = _drop_opening(f"{match[0]} {find_tail(text, match.end(), pack)}", word, pack).strip()
        is_one = word in name.casefold().split() or noun <= _nouns(name, pack)
        if is_one and " " in name and not _is_small(name.split()[0], pack):
            return name
    return _find_nameless(text, before, word, pack)


def _drop_opening(run: str, word: str, pack: Pack) -> str:
    """A body's name without what stands in front of it: heads open it, unless owners stand before what they own."""
    words = run.split()
    folded = [each.casefold() for each in words]
    noun = fold_text(word, pack)
    is_one = " " not in word
    heads = (at for at, each in enumerate(folded) if each == word or (is_one and noun <= _nouns(each, pack)))
    start = 0 if pack.habits.owning else next(heads, 0)
    # A word of an office opens no body: "Sekretaris Perusahaan Rahma Dewi".
    if any(" ".join(folded[at : start + 1]) in list_forms(pack, "office") for at in range(start)):
        return ""
    while start < len(words) and "definite" in load_roles(pack).get(folded[start], ()):
        start += 1
    # Where it is is no part of it: "RS Lontar di Wera".
    ends = (at for at in range(start + 1, len(words)) if words[at].islower() and _is_placing(words[at], pack))
    return " ".join(words[start : next(ends, len(words))])


def _is_placing(word: str, pack: Pack) -> bool:
    return not pack.habits.owning and {"prep", "rolepart"} & load_roles(pack).get(word, frozenset()) == {"prep"}


def _is_small(word: str, pack: Pack) -> bool:
    """Whether a word is one that only opens a sentence with a capital: "He", "In"."""
    return word.casefold() in pack.habits.common_words or "pronoun" in load_roles(pack).get(word.casefold(), ())


def _nouns(name: str, pack: Pack) -> frozenset[str]:
    """The folded words of a name, and of the long forms of what stands short in it: BPBD is a "badan"."""
    longs = (_longs(pack).get(word.casefold(), frozenset()) for word in name.split())
    return fold_text(name, pack).union(*longs)


@functools.cache
def _longs(pack: Pack) -> Mapping[str, frozenset[str]]:
    rows = [row for row in pack.rows("body") if row["kind"] == "long"]
    return {row["body"].casefold(): fold_words(row["form"], pack) for row in rows}


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


def find_tail(text: str, at: int, pack: Pack) -> str:
    """The small words that end a body's name where owners stand before what they own: "the Wera | health office"."""
    match = _TAIL.match(text, at) if pack.habits.owning else None
    words = match[1].split() if match is not None else []
    ends = [place for place, word in enumerate(words, 1) if has_body(word, pack)]
    tail = words[: ends[0]] if ends else []
    return "" if any(_is_small(word, pack) for word in tail) else " ".join(tail)


def find_runs(text: str, start: int, end: int, pack: Pack) -> Iterator[str]:
    """Yield the names of two words or more within a stretch of text that have a noun for bodies, in order.

    >>> from saksi.pack import load_packs
    >>> text = "Today at noon the Wera health office called."
    >>> list(find_runs(text, 0, len(text), load_packs()["en"]))
    ['Wera health office']
    """
    for match in RUN.finditer(text, start, end):
        name = f"{match[0]} {find_tail(text, match.end(), pack)}".strip()
        if " " in name and names_body(name, pack):
            yield name


def has_body(words: str, pack: Pack) -> bool:
    """Say whether one of some words is a noun for bodies."""
    roles = load_roles(pack)
    return any("organisation" in roles.get(word.casefold(), ()) for word in words.split())


def read_pointing(source: str, pack: Pack) -> str:
    """Give the word for a body that a source only points with ("the union", "serikat itu"), in small letters; else "".

    Its data, and who speaks for it without a name, are its own word ("data from the agency", "catatan dinas").

    >>> from saksi.pack import load_packs
    >>> read_pointing("Serikat itu", load_packs()["id"]), read_pointing("the union", load_packs()["en"])
    ('serikat', 'union')
    >>> read_pointing("serikat nelayan itu", load_packs()["id"]), read_pointing("serikatnya", load_packs()["id"])
    ('', 'serikat')
    >>> read_pointing("berkas telaah balai", load_packs()["id"])
    'balai'
    >>> read_pointing("Pihak rumah sakit", load_packs()["id"]), read_pointing("data from the union", load_packs()["en"])
    ('rumah sakit', 'union')
    """
    words = source.split()
    if len(words) == 1:
        return _read_owned(source.casefold(), pack) or _read_bare(source, pack)
    # What has a capital is a name of its own.
    words[0] = words[0].casefold() if words[0][1:].islower() else words[0]
    if any(not word.islower() for word in words):
        return ""
    held = [load_roles(pack).get(word, frozenset()) for word in words]
    if pack.habits.owning:
        *before, article, _ = held
        is_whole = not before or any("document" in each for each in before[:POINTING_WORDS])
        return words[-1] if "definite" in article and _is_body(words[-1], pack) and is_whole else ""
    end = len(words) - ("deictic" in held[-1])
    start = next((at for at, each in enumerate(held[:end]) if "document" not in each), end)
    start += words[start : start + 1] != [] and words[start] in list_forms(pack, "body", "party")
    # What a document is about stands between: "berkas telaah balai".
    while 0 < start < end - 1 and not (has_body(words[start], pack) or is_noun(" ".join(words[start:end]), pack)):
        start += 1
    noun = " ".join(words[start:end])
    # A noun of two words points by itself, as one of one does: "rumah sakit mencatat".
    is_pointing = end < len(words) or start > 0 or is_noun(noun, pack)
    is_one = start + 1 == end or is_noun(noun, pack)
    return noun if is_pointing and is_one and any(_is_body(word, pack) for word in words[start:end]) else ""


def _is_body(word: str, pack: Pack) -> bool:
    """Whether a word is a noun for bodies, or one by which any of a kind may be told of."""
    return has_body(word, pack) or word in list_forms(pack, "body", "any")


def _read_owned(word: str, pack: Pack) -> str:
    """The word for a body that an ending says is somebody's: "serikatnya"."""
    stems = (word.removesuffix(ending) for ending in clitics(pack) if word.endswith(ending))
    return next((stem for stem in stems if "organisation" in load_roles(pack).get(stem, ())), "")


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
    """The word for a body that opens a sentence alone ("Dinas telah menutup"), or is somebody's ("Dinasnya")."""
    if words[0].istitle() and words[1].islower() and (owned := _read_owned(words[0].casefold(), pack)):
        return owned
    return _read_bare(words[0], pack) if words[1].islower() and not is_home(words[0], words[1], pack) else ""


def is_home(word: str, behind: str, pack: Pack) -> bool:
    """Say whether a word for bodies is one for where people live, by the word behind it.

    >>> from saksi.pack import load_packs
    >>> pack = load_packs()["id"]
    >>> is_home("Rumah", "rusak", pack), is_home("Rumah", "sakit", pack)
    (True, False)
    """
    known, noun = nouns(pack)[1], word.casefold()
    return known.get(noun) == known.get(f"{noun} {behind}", _HOME) == _HOME


def _read_bare(word: str, pack: Pack) -> str:
    """A word for a body that points by itself, where no article is needed for that ("Dinas"); no abbreviation."""
    is_body = "organisation" in load_roles(pack).get(word.casefold(), ()) and not pack.habits.owning
    return word.casefold() if is_body and not word.isupper() else ""


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
        is_owned = marks.startswith(pack.habits.owning) and _is_led(before, one.start(), pack)
        is_pointed = next_one is found[-1] and "deictic" in roles.get(next_one[0].casefold(), ())
        if is_owned or is_pointed:
            return word, one.start()
    return None


def _is_led(before: str, at: int, pack: Pack) -> bool:
    word = before[:at].rsplit(maxsplit=1)[-1:]
    return bool(word) and "definite" in load_roles(pack).get(word[0].casefold(), ())
