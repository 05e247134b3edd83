"""Who does something with a number in a sentence: "On Friday the mayor's office | trimmed its tally to 970"."""

import functools
import re

from saksi.kinds import Quantity, Sentence, Span
from saksi.link.form import either
from saksi.link.name.antecedent import POINTING_WORDS, find_opening, read_pointing
from saksi.link.name.called import called
from saksi.link.name.fold import fold_text
from saksi.link.name.identity import Identity
from saksi.link.voice.counter import find_counter
from saksi.link.voice.document import find_nameless, find_subject
from saksi.link.voice.given import is_word
from saksi.link.voice.speaker import is_person
from saksi.link.voice.voice import Voices, find_person_before, holds
from saksi.link.voice.whose import extend_named, read_named
from saksi.link.voice.word import WORD, has, list_times, listed, words_of
from saksi.pack import Pack, list_forms

# Words of who does something, from the start of the sentence.
ACTOR_WORDS = 14
# Words from "cut" to "its figure", and from "found" to the number.
REVISED_WORDS = 3
FOUND_WORDS = 3
_POINTING = frozenset({"deictic", "definite"})
# Words in front of when or where something was: "By", "Pada", "the past".
_OPENING = frozenset({"article", "definite", "open", "prep"})


def find_reviser(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Give who raises, lowers or corrects a count to a number, in its sentence: "BPBD menaikkan jumlahnya menjadi 31".

    What is a claim of somebody's is told by him.
    """
    before = voices.finding.article.text[sentence.span.start : quantity.span.start].casefold()
    at = find_revising(before, voices) if quantity.claim is None else None
    return find_actor(voices, sentence.span, at) if at is not None else None


def find_revising(words: str, voices: Voices) -> int | None:
    """Give where a verb stands by which somebody corrects or renews what was told; None where there is none."""
    pack = voices.pack
    revising = list_forms(pack, "measure", "rejects") | list_forms(pack, "measure", "counts")
    for each in _revising(pack).finditer(words):
        behind = words_of(words[each.end() :])[:REVISED_WORDS]
        if each[0] in revising or any(is_word(word, pack) for word in behind):
            return each.start()
    return None


@functools.cache
def _revising(pack: Pack) -> re.Pattern[str]:
    """What somebody does who shows or renews a figure: "found", "doubled", "memakai angka"."""
    return re.compile(rf"\b{either(list_forms(pack, 'measure', 'shows') | list_forms(pack, 'measure', 'revises'))}\b")


def find_finder(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Give who saw, found or asks for what is counted: "Rahma Dewi melihat tiga tenda", "The union wants 40 dollars".

    The verb stands close in front of the number, in the sentence's first clause.
    """
    if quantity.claim is not None:
        return None
    before = voices.finding.article.text[sentence.span.start : quantity.span.start].casefold()
    found = next(reversed(list(listed(voices.pack, "finds").finditer(before))), None)
    if found is None or len(words_of(before[found.end() :])) > FOUND_WORDS:
        return None
    actor = find_actor(voices, sentence.span, found.start())
    # Of a name, what opens a sentence has a capital anyway: "Nelayan menemukan tiga tenda".
    is_named = actor is not None and (actor.person or actor.name.isupper() or not actor.name[1:].islower())
    return actor if is_named else None


def find_actor(voices: Voices, sentence: Span, at: int) -> Identity | None:
    """Give who does what a verb tells that stands so far into a sentence: a person, a body, or who is pointed at."""
    text, pack = voices.finding.article.text, voices.pack
    start = skip_setting(voices, sentence)
    end = sentence.start + at
    led = words_of(text[start:end].casefold())
    if not led or len(led) > ACTOR_WORDS:
        return None
    is_theirs = has(led[0], {"possessive"}, pack) and not has(led[0], {"first", "expletive"}, pack)
    if is_theirs or all(is_person(word, voices) or has(word, {"auxiliary", "be", "modal"}, pack) for word in led):
        return find_person_before(voices, sentence.start)
    if (person := find_speaker(voices, start, end)) is not None:
        return person
    whole, bare = Span(start, sentence.end), _skip_article(text, start, pack)
    if (counter := find_counter(text[bare : text.find(" ", end) + 1], pack)) is not None:
        return counter
    name = find_nameless(text[slice(*whole)], pack)
    if (subject := find_subject(text[bare : sentence.end], pack)) is not None and not name.startswith(
        f"{subject.name} "
    ):
        return subject
    is_pointed = bool(read_pointing(" ".join(text[slice(*whole)].split()[:POINTING_WORDS]), pack))
    if is_pointed and (pointed := find_opening(text, *whole, pack)):
        return Identity(pointed, frozenset(), fold_text(pointed, pack))
    if (named := read_named(text[bare:end], 0, pack, skip=1)) is not None and not named[0].name.islower():
        return named[0]
    if named is not None:
        name = extend_named(text, bare + named[1] - len(named[0].name), bare + named[1], pack)
    name = name or find_opening(text, *whole, pack)
    return Identity(name, frozenset(), fold_text(name, pack)) if name else None


def _skip_article(text: str, at: int, pack: Pack) -> int:
    """Where the words begin behind "The": that is no part of a name."""
    word = WORD.match(text, at)
    is_article = word is not None and pack.habits.owning and has(word[0].casefold(), {"definite"}, pack)
    return word.end() + 1 if word is not None and is_article else at


def find_speaker(voices: Voices, start: int, end: int) -> Identity | None:
    """Give the person named last in a stretch of text, of those who speak in the article."""
    text = voices.finding.article.text
    told = [
        (max(text.rfind(name, start, end) for name in called(source.name, text)), source)
        for source in voices.sources.values()
        if source is not None and source.person
    ]
    at, named = max(told, key=lambda pair: pair[0], default=(-1, None))
    return named if at >= 0 else None


def skip_setting(voices: Voices, sentence: Span) -> int:
    """Give where a sentence begins behind the words that say when or where: "By Friday, in Wera, | the office"."""
    finding, pack = voices.finding, voices.pack
    text, start, is_led = finding.article.text, sentence.start, False
    times, places = (
        [each.span for each in found if sentence.start <= each.span.start < sentence.end]
        for found in (finding.times, finding.places)
    )
    is_skipped = False
    for word in WORD.finditer(text, sentence.start, sentence.end):
        folded, span = word[0].casefold(), Span(*word.span())
        start = span.start if is_skipped else start
        known = (*times, *places) if is_led else times
        is_time = folded in list_times(pack) and not has(folded, _POINTING, pack)
        is_skipped = is_time or has(folded, {"connective"}, pack) or any(holds(each, span) for each in known)
        if not (is_skipped or has(folded, _OPENING, pack)):
            break
        is_led = is_led or has(folded, {"prep"}, pack)
    return start
