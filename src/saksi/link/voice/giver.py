"""Whose number somebody passes on, where that is said: "41 people, he said. The figure was that of the town police".

Somebody tells a number and then names who counted: the word for what was said is pointed at and given to a body ("angka
itu berasal dari BPBD Wera"), or whoever tells says that he goes by a body's data ("kami meneruskan data BPBD Wera").
"""

import functools
import re
from collections.abc import Sequence
from typing import Literal

from saksi.kinds import Quantity, Sentence, Span
from saksi.link.count.mark import alleged, scan
from saksi.link.form import either
from saksi.link.name.antecedent import has_body
from saksi.link.name.identity import Identity
from saksi.link.name.office import clitics
from saksi.link.voice.ahead import TOLD_WORDS, find_ahead
from saksi.link.voice.document import find_document
from saksi.link.voice.given import is_word, list_given
from saksi.link.voice.hearsay import find_word
from saksi.link.voice.paper import read_keeper, read_paper
from saksi.link.voice.said import find_said
from saksi.link.voice.voice import Voices
from saksi.link.voice.whose import read_named
from saksi.link.voice.word import WORD, has, is_negated, list_times, listed, words_of
from saksi.pack import Pack, list_forms, load_roles

# Words between the one that points at a number and the one that says whose it is: "angka itu, katanya, | berasal dari".
POINTED_WORDS = 6
# Who goes by others' data says so with the first words: "Kami hanya meneruskan".
OPENING_WORDS = 8
# What points at all that was told stands among so many words: "All these details".
ALL_WORDS = 3
_PLACE = re.compile(r" ([a-z]+)(?: [A-Z][\w'-]*)+")
_POINTING = frozenset({"back", "deictic", "definite"})
_SELF = frozenset({"first", "possessive", "pronoun"})
_OPENING = frozenset({"back", "deictic", "thus"})
_Led = Literal["sentence", "number", "word", "heard"]


def find_giver(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Give the body that a number is said to be of, behind it in its sentence or in the next one that has none."""
    finding, pack = voices.finding, voices.pack
    people = [who for who in voices.sources.values() if who is not None and who.person]
    starts = [each.span.start for each in finding.quantities]
    end = min((start for start in starts if start >= quantity.span.end), default=sentence.span.end)
    text = finding.article.text
    before = text[sentence.span.start : quantity.span.start]
    behind = text[quantity.span.end : min(end, sentence.span.end)].partition(";")[0]
    led: _Led = "number" if find_word(before.casefold(), pack) is None else "word"
    led = "heard" if _hearing(pack).search(before.casefold()) is not None else led
    giver = find_ahead(before, pack, people) or find_given(behind, pack, people, led=led)
    giver = giver or _find_cited_behind(behind, pack, people)
    giver = giver or find_said(behind, pack, people)
    if giver is not None or (called := find_called(voices, quantity, people)) is not None:
        return giver or called
    following = next((each for each in finding.sentences if each.span.start >= sentence.span.end), None)
    if following is None or following.paragraph > sentence.paragraph + 1 or any(_within(following.span, starts)):
        return None
    words = text[slice(*following.span)]
    # "Those figures" are all that the sentence before tells, "that figure" is the last.
    if end < sentence.span.end and not points_at_all(words, pack):
        return None
    if following.paragraph != sentence.paragraph and words[:1] not in "".join(pack.habits.quote_pairs):
        return None
    return find_given(words, pack, people) or _find_gone_by(words, pack, people)


def find_cited(voices: Voices, quantity: Quantity, sentence: Sentence, source: Identity) -> Identity | None:
    """Give the body that an outlet says has counted, where the outlet is told as the source of a number."""
    if not is_outlet(source.name, voices.pack):
        return None
    words = voices.finding.article.text[slice(*sentence.span)]
    before = words[: quantity.span.start - sentence.span.start].casefold()
    has_counted = any(mark.kind == "counts" for mark in scan(before, voices.pack))
    subject = read_named(words, 0, voices.pack, skip=1) if has_counted else None
    is_other = subject is not None and not is_outlet(subject[0].name, voices.pack)
    return find_giver(voices, quantity, sentence) or (subject[0] if subject is not None and is_other else None)


def is_outlet(name: str, pack: Pack) -> bool:
    """Say whether a name has a word for what prints or sends news."""
    return any(has(word, {"medium", "wire"}, pack) for word in name.casefold().split())


def find_given(text: str, pack: Pack, people: Sequence[Identity] = (), *, led: _Led = "sentence") -> Identity | None:
    """Give the body that what was said is given to, where a text points at that: "the figure came from the police".

    A text that is no sentence goes on behind a number, in front of which a word for what was said may stand, or one for
    having heard it.

    >>> from saksi.pack import load_packs
    >>> find_given("Angka itu, katanya, berasal dari BPBD Wera.", load_packs()["id"]).name
    'BPBD Wera'
    >>> find_given("Angka itu lebih besar daripada hitungan BPBD Wera.", load_packs()["id"])
    >>> find_given("He said the figure was that of the Wera city police.", load_packs()["en"]).name
    'Wera city police'
    """
    folded = text.casefold()
    for match in listed(pack, "given").finditer(folded):
        before = words_of(folded[: match.start()])
        is_next = led != "sentence" and not before and match[0] in list_given(pack, "next")
        is_plain = match[0] in list_given(pack, "plain")
        is_near = (led == "heard" or (led == "word" and not is_plain)) and len(before) <= POINTED_WORDS
        # "Laporan terakhir | dari".
        noun = before[-2:-1] if before[-1:] and before[-1] in list_times(pack) else before[-1:]
        is_near = is_near or not alleged(pack).isdisjoint(noun)
        is_said = is_near or is_next or _points(before[-POINTED_WORDS:], len(before) <= POINTED_WORDS, pack)
        if is_said and not is_negated(before, pack) and not _is_unlike(folded[: match.start()], pack):
            paper = read_paper(text[match.end() :].lstrip(), pack, people) if led == "sentence" else None
            body = (paper, len(text)) if paper is not None else read_named(text, match.end(), pack, people)
            # "A draft by the office says 40" tells of another number than the one in front of it.
            if body is not None and (led == "sentence" or not _skip_place(text[body[1] :], pack).strip()[:1].isalnum()):
                return body[0]
    return _find_owner(text, pack, people)


def find_called(voices: Voices, quantity: Quantity, people: Sequence[Identity]) -> Identity | None:
    """Give whom a later sentence gives a number to, by the number: "The figure of 16 was supplied by the wardens"."""
    text, pack = voices.finding.article.text, voices.pack
    digits = next((word for word in text[slice(*quantity.span)].split() if word[:1].isdigit()), "")
    for each in voices.finding.sentences if digits else ():
        said = text[slice(*each.span)]
        match = _called(pack).match(said) if each.span.start >= quantity.span.end else None
        if match is not None and match["number"] == digits:
            return find_given(f"{match['word']} {said[match.end() :].lstrip()}", pack, people, led="sentence")
    return None


def points_at_all(words: str, pack: Pack) -> bool:
    """Say whether a sentence points at all that was told before: "Rincian itu", "Those figures", "Begitu bunyi".

    >>> from saksi.pack import load_packs
    >>> [points_at_all(words, load_packs()["id"]) for words in ("Rincian itu dari kami", "Angka itu dari kami")]
    [True, False]
    """
    led = words_of(words.casefold())[:ALL_WORDS]
    is_all = any(word in _all(pack) for word in led) and any(
        has(word, _POINTING | {"standalone"}, pack) for word in led
    )
    return is_all or any(has(word, {"thus"}, pack) for word in led[:1])


def _find_cited_behind(behind: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """Who is cited at the end of what is told: "12 died, Rahma Dewi said, citing the town police"."""
    for match in listed(pack, "gone by").finditer(behind.casefold()):
        if behind[: match.start()].rstrip().endswith(","):
            # "Citing a tally compiled by the police": a paper of nobody leaves the number with who cites it.
            body = read_named(behind, match.end(), pack, people)
            named = body[0] if body is not None else read_keeper(behind[match.end() :].lstrip(), pack, people)
            if named is not None:
                return named
    return None


def find_quoted(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Give whom a body cites at the end of what it tells: "12 died, the union said, citing the town police"."""
    text = voices.finding.article.text
    starts = (each.span.start for each in voices.finding.quantities if each.span.start >= quantity.span.end)
    behind = text[quantity.span.end : min((sentence.span.end, *starts))]
    return _find_cited_behind(behind, voices.pack, ())


def _skip_place(behind: str, pack: Pack) -> str:
    """The words behind a body without where it is: "the police | in Wera"."""
    match = _PLACE.match(behind)
    return behind[match.end() :] if match is not None and has(match[1], {"prep"}, pack) else behind


def _is_unlike(before: str, pack: Pack) -> bool:
    """Whether a number is only set beside somebody's: "higher than that of"."""
    return listed(pack, "unlike").search(before) is not None


def _points(words: Sequence[str], is_opening: bool, pack: Pack) -> bool:
    """Whether words point at what was said: "angka itu", "a figure he", "its count"; or a text opens with "that is"."""
    for at, word in enumerate(words):
        # "The number of boats" points at no number that was told.
        is_measured = is_opening and word in list_forms(pack, "measure", "measured")
        if not (is_word(word, pack) or is_measured) or _is_of(words[at + 1 : at + 2], pack):
            continue
        # "Jarak luncur | itu": what is measured stands between.
        beside = (*words[max(0, at - 2) : at], *words[at + 1 : at + 2 + is_measured])
        if any(has(each, _POINTING | _SELF | {"article"}, pack) for each in beside) or word not in alleged(pack):
            return True
    return is_opening and any(has(word, _OPENING, pack) for word in words[:1])


def _is_of(behind: Sequence[str], pack: Pack) -> bool:
    return any(word in list_given(pack, "plain") or has(word, {"prep"}, pack) for word in behind) and bool(
        pack.habits.owning
    )


def _find_owner(text: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """The body right behind or before the word for what was said, where a text opens with "that is"."""
    folded = text.casefold()
    words = list(WORD.finditer(folded))
    if (
        not words
        or not has(words[0][0], {"back", "deictic", "thus"}, pack)
        or is_negated([w[0] for w in words[:4]], pack)
    ):
        return None
    noun = next((at for at, match in enumerate(words[1:OPENING_WORDS], 1) if match[0] in alleged(pack)), None)
    if noun is None or _is_unlike(folded[: words[noun].start()], pack):
        return None
    if (
        has(words[0][0], {"thus"}, pack)
        and (paper := read_paper(text[words[noun].start() :], pack, people)) is not None
    ):
        return paper
    if pack.habits.owning:
        led = text[: words[noun].start()].rstrip()
        owner = next((led.removesuffix(mark) for mark in pack.habits.owning if led.endswith(mark)), led)
        body = read_named(owner, words[0].end(), pack, people)
    else:
        body = read_named(text, words[noun].end(), pack, people)
    return body[0] if body is not None else None


def _find_gone_by(text: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """The body by whose data whoever tells goes: "kami hanya meneruskan data BPBD Wera"."""
    folded = text.casefold()
    opening = list(WORD.finditer(folded))[:OPENING_WORDS]
    own = [word for word in opening if has(word[0], _SELF, pack) or word[0].endswith(clitics(pack))]
    own = own or [word for word in opening if has_body(word[0], pack)]
    if not own or _is_unlike(folded, pack):
        return None
    document = find_document(text[own[0].start() :], pack)
    if document is not None:
        return document
    for match in listed(pack, "gone by").finditer(folded):
        is_own = match[0] in _besides(pack) or not is_negated(words_of(folded[: match.start()]), pack)
        body = read_named(text, match.end(), pack, people) if is_own else None
        if body is not None:
            return body[0]
    return None


@functools.cache
def _all(pack: Pack) -> frozenset[str]:
    """Words for more than one number that was told."""
    return frozenset(row["form"] for row in pack.rows("measure") if row["kind"] == "measured" and row["value"] == "all")


@functools.cache
def _called(pack: Pack) -> re.Pattern[str]:
    """A word for what was said, and the number itself, that open a sentence: "Angka 16", "The figure of 16"."""
    roles = load_roles(pack)
    articles, ofs = (
        either(f for f, held in roles.items() if role in held and f.isalpha()) for role in ("definite", "part")
    )
    word = rf"(?P<word>(?i:(?:{articles} )?{either(alleged(pack))}))"
    return re.compile(rf"{word} (?:{ofs} )?(?P<number>\d[\d.,]*\d|\d)\b")


def _within(span: Span, starts: Sequence[int]) -> Sequence[int]:
    return [start for start in starts if span.start <= start < span.end]


@functools.cache
def _hearing(pack: Pack) -> re.Pattern[str]:
    """A word for having something from somebody, and a few words up to a number."""
    pairs = (form.rpartition(" ") for form in list_given(pack, "told"))
    heard = either(first for first, _, last in pairs if first and last in list_given(pack, "plain"))
    return re.compile(rf"\b{heard}(?: [^\W\d_]+){{0,{TOLD_WORDS}}} $")


@functools.cache
def _besides(pack: Pack) -> frozenset[str]:
    """What goes by a body behind "not": "no count other than that of"."""
    return frozenset(row["form"] for row in pack.rows("measure") if row["kind"] == "gone by" and row["value"] == "not")
