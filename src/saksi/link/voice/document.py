"""Whose data a text says that it leans on: "according to the daily report of the Health Office"."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from saksi.link.form import either
from saksi.link.name.antecedent import find_tail, has_body, is_home
from saksi.link.name.fold import fold_text
from saksi.link.name.identity import Identity
from saksi.link.name.only import is_ordinary
from saksi.link.voice.given import list_given
from saksi.pack import Pack, list_forms, load_roles

# Between the word for the document and the name of the body: "laporan harian yang dikirim Dinas ...".
BETWEEN_WORDS = 4
# The town, and the agency in brackets or behind a comma.
_DATELINE = r"(?:[A-Z][A-Z .'-]+(?:, ?[A-Z][\w .]+)?(?: ?\([\w ./-]+\))?\s*[-\u2013\u2014]\s*)?"
_SUBJECT = re.compile(
    rf"{_DATELINE}(?P<name>[A-Z][\w-]*(?:,?\s+(?:[a-z]{{2,3}}\s+)?[A-Z][\w-]*){{0,8}})(?:\s+\([A-Z]\w+\))?"
    r"(?:\s+[A-Z][\w-]*){0,3}(?:, (?P<what>[a-z][^,.;:]*),)?\s+[a-z]"
)
# What a name between commas is said to be has its noun among so many words: "an association that visits inmates".
WHAT_WORDS = 5
# Words that a sentence may open with before the noun for who does something: "The marine conservation office".
NAMELESS_WORDS = 5
# Roles of words for people and bodies, and of small words that none of these names holds.
_OTHERS = frozenset({"group", "organisation"})
_LEADING = frozenset({"definite", "prep", "relative"})
_NAME_WORDS = 7
# Roles of a word that leads from a document to whom it is for or about.
_AIMING = frozenset({"about", "address", "purpose"})
# A name has no more parts between commas and its last one behind "and": "Climate, Water and Air Office".
_MORE_PARTS = 3
# A body whose data they are, in small letters but for a name, and the mark of an owner: "the Wera health office's".
_OWNER = r"(?:[\w-]+\s+){0,4}[\w-]+"
_RUN = r"[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*"
_WORD = re.compile(r"\w+")


class _Documents(NamedTuple):
    """Words that documents open with, of which most texts have none, or what leans on them does; the pattern of all."""

    firsts: frozenset[str]
    openers: frozenset[str]
    found: str


def find_document(text: str, pack: Pack) -> Identity | None:
    """Give the body behind the last document that a text leans on, or None when it names none.

    >>> from saksi.pack import load_packs
    >>> said = "Berdasarkan laporan harian yang dikirim Dinas Sosial Wera, lanjut Rahma, korban"
    >>> find_document(said, load_packs()["id"]).name
    'Dinas Sosial Wera'
    """
    words, documents = _WORD.findall(text.casefold()), _documents(pack)
    if documents.firsts.isdisjoint(words):
        return None
    is_leaned = not documents.openers.isdisjoint(words)
    for match in reversed(list(_pattern(pack).finditer(text) if is_leaned else _match_first(text, pack))):
        name = match["owner"] or match["sheet"] or f"{match['name']}{_find_tail(text, match, pack)}"
        # "The agency's report" may be a medium's, which only carries what somebody says.
        is_medium = bool(match["owner"]) and "medium" in load_roles(pack).get(name.rpartition(" ")[2].casefold(), ())
        # "He stood by the office's count" tells of the office only farther on.
        is_led = bool(match["owner"]) and "pronoun" in load_roles(pack).get(name.partition(" ")[0].casefold(), ())
        is_others = is_medium or is_led or _is_carried(text, match, pack) or _is_titled(match, pack)
        if _is_body(name, pack) and not is_others:
            return Identity(name, frozenset(), fold_text(name, pack))
    plain = (match["plain"] for match in (_pattern_plain(pack).finditer(text) if is_leaned else ()))
    name = next((name for name in plain if has_body(name.rpartition(" ")[2], pack)), "")
    return Identity(name, frozenset(), fold_text(name, pack)) if name else None


def _match_first(text: str, pack: Pack) -> Iterator[re.Match[str]]:
    """The document that a text opens with: it holds no word that leans on one farther on."""
    return filter(None, [_pattern(pack).match(text)])


def find_named(text: str, pack: Pack) -> Identity | None:
    """Give the body whose document a text named last, whether anything was told by it or not."""
    for match in reversed(list(_pattern_named(pack).finditer(text))):
        is_others = _is_carried(text, match, pack) or _is_titled(match, pack)
        if _is_body(match["name"], pack) and not is_others:
            return Identity(match["name"], frozenset(), fold_text(match["name"], pack))
    return None


def _is_titled(match: re.Match[str], pack: Pack) -> bool:
    """Whether the word for the document is the name's own: "the Annual Report of State Officials' Wealth"."""
    return bool(match["name"]) and match["document"][0].isupper() and not _opens_body(match["name"], pack)


def _is_carried(text: str, match: re.Match[str], pack: Pack) -> bool:
    """Whether an outlet only came by the document, or printed it (a statement carried by the Nusa News Agency)."""
    roles, name = load_roles(pack), match["name"] or ""
    led = text[match.end("document") : match.start("name")].casefold().split() if name else []
    if is_aired(led, pack):
        return True
    prints = any({"medium", "wire"} & roles.get(word.casefold(), frozenset()) for word in name.split())
    between = text[match.end("document") : match.start("name")].split() if prints else ()
    return any("obtained" in roles.get(word.casefold(), ()) for word in between)


def is_aired(between: Sequence[str], pack: Pack) -> bool:
    """Say whether the words behind a document lead to whom it is for or about, or to where it was read out.

    >>> from saksi.pack import load_packs
    >>> [is_aired(words.split(), load_packs()["id"]) for words in ("yang dibacakan di", "yang dibacakan", "untuk")]
    [True, False, True]
    >>> is_aired(["yang", "memenangkan"], load_packs()["id"])
    True
    """
    led = [word for word in between if "definite" not in load_roles(pack).get(word, ())]
    # "Putusan yang memenangkan PT Lontar" is not the firm's.
    if any("relative" in load_roles(pack).get(word, ()) for word in led[-2:-1]) and _acts(led[-1], pack):
        return True
    last = load_roles(pack).get(led[-1], frozenset()) if led else frozenset[str]()
    if "within" not in last and last & _AIMING:
        return True
    is_place = "prep" in last and "agent" not in last and led[-1] not in list_given(pack, "plain")
    return is_place and not list_forms(pack, "measure", "aired").isdisjoint(between)


def _acts(word: str, pack: Pack) -> bool:
    """Whether a verb, by how it begins, has behind it whom or what something is done to: "memenangkan"."""
    starts = {row["add"] for row in pack.rows("affix") if (row["edge"], row["voice"]) == ("start", "active")}
    return word.startswith(tuple(starts - {""}))


def _find_tail(text: str, match: re.Match[str], pack: Pack) -> str:
    """What goes on a name: more parts, or, where owners stand before what they own, its noun (the Wera | office)."""
    if match["more"] and not _opens_body(match["last"], pack):
        return match["more"]
    tail = "" if _is_body(match["name"], pack) else find_tail(text, match.end("name"), pack)
    return f" {tail}" if tail else ""


def find_subject(sentence: str, pack: Pack) -> Identity | None:
    """Give the body that a sentence opens with, behind a dateline perhaps: it tells what the sentence tells.

    >>> from saksi.pack import load_packs
    >>> find_subject("WERA (Ombak) - Dinas Sosial Wera menambah 40 tenda.", load_packs()["id"]).name
    'Dinas Sosial Wera'
    >>> find_subject("Pendapatan Perusahaan naik 12 persen.", load_packs()["id"])
    """
    match = _SUBJECT.match(sentence)
    name = _drop_opener(match["name"], pack) if match is not None else ""
    if match is None or not name or _is_plain(name, sentence):
        return None
    if not _is_body(name, pack) and not _is_called_body(match["what"] or "", pack):
        return None
    # Where heads open what they are called, what a firm has is none: "Pendapatan Perusahaan".
    first, *rest = name.split()
    is_firms = bool(rest) and all("trades" in load_roles(pack).get(word.casefold(), ()) for word in rest)
    if is_firms and not pack.habits.owning and is_ordinary(first, pack) and not _is_body(first, pack):
        return None
    return Identity(name, frozenset(), fold_text(name, pack))


def find_nameless(sentence: str, pack: Pack) -> str:
    """Give what the people or the body without a name are called that open a sentence and do something; else "".

    >>> from saksi.pack import load_packs
    >>> find_nameless("The river office gives a total of 40 boats.", load_packs()["en"])
    'river office'
    """
    roles, words = load_roles(pack), sentence.split(maxsplit=NAMELESS_WORDS + 1)[:-1]
    if len(words) > 1 and "sub" in roles.get(words[0].casefold(), ()):
        # "While the river office counts 40, ..."
        words = words[1:]
    first = int(bool(words and pack.habits.owning) and "definite" in roles.get(words[0].casefold(), ()))
    for at in range(first, len(words) - 1 if first else min(1, len(words) - 1)):
        held = roles.get(words[at].casefold(), frozenset())
        if (at and not words[at].islower()) or held & _LEADING:
            break
        if held & _OTHERS and words[at + 1][0].islower():
            if is_home(words[at], words[at + 1], pack):
                return ""
            # A "kantor" with a word for news behind it is no office.
            is_outlet = not pack.habits.owning and "medium" in roles.get(words[at + 1], ())
            return "" if is_outlet else " ".join(words[first : at + 1])
    return ""


def _is_called_body(what: str, pack: Pack) -> bool:
    """Whether what stands between commas behind a name says that it is a body, before any relative word."""
    words = []
    for word in what.split()[:WHAT_WORDS]:
        if "relative" in load_roles(pack).get(word, ()):
            break
        words.append(word)
    return bool(words) and _is_body(" ".join(words), pack)


def _drop_opener(name: str, pack: Pack) -> str:
    """A name without the word that opens the sentence in front of it: "Adapun RSUD Wera", "Kemudian, RSUD Wera"."""
    first, _, rest = name.partition(" ")
    if "open" not in load_roles(pack).get(first.rstrip(",").casefold(), ()):
        return name
    # "Sementara itu | RSUD Wera".
    words = rest.split()
    while words and words[0].islower():
        words.pop(0)
    return " ".join(words)


def _is_plain(name: str, sentence: str) -> bool:
    """Whether a name is one word with no capital of its own: what opens a sentence has one anyway."""
    return " " not in name and not name.isupper() and sentence.startswith(name)


def _opens_body(name: str, pack: Pack) -> bool:
    """Whether a name is a body of its own by its first word."""
    word = name.partition(" ")[0]
    return (len(word) > 1 and word.isupper()) or "organisation" in load_roles(pack).get(word.casefold(), ())


def _is_body(name: str, pack: Pack) -> bool:
    first = name.partition(" ")[0]
    return (first.isupper() and len(first) > 1) or has_body(name, pack)


@functools.cache
def _pattern_plain(pack: Pack) -> re.Pattern[str]:
    """A document of a body without a name, up to a comma: "according to the report of the provincial office, "."""
    openers, documents = either(list_openers(pack)), _documents(pack).found
    definite = either(form for form, held in load_roles(pack).items() if "definite" in held and form.isalpha())
    told = rf"(?:[a-z]+\s+){{0,2}}(?i:{documents})\s+(?:[a-z]+\s+){{1,2}}{definite}"
    return re.compile(rf"\b(?i:{openers})\s+{told}\s+(?P<plain>[a-z][a-z -]*),")


@functools.cache
def list_openers(pack: Pack) -> Sequence[str]:
    """Give the words that lead to what something is told by: "according to", "by", "reading out"."""
    leaning = (row["form"] for row in pack.rows("measure") if row["kind"] == "leans")
    return [*(row["form"] for row in pack.rows("say") if row["kind"] == "prep"), *leaning]


@functools.cache
def list_documents(pack: Pack) -> Sequence[str]:
    """Give the words for documents, and for what is counted or reckoned."""
    records = [row["form"].casefold() for row in pack.rows("measure") if row["kind"] == "record"]
    return [*(form for form, held in load_roles(pack).items() if "document" in held), *records]


@functools.cache
def _documents(pack: Pack) -> _Documents:
    forms = list_documents(pack)
    firsts, openers = (
        frozenset(_WORD.findall(form.casefold())[0] for form in each) for each in (forms, list_openers(pack))
    )
    return _Documents(firsts, openers, either(forms))


@functools.cache
def _pattern_named(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b{_said(pack)}")


@functools.cache
def _pattern(pack: Pack) -> re.Pattern[str]:
    roles = load_roles(pack)
    joins = either(form for form, held in roles.items() if {"and", "join"} <= held)
    name, openers = _name(pack), either(list_openers(pack))
    more = rf"(?P<more>(?:,\s+{name}){{0,{_MORE_PARTS}}},?\s+{joins}\s+(?P<last>{name})(?=\s*[,(]|$))?"
    told = rf"(?:[a-z]+\s+)?(?:[a-z]+\s+)??{_said(pack)}{more}"
    owning = either(pack.habits.owning)
    documents = _documents(pack).found
    owned = rf"(?:[a-z]+\s+)?(?P<owner>{_OWNER}){owning}\s+(?:[a-z]+\s+){{0,2}}(?i:{documents})\b"
    # Where owners stand before what they own a name may too: "a Red Cross sheet".
    sheet = rf"(?:[a-z]+\s+)?(?P<sheet>{_RUN})\s+(?i:{documents})\b" if pack.habits.owning else "(?P<sheet>(?!))"
    return re.compile(rf"(?:\b(?i:{openers})\s+|^{_DATELINE})(?:{told}|{owned}|{sheet})")


def _said(pack: Pack) -> str:
    """A document with the name behind it: "laporan harian yang dikirim Dinas Sosial"."""
    between = rf"(?:\s+[a-z][\w-]*){{0,{BETWEEN_WORDS}}}"
    return rf"(?P<document>(?i:{_documents(pack).found})){between}\s+(?P<name>{_name(pack)})"


def _name(pack: Pack) -> str:
    roles = load_roles(pack)
    inside = either(form for form, held in roles.items() if {"prep", "rolepart"} <= held)
    articles = either(form for form, held in roles.items() if "definite" in held and form.isalpha())
    return rf"[A-Z][\w-]*(?:\s+(?:{inside}\s+(?:{articles}\s+)?)?[A-Z][\w-]*){{0,{_NAME_WORDS}}}"
