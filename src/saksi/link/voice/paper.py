"""What a document is called, and whose it is: "unggahan akun Dinas Air Wera", "a sheet compiled by Lontar Risk"."""

import functools
import re
from collections.abc import Sequence

from saksi.kinds import Span
from saksi.link.article.newsroom import is_any_outlet
from saksi.link.form import either
from saksi.link.name.antecedent import RUN
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import names_body
from saksi.link.name.identity import FULL_NAME, Identity, list_writers
from saksi.link.voice.counter import is_body
from saksi.link.voice.document import is_aired, list_documents
from saksi.link.voice.given import list_given
from saksi.link.voice.whose import read_named
from saksi.link.voice.word import has
from saksi.pack import Pack, list_forms, load_roles

# Words between the one for a document and whose it is: "unggahan akun resmi | Dinas Air Wera".
OWNER_WORDS = 8
# Words of what a document is called by, behind its noun: "lembar kerja | Excel".
CALLED_WORDS = 1
# A name of so many words is no person's: "Pos Pantau Gunung Rawa".
LONG_NAME = 4
# Words in front of the one for a document, where owners stand before what they own.
LED_WORDS = 5
_WORD = re.compile(r"[\w\u2019'/-]+")
# What ends a clause.
PHRASE_END = re.compile(r"[,;:()]|[.?!](?:\s|$)|\s[-\u2013\u2014]\s|$")
_STOPS = frozenset({"adverb", "and", "be", "deictic", "not", "prep", "relative", "within", "written"})
_SMALL = frozenset({"alike", "article", "deictic", "definite", "possessive"})
_CARRIES = frozenset({"medium", "wire"})
_AGENT = frozenset({"agent"})
_ALIKE = frozenset({"alike", "deictic"})
_MARKS = "\u2019'-"


def read_paper(phrase: str, pack: Pack, people: Sequence[Identity] = ()) -> Identity | None:
    """Give whose the document is that a phrase opens with, or the document itself where that is not said.

    >>> from saksi.pack import load_packs
    >>> id, en = load_packs()["id"], load_packs()["en"]
    >>> [read_paper(each, id).name for each in ("unggahan akun Dinas Air Wera", "lembar kerja Excel yang beredar")]
    ['Dinas Air Wera', 'lembar kerja Excel']
    >>> [read_paper(each, en).name for each in ("the court papers seen by us", "a sheet kept by the Wera port office")]
    ['court papers', 'Wera port office']
    >>> read_paper("a letter to the Wera harbour office", en).name
    'letter'
    """
    match = _headed(pack).match(phrase)
    if match is None:
        return None
    if (owner := read_keeper(phrase, pack, people)) is not None:
        return owner
    if match["noun"].casefold() not in list_papers(pack):
        return None
    name = _call(phrase, match, pack)
    writer = next((body for form, body in list_writers(pack).items() if f" {form} " in f" {name.casefold()} "), name)
    return Identity(name, frozenset(), fold_text(writer, pack))


def read_keeper(phrase: str, pack: Pack, people: Sequence[Identity] = ()) -> Identity | None:
    """Give whose a phrase that opens with a document says that it is: the body or the person behind or before it."""
    match = _headed(pack).match(phrase)
    if match is None:
        return None
    led = phrase[: match.start("noun")].rstrip()
    words = led.split()
    owner = next(
        (at for at, word in enumerate(words, 1) if pack.habits.owning and word.endswith(pack.habits.owning)), 0
    )
    if owner:
        named = read_named(_drop_mark(" ".join(words[:owner]), pack), 0, pack, people)
        return named[0] if named is not None and not _is_outlet(named[0].name, pack) else None
    return _find_behind(phrase, match.end("noun"), pack, people)


def _drop_mark(owner: str, pack: Pack) -> str:
    return next(owner.removesuffix(mark) for mark in pack.habits.owning if owner.endswith(mark))


def _find_behind(phrase: str, at: int, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """Who is named behind a document as the one whose it is, and not whom it is for or where it was read out."""
    led: list[str] = []
    for match in list(_WORD.finditer(phrase, at))[:OWNER_WORDS]:
        word = match[0].casefold()
        is_led = bool(led) and (has(led[-1], _AGENT, pack) or led[-1] in list_given(pack, "plain"))
        is_name = match[0][0].isupper()
        if is_aired(led, pack) and (is_name or not is_led):
            return None
        is_body_word = has(word, {"organisation"}, pack) and not (led and has(led[-1], {"prep"}, pack))
        if is_name or is_led or is_body_word:
            named = read_named(phrase, match.start(), pack, people, skip=2 if is_led else 0)
            if named is not None:
                return None if _is_outlet(named[0].name, pack) or is_aired(led, pack) else named[0]
            run = RUN.match(phrase, match.start())
            if run is not None and len(run[0].split()) >= LONG_NAME:
                return Identity(run[0], frozenset(), fold_text(run[0], pack))
            if run is not None and is_led and len(run[0].split()) >= FULL_NAME and not is_body(run[0], pack):
                return Identity(run[0], fold_text(run[0], pack), frozenset())
        led.append(word)
    return None


def _is_outlet(name: str, pack: Pack) -> bool:
    """Whether a name is of what prints news, which only came by the document."""
    words = name.casefold().split()
    is_carrier = any(has(word, _CARRIES, pack) for word in words)
    return is_any_outlet(name, pack) or (is_carrier and (name.islower() or not names_body(name, pack)))


def _call(phrase: str, match: re.Match[str], pack: Pack) -> str:
    """What a document is called: the words before it that owners stand among, or a few behind it."""
    if pack.habits.owning:
        words = phrase[: match.end("noun")].split()
        # "By evening the | page".
        last = max((at for at, word in enumerate(words[:-1], 1) if has(word.casefold(), _SMALL, pack)), default=0)
        return _lower(" ".join(words[last:]))
    words = [match["noun"]]
    for word in _WORD.findall(phrase[match.end("noun") :])[:CALLED_WORDS]:
        if has(word.casefold(), _STOPS, pack) or word.casefold() in list_forms(pack, "measure", "holds"):
            break
        words.append(word)
    return _lower(" ".join(words))


def _lower(name: str) -> str:
    """A name without the capital that only opens its sentence."""
    return name[0].lower() + name[1:] if name.split(maxsplit=1)[0][1:].islower() else name


def find_mention(text: str, start: int, end: int, said: str, pack: Pack) -> Span | None:
    """Give where a document was named last before it is pointed at, by the same word, or by any where it is the same.

    >>> from saksi.pack import load_packs
    >>> text = "They read court papers. The same file lists 40."
    >>> text[slice(*find_mention(text, 0, 24, "The same file", load_packs()["en"]))]
    'court papers'
    """
    head = _headed(pack).match(said)
    noun = head["noun"].casefold() if head is not None else ""
    is_same = any(has(word, _ALIKE, pack) for word in said.casefold().split())
    found = [each for each in _mentioned(pack).finditer(text, start, end) if each["noun"].casefold() == noun]
    if not found and is_same:
        found = [each for each in _mentioned(pack).finditer(text, start, end) if each["noun"].casefold() != noun]
    if not found:
        return None
    at, close = found[-1].start("noun"), PHRASE_END.search(text, found[-1].end())
    led = text[start:at].split()[-LED_WORDS:] if pack.habits.owning else []
    last = max((place for place, word in enumerate(led, 1) if parts(word, pack)), default=0)
    kept = " ".join(led[last:])
    at = text.rfind(kept, start, at) if kept else at
    return Span(at, close.start() if close is not None else end)


def is_paper(phrase: str, pack: Pack) -> bool:
    """Say whether a phrase is of a document that lies before somebody, and not of who has to do with one.

    >>> from saksi.pack import load_packs
    >>> [is_paper(phrase, load_packs()["en"]) for phrase in ("a tide gauge run by us", "the file clerk")]
    [True, False]
    """
    match = _headed(pack).match(phrase)
    if match is None or match["noun"].casefold() not in list_papers(pack):
        return False
    rest = _WORD.findall(phrase[match.end("noun") :].casefold())
    is_done = len(rest) > 1 and has(rest[1], _AGENT, pack)
    return not pack.habits.owning or not rest or is_done or has(rest[0], {"obtained", "prep", "relative"}, pack)


def has_noun(words: str, pack: Pack) -> bool:
    """Say whether some words have one for a document."""
    return _mentioned(pack).search(words) is not None


def parts(word: str, pack: Pack) -> bool:
    """Say whether a word stands in front of what a document is called: an article, a preposition, a verb."""
    folded = word.casefold()
    is_verb = folded in list_forms(pack, "measure", "holds") or folded in list_forms(pack, "measure", "leans")
    return is_verb or has(folded, _SMALL | {"prep", "pronoun"}, pack) or not (word[-1].isalnum() or word[-1] in _MARKS)


@functools.cache
def _mentioned(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<noun>(?i:{either(list_nouns(pack))}))\b")


@functools.cache
def list_papers(pack: Pack) -> frozenset[str]:
    """Give the words for documents that lie before somebody, and for what shows a number by itself: a tide gauge."""
    return list_forms(pack, "measure", "paper")


@functools.cache
def list_nouns(pack: Pack) -> frozenset[str]:
    """Give the words for documents of any sort."""
    return list_papers(pack) | frozenset(list_documents(pack))


@functools.cache
def _headed(pack: Pack) -> re.Pattern[str]:
    """The word for a document, behind small words and, where owners stand before what they own, any few others."""
    noun = rf"(?P<noun>(?i:{either(list_nouns(pack))}))\b(?![\u2019'])"
    if pack.habits.owning:
        return re.compile(rf"(?:[\w\u2019'-]+ ){{0,{LED_WORDS}}}?{noun}")
    small = either(form for form, held in load_roles(pack).items() if "rolepart" in held and form.isalpha())
    return re.compile(rf"(?:(?i:{small}) )??{noun}")
