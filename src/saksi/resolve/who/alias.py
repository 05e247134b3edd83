"""Other names an article gives: short forms in brackets, and what somebody is called."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from saksi.kinds import Span
from saksi.pack import Pack, load_roles
from saksi.resolve.who.borne import NAME_WORDS
from saksi.resolve.who.gender import given_names
from saksi.resolve.who.name import Named, split_name
from saksi.resolve.who.nameword import name_form, opens_ordinary

# A full form and its short one in brackets: at most ten words before, so that a sentence is no full form.
_FULL_WORDS = 10
_BRIEF = re.compile(r" \(([A-Z][\w-]{1,14})\)")
_FULL = re.compile(r"(?<!\w)(?:[A-Z][\w&-]*|[a-z]{2,6})(?: (?:[A-Z][\w&-]*|[a-z]{2,6})){1,9}\Z")
_LETTERS = re.compile(r"\w+")
# A run of capitalised words, five at most; between it and the word for calling stand two small words at most.
_NAME = r"[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*){0,4}"
_BETWEEN = r",?(?: [a-z]+){0,2} "
# So many letters in a row show that a by-name is of a name.
_SHARED = 3
# A name called by its end is at least so many letters longer.
CLIPPED_LETTERS = 2
# A name with another of one word in marks inside it (Moh. Bona "Ucok" Siregar): what is in marks is found first.
NICKNAME = re.compile(r" [^\w\s()\[\]&.-]([A-Z]\w+)[^\w\s()\[\].,]+(?= [A-Z])")
_BEFORE_NICKNAME = re.compile(r"(?<![\w.])(?:[A-Z][\w.]* ){0,5}[A-Z][a-z]+\Z")
_BEHIND_NICKNAME = re.compile(r" ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
# No more letters than this stand before it.
_TITLE_LETTERS = 80
# What parts a by-name from the words that tell whose it is.
_PART = r"(?:,? | ?[-\u2013\u2014]{1,2} ?)"


def find_aliases(text: str, pack: Pack, bracketed: Mapping[str, str], named: Sequence[Named] = ()) -> Mapping[str, str]:
    """Give the short forms and by-names of an article with what they stand for; the pack's own short forms come first.

    `named`: whole names in order. The last one before is who is called so where no name stands beside (pria yang akrab
    disapa Ucok itu).

    >>> from saksi.pack import load_packs
    >>> find_aliases("Bona Siregar alias Ucok datang.", load_packs()["id"], {})["Ucok"]
    'Bona Siregar'
    """
    nicknames = {nickname: full.name for full, nickname in find_nicknamed(text, pack)}
    called = dict(_by_calling(text, pack, named)) | nicknames | dict(_by_names(text, pack))
    return called | dict(bracketed) | _short_forms(pack)


def find_nicknamed(text: str, pack: Pack) -> Iterator[tuple[Named, str]]:
    """Yield persons whose name has another in marks inside it, and that (Bona "Ucok" Siregar: Bona Siregar, Ucok)."""
    for match in NICKNAME.finditer(text):
        before = _BEFORE_NICKNAME.search(text, max(0, match.start() - _TITLE_LETTERS), match.start())
        behind = _BEHIND_NICKNAME.match(text, match.end())
        if before is None or behind is None:
            continue
        title, name = split_name(f"{before[0]} {behind[1]}", pack)
        whole = " " in name and all(name_form(word, pack) and not opens_ordinary(word, pack) for word in name.split())
        if whole:
            yield Named(name, Span(before.start(), behind.end()), title), match[1]


def find_bracketed(text: str) -> Mapping[str, str]:
    """Give only the short forms that stand in brackets behind their full form."""
    found = ((bracket[1], _full_before(text, bracket.start())) for bracket in _BRIEF.finditer(text))
    return {brief: _tail(full, brief) for brief, full in found if full}


def _full_before(text: str, end: int) -> str:
    """The words before a bracket that may be a full form; "" when none are."""
    before = text[text.rfind("\n", 0, end) + 1 : end].rsplit(" ", _FULL_WORDS)[-_FULL_WORDS:]
    full = _FULL.search(" ".join(before))
    return full[0] if full else ""


def body_words_of(brief: str, full: str, pack: Pack) -> frozenset[str]:
    """The words that are a body's by a short form in brackets: those of its full form, or the form itself (Apdesi)."""
    if brief.isupper():
        if full.count(" ") < NAME_WORDS and not given_names(pack).isdisjoint(full.casefold().split()):
            # So are people called, too (Bima Kahar (BK)).
            return frozenset()
        return frozenset(_LETTERS.findall(full.casefold()))
    is_body = any("organisation" in load_roles(pack).get(word.casefold(), ()) for word in full.split())
    return frozenset(_LETTERS.findall(brief.casefold())) if is_body else frozenset()


@functools.cache
def _short_forms(pack: Pack) -> dict[str, str]:
    return {row["short"]: row["full"] for row in pack.rows("short")}


def _by_names(text: str, pack: Pack) -> Iterator[tuple[str, str]]:
    called, names, _ = _patterns(pack)
    if any(f" {word} " in text for word in _calling(pack, "called")):
        found = ((name, by_name) for name, by_name in called.findall(text) if name.casefold() not in load_roles(pack))
        yield from ((by_name, split_name(name, pack)[1] or name) for name, by_name in found)
    if any(f"{word} " in text for word in _calling(pack, "by-name")):
        for by_name, name in names.findall(text):
            # A word that opens the sentence may stand before it (Menurut Ucok, sapaan akrab Bona Siregar).
            yield from ((by_name, name), (by_name.rsplit(maxsplit=1)[-1], name))


def _by_calling(text: str, pack: Pack, named: Sequence[Named]) -> Iterator[tuple[str, str]]:
    """Yield the by-names of those pointed at: of who shares letters with it, else stands beside, or is the only one.

    Whose it is (RD, sapaan akrabnya) is at last who was named last.
    """
    calling = (*_calling(pack, "called"), *_calling(pack, "by-name"))
    if not named or not any(f" {word}" in text for word in calling):
        return
    for match in _patterns(pack)[2].finditer(text):
        by_name = match[1] or match[2]
        behind = bisect_left(named, match.start(), key=lambda each: each.span.start)
        names = [each.name for each in reversed(named[:behind])]
        beside = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].rpartition(". ")[2]
        alike = (name for name in names if _shares(by_name.casefold(), name.casefold()))
        near = (name for name in names if name.partition(" ")[0] in beside)
        if name := next(alike, next(near, names[0] if names and (match[2] or len(set(names)) == 1) else "")):
            yield by_name, name


def _shares(by_name: str, name: str) -> bool:
    """Whether a by-name is made of letters of the name (Bamset: Bambang Setya; Emil: Kamil; RD: Rahma Dewi)."""
    return by_name == "".join(word[0] for word in name.split()) or any(
        by_name[at : at + _SHARED] in name for at in range(len(by_name) - _SHARED + 1)
    )


@functools.cache
def _calling(pack: Pack, role: str) -> tuple[str, ...]:
    return tuple(sorted(form for form, roles in load_roles(pack).items() if role in roles))


@functools.cache
def _patterns(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """`NAME is called BYNAME`, `BYNAME, the by-name of NAME` and `called BYNAME` or `BYNAME, his by-name`."""
    words = {role: "|".join(map(re.escape, _calling(pack, role))) or "(?!)" for role in ("called", "by-name")}
    his = "|".join(row["add"] for row in pack.rows("affix") if row["kind"] == "clitic" and row["add"]) or "(?!)"
    return (
        re.compile(rf"({_NAME}){_BETWEEN}(?:{words['called']}) ({_NAME})"),
        re.compile(rf"({_NAME}){_PART}(?:{words['by-name']})(?: [a-z]+)? ({_NAME})"),
        re.compile(
            rf"(?:{words['called']}) ([A-Z][a-z]+)(?! [A-Z])\b"
            rf"|\b([A-Z]\w+), (?:{words['by-name']})(?: [a-z]+?)?(?:{his})\b"
        ),
    )


def _tail(full: str, short: str) -> str:
    """The words before a bracket that its short form stands for: as many as start with its letters, else all names.

    A form in syllables is of the words from the one it opens as (Ketua | Panitia Kerja (Panja)).
    """
    words, letters = full.split(), [letter for letter in short if letter.isupper()]
    opening = [at for at, word in enumerate(words) if word[0].isupper()]
    for start in opening:
        if [word[0] for word in words[start:] if word[0].isupper()] == letters:
            return " ".join(words[start:])
    shared = {start: _shared(words[start], short) for start in opening[:-1]}
    if not (short.isupper() or short in words) and max(shared.values(), default=0) > 1:
        return " ".join(words[max(shared, key=shared.__getitem__) :])
    return " ".join(words[opening[0] :]) if opening else full


def _shared(word: str, short: str) -> int:
    """How many first letters two words share."""
    return next((at for at, (one, other) in enumerate(zip(word, short, strict=False)) if one != other), len(short))


def abridges(word: str, name: list[str]) -> bool:
    """Whether a word calls somebody by the first letters of the name, or of both names (Ratrini: Ratna Rini)."""
    if name[0].startswith(word):
        return True
    cuts = range(2, len(word) - 1)
    return any(name[0].startswith(word[:cut]) and name[-1].startswith(word[cut:]) for cut in cuts)


def called_by_end(word: str, holding: Mapping[str, Sequence[Named]]) -> list[Named]:
    """The one person of whose name a word is the end, without two letters at least (Tora: Dwi Yatimantora)."""
    longer = (form for form in holding if len(form) >= len(word) + CLIPPED_LETTERS and form.endswith(word))
    held = [named for form in longer for named in holding[form] if " " in named.name]
    return held if len({named.name for named in held}) == 1 else []


def whole_of(name: str, short: Mapping[str, str]) -> str:
    """The name in full that a short form stands for, alone or before the rest of it (Rene Alberts: Robert Alberts)."""
    first, _, rest = name.partition(" ")
    full = short.get(name) or short.get(first, "")
    return full if set(rest.split()) <= set(full.split()) and full else name
