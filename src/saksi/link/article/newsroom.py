"""Outlets: which names mean the same one, which share a newsroom, which one a text credits."""

import functools
import re
from collections.abc import Iterator, Mapping

from saksi.kinds import Finding
from saksi.pack import UNDETERMINED, Pack, load_packs

# A credit stands in the dateline or in the last line; farther in, a name is news.
CREDIT_WORDS = 12
# Fewer letters stand for too many names.
INITIALS = 2
# So many letters of an outlet's words, put together, are no word by chance.
SIGN_LETTERS = 4
_BRACKETS = re.compile(r"\(([^()]*)")
_DATELINE = re.compile(r"^(.*?)(?: [-\u2013\u2014|]+ |: )")
_WORDS = re.compile(r"[^\W_]+")
_TOWN = "dateline"
NAMES_HELD = 1 << 12


# The outlets and speakers of a story are asked for figure by figure.
@functools.lru_cache(NAMES_HELD)
def name_words(name: str) -> frozenset[str]:
    """The folded words of a name.

    >>> sorted(name_words("Kabar Teluk.com"))
    ['com', 'kabar', 'teluk']
    """
    return frozenset(_WORDS.findall(name.casefold()))


def is_same_outlet(a: str, b: str, packs: Mapping[str, Pack]) -> bool:
    """Whether two names mean one outlet: the same words once what any outlet may be called is left out.

    >>> from saksi.pack import load_packs
    >>> is_same_outlet("Kantor Berita Ombak", "Ombak", load_packs())
    True
    >>> is_same_outlet("Ombak Pagi", "Ombak", load_packs())
    False
    """
    first, second = telling_words(a, packs), telling_words(b, packs)
    return bool(first) and first == second


def telling_words(name: str, packs: Mapping[str, Pack]) -> frozenset[str]:
    """The words of an outlet's name that tell it from others; all of them when none does."""
    words = name_words(name)
    return words - _common_words(*packs.values()) or words


def is_any_outlet(name: str, pack: Pack) -> bool:
    """Whether a name only points at an outlet: words that any may bear, without capitals but for the first one.

    >>> from saksi.pack import load_packs
    >>> is_any_outlet("Kantor berita", load_packs()["id"]), is_any_outlet("Kantor Berita", load_packs()["id"])
    (True, False)
    >>> is_any_outlet("news agency", load_packs()["en"])
    True
    """
    words = name.split()
    common = _common_words(pack, load_packs()[UNDETERMINED])
    return all(map(str.islower, words[1:])) and len(words) > 1 and name_words(name) <= common


def find_newsroom(outlet: str, packs: Mapping[str, Pack]) -> str:
    """Give the newsroom an outlet belongs to, or its own name when no table says otherwise."""
    return _newsrooms(packs[UNDETERMINED]).get(outlet.casefold(), outlet)


def has_credit(finding: Finding, source: Finding, packs: Mapping[str, Pack]) -> bool:
    """Whether an article says that it took its text from another's outlet: in its data, its dateline or its last line.

    The town of the dateline is no credit to a paper that is called after it. An outlet may sign with the beginnings of
    its words ("Ombra" for Ombak Raya) or letters of one ("WLN" for Walungan): where its own article does, that credits
    it elsewhere too. So does a word of its name that both hold in brackets behind the town.
    """
    article, outlet = finding.article, source.article.outlet
    if not outlet or (article.outlet and is_same_outlet(article.outlet, outlet, packs)):
        return False
    if article.republished_from and is_same_outlet(article.republished_from, outlet, packs):
        return True
    set_apart = _WORDS.findall(" ".join(_set_apart(article.text)))
    spans = (place.span for place in finding.places if place.role == _TOWN)
    towns = {word for span in spans for word in name_words(article.text[slice(*span)])}
    return (
        any(_names(edge, outlet) for edge in _edges(article.text))
        or telling_words(outlet, packs) <= set(map(str.casefold, set_apart)) - towns
        or not _initials(outlet, packs).isdisjoint(set_apart)
        or any(sign not in towns and _is_sign(sign, outlet, packs) for sign in _list_signs(finding, source))
        or not telling_words(outlet, packs).isdisjoint(_list_marks(finding) & _list_marks(source))
    )


def _names(edge: str, outlet: str) -> bool:
    """Whether the words of an outlet's name stand together in some text.

    >>> _names("Nusa Pagi, Ende - Hujan", "Nusa Pagi"), _names("Nusa Tenggara, Minggu pagi", "Nusa Pagi")
    (True, False)
    """
    words, wanted = _WORDS.findall(edge.casefold()), _WORDS.findall(outlet.casefold())
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def _list_signs(finding: Finding, source: Finding) -> frozenset[str]:
    """The words in the dateline or in brackets at the edges that two articles have in common."""
    one, other = (name_words(" ".join(_list_marked(each.article.text))) for each in (finding, source))
    return one & other


def _is_sign(word: str, outlet: str, packs: Mapping[str, Pack]) -> bool:
    """Whether a word is put together of the beginnings of an outlet's words, or some letters of one of them in order.

    With its first and its last letter. None of the words themselves is a sign: that may be a town.

    >>> from saksi.pack import load_packs
    >>> [_is_sign(sign, "Kantor Berita Ombak Raya", load_packs()) for sign in ("ombra", "kanber", "ombak")]
    [True, False, False]
    >>> [_is_sign(sign, "Kantor Berita Walungan", load_packs()) for sign in ("wln", "wlg", "wn", "walungan")]
    [True, False, False, False]
    """
    telling = telling_words(outlet, packs)
    words = [each for each in _WORDS.findall(outlet.casefold()) if each in telling and each != word]
    if len(word) > INITIALS and any(_is_spelt(word, each) for each in words):
        return True
    parts = "".join(rf"(?:{'|'.join(map(re.escape, _list_starts(each)))})?" for each in words)
    return len(word) >= SIGN_LETTERS and re.fullmatch(parts, word) is not None


def _is_spelt(mark: str, word: str) -> bool:
    letters = iter(word)
    return mark[:1] == word[:1] and mark[-1:] == word[-1:] and all(letter in letters for letter in mark)


def _list_marks(finding: Finding) -> frozenset[str]:
    """What stands in brackets at the head of an article, in small letters."""
    return frozenset(held.casefold() for held in _BRACKETS.findall(_edges(finding.article.text)[0]))


def share_mark(a: Finding, b: Finding) -> bool:
    """Whether two articles hold the same in brackets at their heads."""
    return not _list_marks(a).isdisjoint(_list_marks(b))


def _list_starts(word: str) -> Iterator[str]:
    return (word[:end] for end in range(len(word), INITIALS - 1, -1))


def _edges(text: str) -> tuple[str, str]:
    """The first and the last words of a text."""
    words = list(_WORDS.finditer(text))
    return (text[: words[:CREDIT_WORDS][-1].end()], text[words[-CREDIT_WORDS:][0].start() :]) if words else ("", "")


def _set_apart(text: str) -> Iterator[str]:
    """What is no part of a sentence at the edges of a text: the dateline, what brackets hold, a short line."""
    yield from _list_marked(text)
    lines = text.splitlines()
    yield from (line for line in (*lines[:1], *lines[-1:]) if len(_WORDS.findall(line)) < CREDIT_WORDS)


def _list_marked(text: str) -> Iterator[str]:
    first, last = _edges(text)
    yield from (held for edge in (first, text[-len(last) - 1 :]) for held in _BRACKETS.findall(edge))
    yield from _DATELINE.findall(first)


def _initials(name: str, packs: Mapping[str, Pack]) -> frozenset[str]:
    """What the first letters of an outlet's name spell, also without first words that any may bear.

    >>> from saksi.pack import load_packs
    >>> sorted(_initials("The Cordillera Press Service", load_packs()))
    ['CPS', 'TCPS']
    >>> sorted(_initials("Kantor Berita Ombak Raya", load_packs()))
    ['BOR', 'KBOR', 'OR']
    """
    words, common = name.split(), _common_words(*packs.values())
    starts = [0]
    while starts[-1] < len(words) and words[starts[-1]].casefold() in common:
        starts.append(starts[-1] + 1)
    spelt = ("".join(word[0] for word in words[start:] if word[0].isupper()) for start in starts)
    return frozenset(each for each in spelt if len(each) >= INITIALS)


def is_agency(outlet: str, packs: Mapping[str, Pack]) -> bool:
    """Whether an outlet sends its texts to others, by its name.

    >>> from saksi.pack import load_packs
    >>> [is_agency(name, load_packs()) for name in ("Kantor Berita Ombak", "Ombak News Agency", "Suara Ombak")]
    [True, True, False]
    """
    return any(_names(outlet, agency) for agency in _agencies(*packs.values()))


def are_strangers(a: Finding, b: Finding, packs: Mapping[str, Pack]) -> bool:
    """Whether two articles are known to be of two newsrooms, and neither credits the other's outlet."""
    one, other = a.article.outlet, b.article.outlet
    if not one or not other or find_newsroom(one, packs) == find_newsroom(other, packs):
        return False
    return not (has_credit(a, b, packs) or has_credit(b, a, packs))


@functools.cache
def _common_words(*packs: Pack) -> frozenset[str]:
    rows = (row for pack in packs for row in pack.rows("newsroom") if row["kind"] == "common")
    return frozenset(word for row in rows for word in _WORDS.findall(row["name"].casefold()))


@functools.cache
def _agencies(*packs: Pack) -> frozenset[str]:
    return frozenset(row["name"] for pack in packs for row in pack.rows("newsroom") if row["kind"] == "agency")


@functools.cache
def _newsrooms(pack: Pack) -> Mapping[str, str]:
    return {row["name"].casefold(): row["newsroom"] for row in pack.rows("newsroom") if row["kind"] == "outlet"}
