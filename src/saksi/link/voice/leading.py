"""Who leads: the body that a sentence opens with, or whose figures the sentence or the line before it announces."""

import re

from saksi.kinds import Quantity, Sentence, Span
from saksi.link.article.newsroom import name_words, telling_words
from saksi.link.name.antecedent import find_opening, find_runs, has_body
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import opens_office
from saksi.link.name.identity import Identity
from saksi.link.voice.actor import find_actor, find_revising
from saksi.link.voice.beside import list_people
from saksi.link.voice.counter import find_counter
from saksi.link.voice.document import find_subject
from saksi.link.voice.newsroom import find_doer
from saksi.link.voice.voice import Voices
from saksi.link.voice.word import listed
from saksi.pack import Pack, load_packs, load_roles

# Names in a row.
NAMES = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)*")
# What a line of a list may open with, and how many lines one has that is announced.
_BULLETS = ("-", "\u2013", "\u2022", "*")
LIST_LINES = 12


def find_leading(voices: Voices, quantity: Quantity, sentence: Sentence, *, is_said: bool) -> Identity | None:
    """Give who counted, whom the sentence opens with, or whose figures the line before it announces with a colon.

    Where nothing `is_said` of the counted, what has no word for a body in its name may be anything: "IHP naik 39 poin",
    "The L9 has 140 horsepower".
    """
    text, pack = voices.finding.article.text, voices.pack
    counter = find_counter(text[sentence.span.start : quantity.span.start], pack)
    subject = counter or find_opener(text, sentence.span, pack, voices)
    if subject is not None and not (counter or is_said or has_body(subject.name, pack)):
        subject = None
    subject = subject or _find_own(voices, sentence)
    return subject or _find_announced(voices, sentence) or find_renewing(voices, sentence)


def find_renewing(voices: Voices, sentence: Sentence) -> Identity | None:
    """Give the body whose data the sentence before tells of, which opens it: "The office renewed its data. 12 died"."""
    text, roles = voices.finding.article.text, load_roles(voices.pack)
    near = [each for each in voices.finding.sentences if each.paragraph == sentence.paragraph]
    before = next((each for each in reversed(near) if each.span.start < sentence.span.start), None)
    # Data of which so many are told are no data.
    if before is None or any(
        before.span.start <= each.span.start < before.span.end for each in voices.finding.quantities
    ):
        return None
    if (corrector := _find_corrector(voices, before)) is not None:
        return corrector
    words = text[slice(*before.span)].split()
    is_renewed = any("document" in roles.get(word.strip(",."), ()) for word in words if word.islower())
    return find_opener(text, before.span, voices.pack) if is_renewed else None


def find_result(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Give who did what a sentence tells the result of, by those before it: "The office sent a diver. Result: 40"."""
    text, pack = voices.finding.article.text, voices.pack
    if listed(pack, "results").match(text[sentence.span.start : quantity.span.start].casefold()) is None:
        return None
    before = [each for each in voices.finding.sentences if each.span.start < sentence.span.start]
    last = before[-1].paragraph if before else sentence.paragraph
    near = reversed([each for each in before if each.paragraph == last >= sentence.paragraph - 1])
    return next(filter(None, (_find_doer(voices, each) for each in near)), None)


def _find_doer(voices: Voices, sentence: Sentence) -> Identity | None:
    """Who does what a sentence tells: the body or the person whom it opens with, or the article's own outlet."""
    text, pack = voices.finding.article.text, voices.pack
    own = find_doer(voices, sentence)
    opener = own or find_opener(text, sentence.span, pack, voices) or _find_own(voices, sentence)
    return opener or find_counter(text[slice(*sentence.span)], pack)


def find_opener(text: str, sentence: Span, pack: Pack, voices: Voices | None = None) -> Identity | None:
    """Give the body that a sentence opens with, by its name or by a word that points at it."""
    if (named := find_subject(text[slice(*sentence)], pack)) is not None:
        return named if voices is None else _find_person(named, voices) or named
    pointed = find_opening(text, *sentence, pack)
    named = Identity(pointed, frozenset(), fold_text(pointed, pack)) if pointed else None
    return named if named is None or voices is None else _find_person(named, voices) or named


def _find_own(voices: Voices, sentence: Sentence) -> Identity | None:
    """The article's own outlet, where a sentence opens with what it is known by and tells what it found out."""
    article = voices.finding.article
    opening = NAMES.match(article.text, sentence.span.start)
    if opening is None or not article.outlet or not article.text[opening.end() :].lstrip()[:1].islower():
        return None
    telling = telling_words(article.outlet, load_packs())
    is_own = name_words(opening[0]) in (telling, name_words(article.outlet))
    return Identity(article.outlet, frozenset(), telling) if is_own else None


def _find_corrector(voices: Voices, sentence: Sentence) -> Identity | None:
    """Who corrects or renews in a sentence what was told before: "Rahma Dewi corrected her first report"."""
    at = find_revising(voices.finding.article.text[slice(*sentence.span)].casefold(), voices)
    return find_actor(voices, sentence.span, at) if at is not None else None


def _find_announced(voices: Voices, sentence: Sentence) -> Identity | None:
    """Whose list a line belongs to: "The agency gave these figures:" stands in front of its first one."""
    text, paragraph = voices.finding.article.text, sentence.paragraph
    for _ in range(LIST_LINES):
        start, end = voices.find_bounds(paragraph - 1)
        if text[start:end].endswith(":"):
            told = (voices.sources.get(each.id) for each in voices.finding.claims if start <= each.sentence.start < end)
            body = next(find_runs(text, start, end, voices.pack), "")
            named = Identity(body, frozenset(), fold_text(body, voices.pack)) if body else None
            return next(filter(None, told), None) or find_opener(text, Span(start, end), voices.pack) or named
        if not text[slice(*voices.find_bounds(paragraph))].startswith(_BULLETS):
            break
        paragraph -= 1
    return None


def _find_person(body: Identity, voices: Voices) -> Identity | None:
    """The person whose office was read with the name as a body: "Kepala Dinas Air Rahma Dewi"."""
    led = ((body.name.partition(who.name)[0], who) for who in list_people(voices) if who.name in body.name)
    return next((who for title, who in led if opens_office(title.strip(), voices.pack)), None)
