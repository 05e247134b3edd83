"""Lines that a page puts between its story's paragraphs and behind them: links to other stories, calls, bylines.

Each is told by how it opens or by being nothing else (`line.tsv` of the packs), and by what a sentence of the story has
and it lacks: a verb of saying, quotation marks, a stop, small letters.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from saksi.clean.cut import Removal
from saksi.clean.form import any_form
from saksi.clean.mark import DASHES, DASHES_IN_CLASS, QUOTES, QUOTES_IN_CLASS
from saksi.clean.moment import is_moment
from saksi.kinds import Span
from saksi.pack import Pack

NOTICE = "page-line"
BREAK = "\n\n"
# A notice is no longer than this, in words, and another story's title than that; longer are the story's own paragraphs.
MOST_WORDS, TITLE_WORDS = 45, 20
# What is longer than this needs no look at its words.
MOST_CHARACTERS = 400
# A line of names that a label announces, in words; a line that holds a date alone, in signs.
NAMED_WORDS, DATE_CHARACTERS = 5, 60
# How many paragraphs from the end on a byline needs no colon, and a code in brackets tells who wrote the story.
LAST_LINES = 4
# Words so short may stand small in a line of names.
PARTICLE_LETTERS = 3
_KINDS = {
    "related": "related",
    "caption": "photo",
    "share": "share",
    "advert": "advert",
    "rights": "rights",
    "author": "byline",
    "editor": "byline",
}
_VERBS = frozenset({"verb", "bare", "clitic", "passive"})
_LEADING = frozenset({"related", "byline"})
# "(ani/bud)" or "(E-2)" behind a sentence or alone.
_CODE = re.compile(
    rf"(?:^|(?<=[.!?{QUOTES_IN_CLASS}])|(?<=[.!?{QUOTES_IN_CLASS}] ))"
    r"[(\[](?:[a-z]{2,5}(?:[/-][A-Za-z]{2,5}){0,2}|[A-Z]{1,2}-\d)[)\]]\s*$"
)
# "[video:a1b2]": a code of the publishing program that was not carried out.
_PROGRAM = re.compile(r"\[[\w-]+:[^\]\n]{1,80}\]")
_YEAR = r"(?:19|20)\d\d"
_NUMBER = r"\d[\d.,]*+"
_QUOTED = QUOTES - frozenset("'\u2019")
_STOPS = frozenset(".!?:;,") | _QUOTED
_EDGE = " \t.,:;|/*()[]>\u2022\u00b7\u25b6\u25bc\u25be\u2192\u2193" + "".join(DASHES | QUOTES)
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_OPENING = re.compile(rf"[{re.escape(_EDGE)}]*(?P<word>{_WORD.pattern})")
# Where a notice may begin within a paragraph, with its first word.
_INSIDE = re.compile(rf"(?:\(|[.!?{QUOTES_IN_CLASS}] )(?=(?P<word>{_WORD.pattern}))")


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells a notice, in all languages of the packs: words that open one, and how each kind is made."""

    first: frozenset[str]
    openings: re.Pattern[str]
    kinds: Mapping[str, str]
    whole: re.Pattern[str]
    leads: re.Pattern[str]
    calls: re.Pattern[str]
    photo: re.Pattern[str]
    rights: re.Pattern[str]
    reserved: tuple[str, ...]
    longest: int
    names: re.Pattern[str]
    inside: re.Pattern[str]
    said: frozenset[str]


def find_notices(text: str, packs: Sequence[Pack]) -> Iterator[Removal]:
    """Yield the notices of a page's text, each a paragraph with the break before it, or the end of one.

    >>> from saksi.pack import load_packs
    >>> text = "Hujan turun di Ende.\\n\\nBaca juga: Gempa di Sikka\\n\\nAir sudah surut. (ani/bud)"
    >>> [(text[slice(*notice.span)].strip(), notice.by) for notice in find_notices(text, [load_packs()["id"]])]
    [('Baca juga: Gempa di Sikka', 'related'), ('(ani/bud)', 'byline')]
    """
    signs = _signs(tuple(packs))
    lines = text.split(BREAK)
    kinds = list(_kinds(lines, signs, packs))
    if all(kind or not line.strip() for kind, line in zip(kinds, lines, strict=True)):
        return
    first, end = kinds.index(""), -len(BREAK)
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        start = end + len(BREAK)
        end = start + len(line)
        if kind:
            span = Span(start, end + len(BREAK)) if number < first else Span(start - len(BREAK), end)
            yield Removal(span, NOTICE, 1.0, kind)
        elif ":" in line or "(" in line or "[" in line:
            is_last = number >= len(lines) - LAST_LINES
            parts = _parts(line, signs, is_last=is_last)
            yield from (Removal(Span(start + at, start + stop), NOTICE, 1.0, kind) for at, stop, kind in parts)


def _kinds(lines: Sequence[str], signs: Signs, packs: Sequence[Pack]) -> Iterator[str]:
    """Yield for each line what kind of notice it is, or an empty text; titles and names follow a label alone."""
    led, is_before = "", True
    for number, line in enumerate(lines):
        is_edge = is_before or number >= len(lines) - LAST_LINES
        kind = "" if _is_plain(line, signs) else _kind(line, signs, is_edge=is_edge)
        is_label = kind in _LEADING and (bool(led) or _is_label(line, signs))
        if not kind and led and line and _is_led(line, led):
            kind, is_label = led, led == "related"
        elif not kind and is_before and len(line) <= DATE_CHARACTERS and is_moment(line, packs):
            kind = "date"
        led = kind if is_label else ""
        is_before = is_before and bool(kind)
        yield kind


def _is_led(line: str, led: str) -> bool:
    """Say whether a line behind a label alone may be what it announces: another story's title, somebody's name."""
    if led == "byline":
        return len(line.split()) <= NAMED_WORDS and _are_names(line)
    return line[-1] not in _STOPS and line[0].isupper() and len(line.split()) <= TITLE_WORDS


def _is_label(line: str, signs: Signs) -> bool:
    bare = line.strip(_EDGE)
    found = signs.leads.match(bare) or signs.names.match(bare)
    return found is not None and found.end() == len(bare)


def _is_plain(line: str, signs: Signs) -> bool:
    """Say whether a line neither opens nor ends as any notice does: most are told by that."""
    if len(line) > MOST_CHARACTERS:
        return True
    if (opening := _OPENING.match(line)) is None or line[0] == "(" or line[-1] in ")]":
        return False
    word = opening["word"]
    if word[0].isdigit() or word.casefold() in signs.first:
        return False
    return not line.rstrip(_EDGE)[-signs.longest :].casefold().endswith(signs.reserved)


def _kind(line: str, signs: Signs, *, is_edge: bool) -> str:
    """The kind of notice that a whole line is, or an empty text."""
    bare = line.strip(_EDGE)
    if (word := _WORD.match(bare)) is None:
        return "rights" if signs.rights.match(bare) else "" if bare or not line.strip() else "rule"
    if line[-1] in ")]" and (code := _CODE.fullmatch(line) or _PROGRAM.fullmatch(line)):
        return "code" if ":" in code[0] else "byline"
    is_opened = _fold(word[0]) in signs.first and signs.openings.match(_fold(bare)) is not None
    if bare.casefold().endswith(signs.reserved) or ((is_opened or line[0] == "(") and signs.rights.match(line)):
        return "rights"
    if not (is_opened or bare[0].isdigit()) or len(line.split()) > MOST_WORDS:
        return ""
    if signs.whole.fullmatch(bare):
        return signs.kinds.get(bare.casefold(), "share")
    return _opened(line, bare, signs, is_edge=is_edge)


def _opened(line: str, bare: str, signs: Signs, *, is_edge: bool) -> str:
    """The kind of a line told by its opening words."""
    if lead := signs.leads.match(bare):
        is_title = (line[-1] == ":" or line[-1] not in _STOPS) and len(line.split()) <= TITLE_WORDS
        if lead["colon"] or (is_title and bare[lead.end() :][:1].isupper()):
            return "related"
    if photo := signs.photo.match(bare):
        return "photo" if bare[photo.end() :][:1].isupper() else ""
    if (names := signs.names.match(bare)) and (is_edge or names["colon"]):
        rest = bare[names.end() :]
        if not rest[:1].islower() and _are_names(signs.names.sub(" ", rest)):
            return "byline"
    return "share" if signs.calls.match(bare) and not _is_told(line, signs) else ""


def _is_told(line: str, signs: Signs) -> bool:
    """Say whether a line quotes somebody, or reports him behind a comma: then it is the story's."""
    behind = _WORD.findall(line.partition(",")[2])
    return not _QUOTED.isdisjoint(line) or not signs.said.isdisjoint(map(str.casefold, behind))


def _are_names(text: str) -> bool:
    """Say whether words are names: all but the shortest have a capital, and none a digit."""
    words = _WORD.findall(text)
    are_small = any(word[0].islower() and len(word) > PARTICLE_LETTERS for word in words)
    return not are_small and not any(map(str.isdigit, text))


def _parts(line: str, signs: Signs, *, is_last: bool) -> Iterator[tuple[int, int, str]]:
    """Yield what in a paragraph of the story is a notice: in brackets, or behind its last sentence."""
    code = _CODE.search(line) if is_last and line[-1:] in (")", "]") else None
    stop, last = code.start() if code else len(line), 0
    for mark in _INSIDE.finditer(line, 0, stop) if ":" in line or "(" in line else ():
        is_opened = mark.start() >= last and _fold(mark["word"]) in signs.first
        if not (is_opened and signs.openings.match(_fold(line[mark.end() : stop]))):
            continue
        start = mark.end() - 1 if line[mark.start()] != "(" else mark.start() - (line[: mark.start()][-1:] == " ")
        if found := signs.inside.match(line, start, stop):
            last = found.end()
            yield start, last, "photo" if found["photo"] else "related"
    if code:
        yield len(line[: code.start()].rstrip()), len(line), "byline"


@cache
def _signs(packs: tuple[Pack, ...]) -> Signs:
    rows = [row for pack in packs for row in pack.rows("line")]

    def forms(place: str, *kinds: str) -> list[str]:
        return [row["form"] for row in rows if row["place"] == place and row["kind"] in kinds]

    related, captions = forms("start", "related"), forms("start", "caption")
    calls, rights, names = forms("start", "share"), forms("start", "rights"), forms("start", "author", "editor")
    reserved = tuple(form.casefold() for form in forms("any", "rights"))
    wholes, labels = [*forms("whole", *_KINDS), *related], forms("label", "share")
    every = (*wholes, *labels, *captions, *calls, *rights, *names, *forms("any", "caption"))
    opening = (_WORD.search(form) for form in every)
    gap = rf"(?:[\s{re.escape(_EDGE)}]+|$)"
    photo = rf"(?:{_any(captions)})\s*[:/]\s*"
    return Signs(
        frozenset(form for word in opening if word for form in (_fold(word[0]), _fold(word[0]).replace("'", "\u2019"))),
        re.compile(any_form(_fold(form.partition("%")[0]) for form in every)),
        {row["form"].casefold(): _KINDS[row["kind"]] for row in rows if row["kind"] in _KINDS},
        re.compile(rf"(?=.*[^\W\d_])(?:(?:{_any(wholes)}|{_NUMBER}){gap})+", re.I),
        re.compile(rf"(?:{_any(related)})\b\s*(?P<colon>[:|>{DASHES_IN_CLASS}])?\s*", re.I),
        re.compile(rf"(?:{_any(calls)})\b|(?:{_any(labels)})\s*:", re.I),
        re.compile(photo, re.I),
        re.compile(rf"(?:(?:{_any(rights)})\W*(?:\u00a9|\(c\)|{_YEAR})|(?:\u00a9|\(c\)) ?(?:{_YEAR}|\w))", re.I),
        reserved,
        max(map(len, reserved), default=1),
        re.compile(rf"(?:{_any(names)})\b\s*(?P<colon>:)?\s*", re.I),
        re.compile(
            rf" ?\((?:{_any(related)}) ?:[^()\n]{{4,200}}\)"
            rf"| ?\((?P<photo>(?:{photo}|(?:{_any(forms('any', 'caption'))})\s)[^()\n]{{2,80}})\)"
            rf"|(?<=[.!?{QUOTES_IN_CLASS}]) (?:{_any(related)}) ?: [^\n]{{4,200}}$",
            re.I,
        ),
        frozenset(row["form"].casefold() for pack in packs for row in pack.rows("say") if row["kind"] in _VERBS),
    )


def _any(forms: Sequence[str]) -> str:
    """A pattern of forms in any case, the longest first; a percent sign in one stands for a number."""
    return any_form(map(str.lower, forms), {"%": _NUMBER, "'": "['\u2019]"})


def _fold(word: str) -> str:
    return word.casefold().replace("\u2019", "'")
