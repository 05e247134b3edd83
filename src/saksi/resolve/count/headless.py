"""Numbers without a noun behind them that count all the same, by where they stand in their sentence.

One of those told of before: "the nine are still missing", "warganya yang 740 itu", "angka 13 itu". The last of a line
that says what is counted: "Korban tewas: 4". What a sentence opens with that a verb follows: "Delapan tak kembali".
What somebody has somewhere or tells for some: "ada 52 di bangsal", "34 as escaped".
"""

import functools
import re
from dataclasses import dataclass

from saksi.kinds import Span
from saksi.pack import Pack, list_forms, load_roles
from saksi.resolve.count.answer import (
    CLAUSE_END,
    WORDS,
    ends_clause,
    find_asked,
    has_label,
    is_counted,
    quote_marks,
    tells_counted,
)
from saksi.resolve.count.change import find_change
from saksi.resolve.count.close import close_words, is_against
from saksi.resolve.count.credit import is_credited
from saksi.resolve.count.noun import LIVING, find_noun, noun_words
from saksi.resolve.count.reach import FATE, read_signs
from saksi.resolve.pattern import BLANK, any_of
from saksi.series import in_series

# How far from a number what says that it counts may stand, in characters.
_REACH = 64
_YEARS = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
_LINE = re.compile(r"(?:^|[\n.;,(\u2022*]|\d[.)]) *([^\n.;:,()?!]{3,60}?) ?[:=] ?$")
# The smallest number that points at some told of before: "the two" are told of in too many ways.
_LEAST = 3
# A number in figures of three digits behind "the" may be a road or a model.
_ROADS = range(100, 1000)
_FOLLOWING = re.compile("[ \u00a0]([^\\W\\d_][\\w'\u2019-]*)(?:[ \u00a0]([^\\W\\d_][\\w'\u2019-]*))?")
# Words behind a number in which its place is said to be somebody's ("dari kampung kami"), or those it is told for.
_NEAR_WORDS = 4
# What tells of some of those before: "two by ambulance", "dua karena asap".
_TELLS_PART = frozenset(("be", "cause", "prep", FATE))
_GOES_ON = frozenset(("be", "cause", "link", "not", "that", "through", FATE))
# Roles of `word.tsv`: of words that point at what is known.
_KNOWN = frozenset(("before-noun", "definite"))
_PERSON = "person"
# Words of a clause between "the number of" and its number.
_SUBJECT_WORDS = 6
_ROLES = ("these", "that", "figure", "barred", "holds", "meant", "own", "counts", "amount", "aboard")


@dataclass(frozen=True, slots=True)
class HeadlessWords:
    """What is compiled from `count.tsv`: words in front of a number (`these`) and behind it (`that`) that point at
    those told of before, words for a number itself (`figure`), those behind a number that opens a sentence which make
    it no count (`barred`), what somebody has (`holds`), whom a number is told for (`meant`), whose a place is (`own`),
    who counted (`counts`), and what opens those of whom there are so many (`amount`: "the number of"). `opens`: where a
    sentence or quotation begins; `described`: a noun of which more is said before its number; `aboard`: where only
    people are.
    """

    these: re.Pattern[str]
    that: re.Pattern[str]
    figure: re.Pattern[str]
    linked: re.Pattern[str]
    opens: re.Pattern[str]
    holds: re.Pattern[str]
    counts: re.Pattern[str]
    numbered: re.Pattern[str]
    described: re.Pattern[str]
    aboard: re.Pattern[str]
    barred: frozenset[str]
    meant: frozenset[str]
    own: frozenset[str]


@functools.cache
def headless_words(pack: Pack) -> HeadlessWords:
    """Compile the roles of `count.tsv` for numbers without a noun."""
    forms = {role: [row["form"] for row in pack.rows("count") if row["role"] == role] for role in _ROLES}
    link = any_of(row["form"] for row in pack.rows("reach") if row["kind"] == "link")
    mark = quote_marks(pack)
    whose = [form for form, roles in load_roles(pack).items() if "pronoun" in roles] + forms["own"]
    owning = "|".join(rf"\w{re.escape(form)}" for form in pack.habits.owning) or "(?!)"
    return HeadlessWords(
        re.compile(rf"(?:(?<![\w-]){any_of(forms['these'])}|{owning}){BLANK}$"),
        re.compile(rf"{BLANK}{any_of(forms['that'])}(?!\w)"),
        re.compile(rf"(?<!\w){any_of(forms['figure'])}{BLANK}$"),
        re.compile(
            rf"(?:(?<![\w-])([^\W\d_]+){BLANK}(?:{any_of(whose)}{BLANK})?|(?:^|[.,;:!?\n(]|{mark})\s*){link}{BLANK}$"
        ),
        re.compile(rf"(?:^|\n|[.!?]{mark}?\s|(?:^|[\s(]){mark})\s*$"),
        re.compile(rf"(?<!\w){any_of(forms['holds'])}{BLANK}$"),
        re.compile(rf"(?<!\w){any_of(forms['counts'])}(?!\w)"),
        re.compile(
            rf"(?<!\w){any_of(forms['amount'])}()(?:{BLANK}[\w'-]+){{1,{_SUBJECT_WORDS}}}{BLANK}$", re.IGNORECASE
        ),
        re.compile(rf"(?<![\w-])([^\W\d_]+){BLANK}{link}(?:{BLANK}[a-z-]+){{1,{_NEAR_WORDS}}}{BLANK}$"),
        re.compile(rf"{BLANK}{any_of(forms['aboard'])}(?!\w)"),
        *(frozenset(form.casefold() for form in forms[role]) for role in ("barred", "meant", "own")),
    )


def stands_headless(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number without a noun counts by where it stands.

    >>> from saksi.pack import load_packs
    >>> id, text = load_packs()["id"], "Warganya yang 740 itu pulang."
    >>> stands_headless(text, Span(14, 17), id), stands_headless("Halaman: 12", Span(9, 11), id)
    (True, False)
    """
    if _YEARS.fullmatch(text[slice(*span)]):
        return False
    return (
        is_done(text, span.end, pack)
        or _is_pointed(text, span, pack)
        or _is_line(text, span, pack)
        or find_asked(text, span, pack) is not None
        or _is_subject(text, span, pack)
        or _is_held(text, span, pack)
        or is_against(text, span, pack)
        or is_credited(text, span, pack)
        or in_series(text, span, pack, tells_counted)
    )


def is_done(text: str, end: int, pack: Pack) -> bool:
    """Say whether a verb without a prefix stands behind a number, which counts who did it: "27 kabur"."""
    following = _FOLLOWING.match(text, end)
    if following is None:
        return False
    # "Sudah tujuh belas kami makamkan."
    is_theirs = "pronoun" in load_roles(pack).get(following[1], ()) and (following[2] or "").islower()
    return following[1] in noun_words(pack).did or (is_theirs and not noun_words(pack).plural)


def named_before(text: str, span: Span, pack: Pack) -> str | None:
    """Give the concept of the noun that a number has in front of it: "warganya yang | 740 | itu", "Animals: | 140".

    So does what ends a clause: "buruh yang absen | 1.150", "the tally of absent nurses came to | 2,300"; not by how
    many it rose. Those aboard are people.
    """
    words, head = headless_words(pack), text[max(0, span.start - _REACH) : span.start]
    if words.aboard.match(text, span.end):
        return _PERSON
    named: list[str] = []
    if words.that.match(text, span.end) and (linked := words.linked.search(head)):
        named = [noun_words(pack).clitic.sub("", linked[1].casefold())] if linked[1] else []
    elif (line := _LINE.search(head)) and _is_line(text, span, pack):
        named = WORDS.findall(line[1].casefold())
    elif CLAUSE_END.match(text, span.end) and find_change(text, span, span.end, pack, is_share=False) is None:
        return _subject_concept(head, pack)
    concepts = noun_words(pack).concepts
    return next((concepts[word] or None for word in named if word in concepts), None)


def _subject_concept(head: str, pack: Pack) -> str | None:
    """The concept of the noun that a clause which a number ends opens with, or of that whose number it is."""
    words, nouns = headless_words(pack), noun_words(pack)
    if counted := words.numbered.search(head):
        noun = find_noun(head, counted.end(1), pack)
        return noun.concept if noun and noun.is_known else None
    described = words.described.search(head)
    # What befell somebody says whom it befell.
    if described is None or any(
        sign.kind == FATE for sign in read_signs(described[0], Span(0, len(described[0])), {}, pack)
    ):
        return None
    concept = nouns.concepts.get(described[1].casefold())
    return concept if concept in LIVING else None


def _is_pointed(text: str, span: Span, pack: Pack) -> bool:
    """Whether a number is of those told of before: "the nine are missing", "warganya yang 740 itu", "angka 13 itu"."""
    words, head = headless_words(pack), text[max(0, span.start - _REACH) : span.start]
    if words.that.match(text, span.end):
        if words.figure.search(head):
            return True
        if linked := words.linked.search(head):
            return not linked[1] or is_counted(noun_words(pack).clitic.sub("", linked[1].casefold()), pack)
    form = text[slice(*span)]
    if not words.these.search(head) or (not form.islower() and not form.isdecimal()) or form in _up_to(2, pack):
        return False
    if form.isdecimal() and (int(form) < _LEAST or int(form) in _ROADS):
        return False
    if ends_clause(text, span.end, pack):
        return not form.isdecimal()
    return _next_kind(text, span.end, pack) in _GOES_ON or _is_told(text, span.end, pack)


def _is_told(text: str, end: int, pack: Pack) -> bool:
    """Whether a participle stands behind a number, and where or how behind that: "the 70 mentioned on the radio"."""
    following, suffixes = _FOLLOWING.match(text, end), pack.habits.verb_suffixes
    is_participle = following is not None and bool(suffixes) and following[1].endswith(tuple(suffixes))
    return is_participle and following is not None and following[2] in list_forms(pack, "reach", "prep")


@functools.cache
def _up_to(top: int, pack: Pack) -> frozenset[str]:
    """Words for one, or for one and two."""
    values = frozenset(str(value) for value in range(1, top + 1))
    return frozenset(row["form"] for row in pack.rows("number") if row["value"] in values)


def _is_line(text: str, span: Span, pack: Pack) -> bool:
    """Whether a number ends a line that says what is counted, or what befell them: "Korban tewas: 4"."""
    line = _LINE.search(text, max(0, span.start - _REACH), span.start)
    if line is None or not (CLAUSE_END.match(text, span.end) or text.startswith(" (", span.end)):
        return False
    # "Our figure: 26", but "Figure: 3".
    is_ours = " " in line[1] and headless_words(pack).counts.search(line[1]) is not None
    return (is_ours and not has_label(line[1], pack)) or tells_counted(line[1], pack)


def _is_subject(text: str, span: Span, pack: Pack) -> bool:
    """Whether a number opens a sentence and what it counts did something: "Eight never came home", "Nine, not six".

    In figures it may be a list's.
    """
    words, form = headless_words(pack), text[slice(*span)]
    if not words.opens.search(text, max(0, span.start - 4), span.start) or form.casefold() in _up_to(1, pack):
        return False
    if close_words(pack).rather.match(text, span.end) or close_words(pack).until.match(text, span.end):
        return True
    following = _FOLLOWING.match(text, span.end)
    if following is None or not following[1].islower():
        return False
    if _is_own(text, span.end, pack):
        return True
    if not form[0].isalpha():
        return False
    if noun_words(pack).plural:
        return following[1] not in words.barred
    is_denied = following[2] is not None and following[1] in list_forms(pack, "reach", "not")
    return noun_words(pack).verbs.fullmatch(following[1]) is not None or is_denied


def _is_own(text: str, end: int, pack: Pack) -> bool:
    """Whether a number goes on with the place of who speaks: "six in my street", "enam dari kampung kami"."""
    words, own = _words_behind(text, end), headless_words(pack).own
    return bool(words) and words[0] in list_forms(pack, "reach", "prep") and not own.isdisjoint(words[1:])


def _is_held(text: str, span: Span, pack: Pack) -> bool:
    """Whether a number is what somebody has somewhere, or tells for some: "ada 52 di bangsal", "34 as escaped"."""
    words, head = headless_words(pack), text[max(0, span.start - _REACH) : span.start]
    following, form = _words_behind(text, span.end), text[slice(*span)]
    if not following or (form.isdecimal() and int(form) < _LEAST) or form.casefold() in _up_to(2, pack):
        return False
    if following[0] in words.meant and (close_words(pack).close.search(head) or words.holds.search(head)):
        return tells_counted(" ".join(following[1:]), pack)
    return words.holds.search(head) is not None and _is_place(following, pack)


def _is_place(words: list[str], pack: Pack) -> bool:
    """Whether words tell of a place that is known: "on the ward", "di bangsal"."""
    roles = load_roles(pack)
    first, second = (roles.get(word, frozenset()) for word in [*words, "", ""][:2])
    if noun_words(pack).plural:
        is_known = not _KNOWN.isdisjoint(second) or not headless_words(pack).own.isdisjoint(words[1:2])
        return words[0] in list_forms(pack, "reach", "prep") and is_known
    return "within" in first and len(words) > 1


def _words_behind(text: str, end: int) -> list[str]:
    """The next words behind a number, up to a mark."""
    stretch = re.match(r"[^.,;:!?\n]*", text[end : end + _REACH])
    return WORDS.findall(stretch[0].casefold())[: _NEAR_WORDS + 1] if stretch and stretch[0][:1].isspace() else []


def parts_others(text: str, span: Span, back: int, pack: Pack, *, is_verb: bool) -> bool:
    """Say whether a number is of some of those counted before, up to `back`: "three died, two of burns, one in bed"."""
    joined, kind = text[max(back, span.start - _REACH) : span.start], _next_kind(text, span.end, pack)
    is_joined = joined.endswith(", ") or joined.split()[-1:] in _ands(pack)
    # "Two lists, one for the living and one for the office" are no part of a count.
    is_one = text[slice(*span)].casefold() in _up_to(1, pack)
    return is_joined and (is_verb or (kind in _TELLS_PART and not (is_one and kind == "prep")))


@functools.cache
def _ands(pack: Pack) -> list[list[str]]:
    return [[form] for form in list_forms(pack, "reach", "and")]


def _next_kind(text: str, end: int, pack: Pack) -> str:
    if text[end : end + 1] not in (" ", "\u00a0"):
        return ""
    sign = next(iter(read_signs(text, Span(end, end + _REACH), {}, pack)), None)
    return sign.kind if sign else ""
