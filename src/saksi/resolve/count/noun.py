"""The counted noun after a number.

In a language whose `count.tsv` has no `plural` rows the noun is the word after the number, or a listed one of several
words. With plural rows it is the first word after the number that is a plural, whatever stands between.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from saksi.pack import Pack, inflected, load_roles
from saksi.resolve.pattern import BLANK, any_of, phrase

# Concepts of count.tsv that live: they are killed, injured, displaced; all others are damaged.
LIVING = frozenset({"person", "soldier", "police", "household", "animal"})
ROLES = frozenset(
    (
        *("noun", "classifier", "part", "cue", "plural", "stop", "inner", "far", "of", "life", "close", "tally"),
        *("these", "that", "figure", "asks", "until", "but", "amount", "barred", "did", "holds", "meant", "own"),
        *("counts", "aboard"),
    )
)
# Adjectives and names that may stand between a number and a plural: "six new long-haul Airbus jets".
_REACH_WORDS = 6
# And between a count of one and who that is: "a young Dutch farmer".
_ONE_REACH = 3
# How far before a number the word that announces it may start, in characters.
_CUE_REACH = 24
# And one that announces it with words between, in characters and in words.
_FAR_REACH = 110
_FAR_WORDS = 12
# A word that opens with a verb's prefix and has this many letters more is taken for a verb when it is not listed.
_SHORTEST_STEM = 4
_WORD = re.compile("[ \u00a0]?((?:[A-Z]\\.)+|[^\\W\\d_][\\w.'\u2019-]*\\w|[^\\W\\d_]|\\([^()\n]{1,30}\\))")
# A noun in the singular, joined to its number: "a 12-member team".
_HYPHENED = re.compile(r"-([a-z]{3,})(?![\w-])")
# A number that goes with the name before it: "two Boeing 787 jets".
_MODEL = re.compile("[ \u00a0](\\d[\\w-]*)")


class Noun(NamedTuple):
    """A counted noun: where it ends, how it is printed, its concept and whether `count.tsv` knows it."""

    end: int
    form: str
    concept: str | None
    is_known: bool


@dataclass(frozen=True, slots=True)
class NounWords:
    """What is compiled from `count.tsv`."""

    concepts: dict[str, str]
    known: re.Pattern[str]
    classified: re.Pattern[str]
    classifier: re.Pattern[str]
    part: re.Pattern[str]
    cue: re.Pattern[str]
    far: re.Pattern[str]
    living: re.Pattern[str]
    following: re.Pattern[str]
    clitic: re.Pattern[str]
    closing: frozenset[str]
    stop: frozenset[str]
    did: frozenset[str]
    inner: frozenset[str]
    of: re.Pattern[str]
    plural: frozenset[str]
    fates: frozenset[str]
    lives: frozenset[str]
    verbs: re.Pattern[str]
    one: re.Pattern[str]


@functools.cache
def noun_words(pack: Pack) -> NounWords:
    """Compile `count.tsv`."""
    forms: dict[str, list[str]] = {role: [] for role in ROLES}
    concepts: dict[str, str] = {}
    for row in pack.rows("count"):
        forms[row.one_of("role", ROLES)].append(row["form"])
        if row["role"] == "noun":
            concepts[row["form"].casefold()] = row["concept"]
    marks = pack.habits.quote_pairs
    opening = f"(?:{'|'.join(re.escape(pair[0]) for pair in marks)})?"
    clitics = any_of(row["form"] for row in pack.rows("time") if row["class"] == "clitic")
    noun = rf"({any_of(forms['noun'])})(?=(?:{clitics})?(?!\w))"
    classifier = rf"({any_of(forms['classifier'])})(?!\w)"
    living = any_of(form for form in forms["noun"] if concepts[form.casefold()] in LIVING)
    return NounWords(
        concepts,
        re.compile(f"(?:{BLANK}|-){opening}{noun}"),
        re.compile(f"{BLANK}{classifier}{BLANK}{noun}"),
        re.compile(f"{BLANK}{classifier}"),
        re.compile(rf",?{BLANK}{any_of(forms['part'])}(?!\w)"),
        re.compile(rf"(?<!\w){any_of(forms['cue'])}{BLANK}$"),
        _far_cue(forms["far"]),
        re.compile(rf"(?<!\w){living}{BLANK}$"),
        re.compile(f"{BLANK}{opening}([^\\W\\d_](?:[\\w-]*\\w)?)"),
        re.compile(f"{clitics}$"),
        frozenset(pair[1] for pair in marks),
        frozenset(forms["stop"]),
        frozenset(forms["did"]),
        frozenset(forms["inner"]),
        re.compile(f"{BLANK}{any_of(forms['of'])}(?={BLANK})"),
        frozenset(forms["plural"]),
        frozenset(row["form"].casefold() for row in inflected(pack, "outcome") if row["of"] != "life"),
        frozenset(forms["life"]),
        re.compile(rf"(?:{'|'.join(pack.habits.verb_prefixes) or '(?!)'})\w{{{_SHORTEST_STEM},}}"),
        re.compile(rf"(?<!\w)(?:1|{any_of(row['form'] for row in pack.rows('number') if row['value'] == '1')})$", re.I),
    )


def _far_cue(forms: Sequence[str]) -> re.Pattern[str]:
    """The pattern of words that announce a number together and stand apart: "put the number of dead at"."""
    ends = [form.rsplit(" ", 1) for form in forms]
    between = rf"(?:{BLANK}[\w'\u2019-]+){{0,{_FAR_WORDS}}}"
    return re.compile("|".join(rf"(?<!\w){phrase(a)}{between}{BLANK}{phrase(b)}{BLANK}$" for a, b in ends) or "(?!)")


def find_noun(text: str, at: int, pack: Pack) -> Noun | None:
    """Give the noun counted by a number that ends at `at`, or None when none follows.

    >>> from saksi.pack import load_packs
    >>> find_noun("15 unit mobil pemadam", 2, load_packs()["id"]).form
    'mobil'
    >>> find_noun("six new long-haul jets", 3, load_packs()["en"]).form
    'jets'
    """
    words = noun_words(pack)
    if text[at : at + 1] in words.closing:
        at += 1
    if match := words.classified.match(text, at):
        return _known(match.end(2), match[2], words)
    plain = _find_plural(text, at, words) if words.plural else None
    known = words.known.match(text, at)
    if known and (plain is None or known.end(1) >= plain.end):
        return _known(known.end(1), known[1], words)
    if plain:
        return plain
    if words.plural and (match := _HYPHENED.match(text, at)) and (listed := _plural_of(match[1], words)) != match[1]:
        return Noun(match.end(), match[1], words.concepts[listed] or None, is_known=True)
    if match := words.classifier.match(text, at):
        counted = None if words.plural else _find_next(text, match.end(1), words)
        return counted._replace(is_known=True) if counted else Noun(match.end(1), match[1], None, is_known=True)
    return None if words.plural else _find_next(text, at, words)


def _known(end: int, form: str, words: NounWords) -> Noun:
    return Noun(end, form, words.concepts.get(" ".join(form.casefold().split())) or None, is_known=True)


def _find_next(text: str, at: int, words: NounWords) -> Noun | None:
    """The next word when it can be a noun: no function word, and a name only in capitals."""
    match = words.following.match(text, at)
    if not match:
        return None
    form = match[1]
    plain = form.casefold()
    is_other = plain in words.stop or plain in words.did or plain in words.fates or words.verbs.fullmatch(plain)
    if is_other or (form[0].isupper() and not form.isupper()):
        return None
    return Noun(match.end(), words.clitic.sub("", form) or form, None, is_known=False)


def _find_plural(text: str, at: int, words: NounWords) -> Noun | None:
    """The first plural within reach; words of other kinds than nouns and adjectives end the search."""
    if text[at : at + 1].isalnum():
        return None
    position, is_name = at, False
    is_one = words.one.search(text[max(0, at - _CUE_REACH) : at]) is not None
    may_be_aged = is_one and text[at - 1].isalpha()
    for reach in range(_REACH_WORDS):
        match = _WORD.match(text, position) or (_MODEL.match(text, position) if is_name or may_be_aged else None)
        if not match:
            return None
        is_name, may_be_aged = match[1][0].isupper(), False
        form, position = match[1], match.end()
        plain = form.casefold()
        listed = _plural_of(plain, words) if is_one and plain not in words.concepts else plain
        if reach and listed != plain and (reach >= _ONE_REACH or words.concepts[listed] not in LIVING):
            listed = plain
        if is_plural(listed, words):
            return Noun(position, form, words.concepts.get(listed) or None, is_known=listed in words.concepts)
        if plain in words.stop and plain not in words.inner:
            return None
    return None


def _plural_of(word: str, words: NounWords) -> str:
    """The listed plural of a singular ("one officer"), else the word itself."""
    return next((word + ending for ending in _endings(words) if word + ending in words.concepts), word)


def _endings(words: NounWords) -> list[str]:
    """What makes a plural of a word, and is none itself."""
    return sorted(form for form in words.plural if len(form) == 1)


def find_ones(pack: Pack) -> set[str]:
    """Give the words for one of the living, in a language with plurals."""
    words = noun_words(pack)
    living = [form for form, concept in words.concepts.items() if concept in LIVING and form not in words.plural]
    return {form.removesuffix(ending) for form in living for ending in _endings(words)}


def one_of_living(pack: Pack) -> str:
    """Give the pattern of a word for one of the living, with words between that tell what it is like."""
    ones = find_ones(pack)
    between = rf"(?:(?:[^\W\d_]+|\d[\w-]*){BLANK}){{0,{_ONE_REACH - 1}}}"
    return rf"{BLANK}{between}{any_of(ones)}(?![\w-])" if ones else "(?!)"


def is_plural(word: str, words: NounWords) -> bool:
    """Say whether a word in small letters is a plural: listed, or with a listed ending of one letter.

    A doubled ending letter is none ("loss"), nor is one after a vowel that makes singulars ("virus", "crisis").
    """
    # Whose the counted are is no noun of theirs: "214 of the county's residents".
    if word in words.stop or words.clitic.search(word):
        return False
    if word in words.plural or word in words.concepts:
        return True
    ending = word[-1:]
    return len(word) > 3 and ending in words.plural and word[-2] != ending and word[-2] not in "ui"


def has_part(text: str, at: int, pack: Pack) -> bool:
    """Say whether words follow that stand for a noun already named ("of them")."""
    return noun_words(pack).part.match(text, at) is not None


def is_part_of(text: str, end: int, start: int, pack: Pack) -> bool:
    """Say whether such words fill what stands between two numbers: "19 of the 20"."""
    match = noun_words(pack).part.match(text, end)
    return match is not None and match.end() == len(text[:start].rstrip(" \u00a0"))


def has_cue(text: str, start: int, pack: Pack) -> bool:
    """Say whether the word before `start` announces a number ("totals"), or words further off do so with it."""
    words = noun_words(pack)
    is_near = words.cue.search(text[max(0, start - _CUE_REACH) : start]) is not None
    return is_near or words.far.search(text[max(0, start - _FAR_REACH) : start]) is not None


def follows_living(text: str, start: int, pack: Pack) -> bool:
    """Say whether a listed word for living beings stands right before `start`."""
    return noun_words(pack).living.search(text, max(0, start - _CUE_REACH), start) is not None


def follows_many(text: str, start: int, pack: Pack) -> bool:
    """Say whether a plural, or what befell some, stands before `start`: "the patients now | number 61".

    >>> from saksi.pack import load_packs
    >>> en = load_packs()["en"]
    >>> follows_many("The dead number 12.", 9, en), follows_many("Bus number 12.", 4, en)
    (True, False)
    """
    words, before = noun_words(pack), text[max(0, start - _CUE_REACH) : start].split()
    while before and "adverb" in load_roles(pack).get(before[-1], ()):
        before.pop()
    return bool(words.plural and before) and (is_plural(before[-1], words) or before[-1] in words.fates)


def has_inner(text: str, start: int, end: int, pack: Pack) -> bool:
    """Say whether small words stand between a number and its noun ("one of the ships")."""
    return not noun_words(pack).inner.isdisjoint(text[start:end].casefold().split())
