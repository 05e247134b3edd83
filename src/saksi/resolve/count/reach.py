"""The words of a sentence that say what befell somebody, and those that say how far such a word reaches.

`outcome.tsv` gives what a word tells with the role it has:

    object    befalls what stands behind it: a verb that somebody does
    subject   befalls what stands before it: a state, a verb in the passive
    either    a verb form that is both; with a form of "to be" before it, `subject`
    noun      names the counted itself

and in `of` whether it says so of the living alone, or of lives alone ("claimed 37 lives"). A row that names kinds of
`affix.tsv` in `inflect` stands for all those forms of its word, each in the role that its voice asks for.

`reach.tsv` gives what a word does to the reach of these:

    and, of      joins a count to the next one; makes a count part of the next one
    be           makes an `either` form behind it a `subject`
    cause        opens a clause in front of which a sentence about the count goes on
    deed         a verb that befalls nobody: its subject and object are not those of another verb
    det          stands for a count of one: a verb in front of it has an object
    include      in front of a count: it is part of the one before
    level        leads from a subject to the number that it reached
    link         makes the clause behind it tell of the noun before it
    not          denies what follows
    other        behind a number: as many more of the same
    part         beside a number: it is part of the one before
    prep         in front of a place or a thing: a count behind it is no object
    that         as `through`, and may close a relative clause
    those        opens a sentence about parts of the count before
    through      says nothing: an adverb, a helping verb
    turn         opens a clause of its own
"""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from saksi.kinds import Span
from saksi.pack import Pack, inflected
from saksi.resolve.count.draft import Draft
from saksi.resolve.count.noun import LIVING, noun_words

ROLES = frozenset(("object", "subject", "either", "noun"))
# The role of a verb form that its row does not give, by its voice.
_OF_VOICE = {"active": "object", "passive": "subject", "either": "either"}
_LIVING = "living"
_LIFE = "life"
WHO = frozenset(("", _LIVING, _LIFE))
KINDS = frozenset(
    (
        *("and", "be", "cause", "deed", "det", "include", "level", "link"),
        *("not", "of", "other", "part", "prep", "that", "those", "through", "turn"),
    )
)
_OF_BOTH = frozenset({"missing", "affected"})
_OF_THINGS = frozenset({"damaged"})
FATE, COUNT, COMMA, WORD = "fate", "count", "comma", "word"
# Brackets and dashes enclose as commas do; a colon parts as one.
_SIGN = re.compile("[^\\W\\d_][\\w'\u2019-]*|[,:()\u2014\u2013]|(?<= )-(?= )")
# What befell somebody stands no further off, in characters.
_FARTHEST = 300
# A colon parts a number from its parts, and nothing else from one that follows.
_STOP = re.compile(r"[.!?;\n](?!\w)|:(?!\w| \d)")


class Sign(NamedTuple):
    """A word, comma or count of a sentence. `value`: the outcome of a fate; `at`: which count it is.

    Personal: told of things too, which then were seized and not arrested.
    """

    start: int
    end: int
    kind: str
    value: str = ""
    role: str = ""
    at: int = -1
    is_personal: bool = False


# Made as the tuple that a sign is, without Python's step in between: most words of a sentence are signs.
_sign = functools.partial(tuple.__new__, Sign)


class Fate(NamedTuple):
    """What befell a count, and what kind of things it counts. `by`: how it stands to the word that says so."""

    outcome: str | None
    concept: str | None
    by: str = ""

    @property
    def is_living(self) -> bool:
        """Whether living beings are counted."""
        return self.concept in LIVING


def can_befall(outcome: str, concept: str | None) -> bool:
    """Say whether an outcome fits what is counted: nobody is damaged, and no house injured.

    >>> can_befall("injured", "house"), can_befall("missing", "ship")
    (False, True)
    """
    if concept is None:
        return True
    return outcome in _OF_BOTH or (outcome in _OF_THINGS) != (concept in LIVING)


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence: its signs, the counts of the article and what is known so far of each.

    `used`: places of fates that a count before them has; `bases`: places of counts that another is part of.
    """

    text: str
    signs: Sequence[Sign]
    drafts: Sequence[Draft]
    fates: list[Fate]
    pack: Pack
    used: set[int] = field(default_factory=set)
    bases: set[int] = field(default_factory=set)

    def kind(self, place: int) -> str:
        """The kind of the sign at a place; "" outside."""
        return self.signs[place].kind if 0 <= place < len(self.signs) else ""

    def befits(self, fate: int, place: int) -> bool:
        """Whether the fate at one place can befall the count at the other."""
        sign, count = self.signs[fate], self.signs[place]
        draft = self.drafts[count.at]
        is_thing = draft.unit_kind == "noun" and not self.fates[count.at].is_living
        is_rate = draft.unit_kind == "none" and isinstance(draft.lo, float) and draft.lo > 1
        return can_befall(sign.value, self.fates[count.at].concept) and not (is_rate or (sign.is_personal and is_thing))

    def closes(self, place: int) -> int | None:
        """Where the bracket closes that opens at a place and holds no count."""
        return self._walk(place, 1, "(", ")")

    def opens(self, place: int) -> int | None:
        """Where the bracket opens that closes at a place and holds no count."""
        return self._walk(place, -1, ")", "(")

    def _walk(self, place: int, step: int, first: str, last: str) -> int | None:
        if self.text[self.signs[place].start] != first or self.kind(place) != COMMA:
            return None
        while self.kind(place := place + step) not in ("", COUNT):
            if self.kind(place) == COMMA and self.text[self.signs[place].start] == last:
                return place
        return None

    def is_name(self, place: int) -> bool:
        """Whether a word with a capital stands at a place."""
        return self.kind(place) == WORD and self.text[self.signs[place].start].isupper()

    def is_common(self, place: int) -> bool:
        """Whether a word stands at a place, and no name."""
        return self.kind(place) == WORD and self.text[self.signs[place].start].islower()

    def fate(self, place: int) -> Fate:
        """What is known of the count at a place."""
        return self.fates[self.signs[place].at]


@dataclass(frozen=True, slots=True)
class ReachWords:
    """What is compiled from both tables: by first word, the words that follow it and what they are together."""

    forms: Mapping[str, Sequence[tuple[tuple[str, ...], Sign]]]
    verbs: re.Pattern[str]


class _Found(NamedTuple):
    """The words and signs of a part of a text: where they stand, and casefolded."""

    places: Sequence[tuple[int, int]]
    words: Sequence[str]


@functools.cache
def reach_words(pack: Pack, *, has_lives: bool = False) -> ReachWords:
    """Compile `outcome.tsv` and `reach.tsv`; with what is told of lives alone for a sentence that counts some."""
    listed: dict[tuple[str, ...], Sign] = {}
    for row in pack.rows("reach"):
        listed[tuple(row["form"].casefold().split())] = Sign(0, 0, row.one_of("kind", KINDS))
    for row in inflected(pack, "outcome"):
        of = row.one_of("of", WHO)
        role = row.one_of("role", ROLES) if row["role"] else _OF_VOICE.get(row["voice"]) or row.one_of("role", ROLES)
        sign = Sign(0, 0, FATE, row["outcome"], role, -1, of == _LIVING)
        if of != _LIFE or has_lives:
            listed[tuple(row["form"].casefold().split())] = sign
    forms: dict[str, list[tuple[tuple[str, ...], Sign]]] = {}
    for words in sorted(listed, key=len, reverse=True):
        forms.setdefault(words[0], []).append((words[1:], listed[words]))
    return ReachWords(forms, noun_words(pack).verbs)


def split_at_stops(text: str, counts: Sequence[Span]) -> Iterator[tuple[Span, range]]:
    """Yield each stretch of a text without a full stop that has counts, with which counts they are."""
    first = 0
    while first < len(counts):
        back = _back(text, counts[first].start)
        start = max((stop.end() for stop in _STOP.finditer(text, back, counts[first].start)), default=back)
        stop = _STOP.search(text, counts[first].end)
        end = stop.start() if stop else len(text)
        last = first + 1
        while last < len(counts) and counts[last].start < end:
            last += 1
        yield Span(start, end), range(first, last)
        first = last


def _back(text: str, at: int) -> int:
    return max(0, at - _FARTHEST, text.rfind("\n", 0, at) + 1)


def read_signs(
    text: str, part: Span, counts: Mapping[int, Span], pack: Pack, *, has_lives: bool = False
) -> Iterator[Sign]:
    """Yield the words, commas and counts of a part of a text, left to right; words inside a count are left out."""
    words = reach_words(pack, has_lives=has_lives)
    places = [match.span() for match in _SIGN.finditer(text, part.start, part.end)]
    # All in one go, since no word holds a blank.
    found = _Found(places, "\n".join([text[start:end] for start, end in places]).casefold().split("\n"))
    spans = sorted((span.start, span.end, at) for at, span in counts.items())
    position, place = part.start, 0
    for number, (start, end) in enumerate(places):
        while place < len(spans) and spans[place][0] <= start:
            yield Sign(spans[place][0], spans[place][1], COUNT, at=spans[place][2])
            position, place = max(position, spans[place][1]), place + 1
        if start < position:
            continue
        limit = spans[place][0] if place < len(spans) else part.end
        sign = _read(text, found, number, limit, words) if text[start].isalpha() else Sign(start, end, COMMA)
        yield sign
        position = sign.end
    yield from (Sign(start, end, COUNT, at=at) for start, end, at in spans[place:])


def _read(text: str, found: _Found, number: int, limit: int, words: ReachWords) -> Sign:
    """What the words from one on are: the longest that is listed, a verb that is not, or a word."""
    start, end = found.places[number]
    word = found.words[number]
    for rest, sign in words.forms.get(word, ()):
        last = number + len(rest)
        if last >= len(found.places) or found.places[last][1] > limit:
            continue
        if not rest or tuple(found.words[number + 1 : last + 1]) == rest:
            return _sign((start, found.places[last][1], *sign[2:]))
    is_verb = text[start].islower() and words.verbs.fullmatch(word)
    return _sign((start, end, "deed" if is_verb else WORD, "", "", -1, False))


def outcomes_within(text: str, span: Span, pack: Pack) -> list[str]:
    """Give what the words inside a count say befell it: "12 wounded soldiers", "three bodies"."""
    return [sign.value for sign in read_signs(text, span, {}, pack) if sign.kind == FATE]
