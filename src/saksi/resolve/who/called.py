"""Names that the text itself says are names: of outlets (the newspaper X), of persons (seorang warga bernama X)."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Set

from saksi.kinds import Article, Span
from saksi.pack import Pack, load_roles
from saksi.resolve.pattern import any_of
from saksi.resolve.where.gazetteer import find_name, fold
from saksi.resolve.where.local import words_for
from saksi.resolve.who.body import is_place
from saksi.resolve.who.borne import NAME_WORDS
from saksi.resolve.who.name import Named
from saksi.resolve.who.nameword import name_form, opens_ordinary, ordinary_words, small_words

# One name, what he is called by before it and his age behind it perhaps (Bu Yati (39)).
_ONE = r"(?:([A-Z][a-z]+) )?([A-Z][a-z]+)(?: \([^()]{1,12}\))?"
# Where a sentence starts with a word: the stop before it is looked for first, which takes a third of the time.
_START = re.compile(r"[.!?\n]\s(?=[A-Z][a-z])")
# A sentence that opens with who somebody is, then one name between commas (Kepala Desa Sape, Sarman, mengaku ...).
_APPOSED = re.compile(rf"(([A-Z][a-z]+)((?: [\w.]+){{0,6}})), {_ONE}, (?=[a-z])")
# A sentence that opens with one name, and who that is behind a comma (Sarman, seorang warga, ...).
_OPENING = re.compile(rf"{_ONE}, ([a-z]+) (?=[a-z])")
# One name, or initials, with an age behind it is a person's (Sarman (52), AK (34)).
# The blank and the bracket come before the look behind them: they are found four times as fast.
_AGED = re.compile(r" \((?<=\w \()\d{1,2}(?: [a-z]+)?\)")
_BEFORE_AGE = re.compile(r"(?:^|\s)(?:([A-Z][a-z]+) )?([A-Z](?:[a-z]+|[A-Z]{1,2}))$")
# No such name with what he is called by is longer than this.
_NAME_LETTERS = 40
# A word without the marks beside it.
_BARE = re.compile(r"\w.*\w|\w|$")
# By so many letters, the first aside, a word is known in another form of it; shorter ones by all but the first.
_ROOT_LETTERS, _SHORT_ROOT = 6, 5
_PERSONS = frozenset({"group", "one-of", "title"})
_CALLED = frozenset({"honorific", "title"})
# What opens no phrase for somebody.
_LEADS = frozenset({"adverb", "connective", "open", "prep", "scene", "sub", "when"})


def find_called(text: str, pack: Pack) -> Mapping[str, tuple[int, ...]]:
    """Where such names stand, in order, by their first word, up to a blank.

    >>> from saksi.pack import load_packs
    >>> find_called("She told the newspaper Lontar Lantang that all was well.", load_packs()["en"])
    {'Lontar': (23,)}
    """
    found: dict[str, list[int]] = {}
    for match in _media(pack).finditer(f" {text}"):
        if match[1][0].isupper():
            found.setdefault(match[1], []).append(match.start(1) - 1)
    return {first: tuple(starts) for first, starts in found.items()}


def find_introduced(text: str, pack: Pack) -> Iterator[Named]:
    """Yield persons of one name, or of initials, behind a word that gives it (a man named X, pria berinisial AK).

    >>> from saksi.pack import load_packs
    >>> [named.name for named in find_introduced("Polisi memeriksa pria berinisial AK (34).", load_packs()["id"])]
    ['AK']
    """
    if not any(f"{giver} " in text for giver in words_for(pack, "gives-name")):
        return
    for match in _givers(pack).finditer(text):
        yield Named(match[1], Span(*match.span(1)), "")


def find_apposed(text: str, pack: Pack) -> Iterator[Named]:
    """Yield persons of one name between commas, behind who they are at the start of a sentence, or before it.

    >>> from saksi.pack import load_packs
    >>> [named.name for named in find_apposed("Tuan rumah itu, Sarman, mengaku rugi.", load_packs()["id"])]
    ['Sarman']
    """
    starts = [0, *(stop.end() for stop in _START.finditer(text))]
    for match in _match_each(_APPOSED, text, starts):
        held = load_roles(pack).get(match[2].casefold(), frozenset())
        # Words of names may tell what somebody is; what they tell of a thing is where it lies (Kantor X, Y, ...).
        tells = _PERSONS & held or (match[3].islower() and not _LEADS & held)
        title = match[1] if "title" in held else ""
        placed = find_name(fold(match[5])) is not None or opens_ordinary(match[5], pack)
        if tells and not placed and (named := _one(match, 4, title, pack)):
            yield named
    for match in _match_each(_OPENING, text, starts) if pack.habits.office_first else ():
        person = _PERSONS & load_roles(pack).get(match[3], frozenset())
        other = is_place(match[2], pack) or opens_ordinary(match[2], pack)
        if person and not other and (named := _one(match, 1, "", pack)):
            yield named


def _match_each(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield what a pattern matches at these places, left to right, none inside another."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)):
            yield match
            end = match.end()


def find_aged(text: str, pack: Pack) -> Iterator[Named]:
    """Yield persons of one name with an age in brackets behind it.

    >>> from saksi.pack import load_packs
    >>> [named.name for named in find_aged("Salah satunya Sarman (52).", load_packs()["id"])]
    ['Sarman']
    """
    for aged in _AGED.finditer(text) if pack.habits.office_first else ():
        match = _BEFORE_AGE.search(text, max(0, aged.start() - _NAME_LETTERS), aged.start())
        if match is not None and (named := _one(match, 1, "", pack)):
            yield named


def find_headed(article: Article, pack: Pack, speaking: Set[str], named: Iterable[Named]) -> Iterator[Named]:
    """Yield persons whom the headline names in full, and the text by one word of `speaking` alone, none of `named`."""
    text, title = article.text, article.title or ""
    if not any(word in title.casefold() for word in speaking):
        return
    whole = {word.casefold() for each in named if " " in each.name for word in each.name.split()}
    words = title.split()
    for at, word in enumerate(words):
        bare = _bare(word)
        alone = bare.casefold() in speaking and bare.casefold() not in whole
        if not alone or not name_form(bare, pack) or opens_ordinary(bare, pack):
            continue
        first, last = at, at + 1
        while first > 0 and words[first - 1].isalpha() and _is_only_name(words[first - 1], text, pack):
            first -= 1
        while last < len(words) and words[last - 1][-1].isalpha() and _is_only_name(words[last], text, pack):
            last += 1
        start = text.find(bare)
        if 1 < last - first <= NAME_WORDS and start >= 0:
            yield Named(_bare(" ".join(words[first:last])), Span(start, start + len(bare)), "")


def _bare(word: str) -> str:
    match = _BARE.search(word)
    return match[0] if match else ""


def _is_only_name(word: str, text: str, pack: Pack) -> bool:
    """Whether a headline's word is a name and no more: neither the text nor the pack has it small, nor the text alone.

    Verbs stand bare in Indonesian headlines, and lose their first letter behind a prefix (Tolak: menolak).
    """
    bare = _bare(word)
    form = bare.casefold()
    if not (name_form(bare, pack) and bare.isalpha() and len(form) > 2) or bare in text:
        return False
    root = form[1:_ROOT_LETTERS] if len(form) >= _SHORT_ROOT else form
    return not form.startswith(pack.habits.verb_prefixes) and root not in text and root not in _plain_words(pack)


@functools.cache
def _plain_words(pack: Pack) -> str:
    """The words that the pack knows as no name's, in one string."""
    events = (row["form"] for row in pack.rows("event"))
    return " ".join(sorted({*small_words(pack), *ordinary_words(pack), *events}))


def _one(match: re.Match[str], at: int, title: str, pack: Pack) -> Named | None:
    """A person by one name, and by what he is called before it, two groups of a match; None where either is no such."""
    called, name = match[at], match[at + 1]
    roles = load_roles(pack)
    used = roles.get(called.casefold(), frozenset()) if called else frozenset()
    if name.casefold() in roles or not (name.isupper() or name_form(name, pack)) or (called and not _CALLED & used):
        return None
    span = Span(match.start(at if "namelike" in used else at + 1), match.end(at + 1))
    return Named(match.string[slice(*span)], span, title)


@functools.cache
def _givers(pack: Pack) -> re.Pattern[str]:
    """A word that gives a name, and one word with a capital behind it that no other follows."""
    givers = any_of(words_for(pack, "gives-name"), exact=True)
    return re.compile(rf"\b{givers} ([A-Z]\w*)(?! [A-Z])\b")


@functools.cache
def _media(pack: Pack) -> re.Pattern[str]:
    """A word for an outlet between blanks; that it opens with one lets it be found three times as fast."""
    return re.compile(f" {any_of(words_for(pack, 'medium'), exact=True)} (?=([^ ]+))")
