"""Who speaks near a figure that has no source: in its sentence, its paragraph, or the one before."""

import re

from saksi.kinds import Claim, Quantity, Sentence
from saksi.link.article.newsroom import name_words
from saksi.link.count.clause import CLAUSE
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import opens_office
from saksi.link.name.identity import Identity, read_identity
from saksi.link.voice.accused import is_accused
from saksi.link.voice.actor import find_speaker
from saksi.link.voice.counter import is_body
from saksi.link.voice.later import is_gone_on, opens_with_other
from saksi.link.voice.leading import NAMES, find_leading, find_opener
from saksi.link.voice.voice import Voices, find_person_before, holds, is_nameless_document, is_writers
from saksi.link.voice.word import has, words_of
from saksi.pack import Pack, list_forms, load_roles

# A name inside a sentence: the capital at its start says nothing.
_INNER_NAME = re.compile(r"(?<=[\w,] )[A-Z][^\W\d_]{3,}")
# How those tell a number who have counted.
_COUNTED = frozenset({"assess", "estimate", "report"})
# Roles of a word for whoever spoke before.
_POINTING = frozenset({"first", "pronoun", "third"})
# What ends a clause, and what may stand in front of one.
_COMMA = ", "


def find_nearby(voices: Voices, quantity: Quantity, sentence: Sentence, *, is_said: bool) -> Identity | None:
    """Who speaks in the sentence, or in the paragraph before or else after it, when the figure itself has no source.

    Who is accused or suspected in the article does not tell what nobody is said to tell.
    """
    near = _find_speaking(voices, quantity, sentence, is_said=is_said)
    is_others = near is not None and is_accused(near, voices.finding.article.text, voices.pack)
    return None if is_others else near


def _find_speaking(voices: Voices, quantity: Quantity, sentence: Sentence, *, is_said: bool) -> Identity | None:
    """Who speaks there.

    A figure told by people without a name is not theirs. Where nobody is said to speak in the paragraph, it belongs to
    who is named in it before the figure and speaks elsewhere, if the figure is quoted or something `is_said` of the
    counted, or who speaks there behind it; a quoted one also to the person named in the paragraph before.
    """
    owner = _find_owner(voices, quantity)
    if owner is not None or _is_others(voices, quantity):
        return owner
    text = voices.finding.article.text
    if quantity.claim is None and (leading := find_leading(voices, quantity, sentence, is_said=is_said)):
        return leading
    if (told_of := _find_told_of(voices, quantity, sentence)) is not None:
        return told_of
    if is_writers(quantity) or (quantity.claim is None and _is_third(voices, quantity, sentence)):
        return None
    if quantity.claim is None and _is_owned(voices, quantity, sentence):
        return None
    first, last = voices.find_bounds(sentence.paragraph)
    spoken = [
        (each, source)
        for each in voices.finding.claims
        if first <= each.sentence.start < last
        and not _is_of_another(each, quantity, text, voices.pack)
        and (source := _find_source(voices, each, sentence)) is not None
    ]
    before = [source for claim, source in spoken if claim.sentence.start <= sentence.span.start]
    if before:
        return None if opens_with_other(voices, sentence, before[-1]) else before[-1]
    behind = [source for _, source in spoken if not holds_outlet(source.name, voices.pack)]
    is_quoted = _is_quoted(text[first : quantity.span.start], voices.pack)
    if behind and (is_quoted or is_gone_on(voices, quantity, sentence)):
        return behind[0]
    named = find_speaker(voices, first, quantity.span.start)
    # Of whom else the article quotes it may tell what he did: "Rahma sudah bermain 23 laga".
    is_telling = named is not None and (is_said or is_quoted or named.name in {each.name for each in behind})
    named = _find_denier(voices, sentence) or (named if is_telling else None)
    return named or (_find_before(voices, quantity, sentence) if is_quoted else None)


def _find_before(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """The person named in the paragraph before a quoted number, or who spoke last there."""
    start, first = (voices.find_bounds(sentence.paragraph - back)[0] for back in (1, 0))
    told = find_speaker(voices, start, quantity.span.start) or _guess_name(voices, start, quantity.span.start)
    return told or _find_last(voices, start, first)


def _find_source(voices: Voices, claim: Claim, sentence: Sentence) -> Identity | None:
    """Who is named for a claim; whoever denies something goes on behind it: "Not so, Rahma said. Nine were beaten".

    Those who are counted tell no other number: "7 pejabat bank itu menolak".
    """
    if any(holds(span, each.span) for span in claim.source for each in voices.finding.quantities):
        return None
    if claim.stance == "deny" and claim.sentence.end <= sentence.span.start:
        return read_identity(voices.finding, claim, voices.pack)
    return voices.sources.get(claim.id)


def _is_third(voices: Voices, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether two have told numbers of the same in a paragraph before one that nobody tells: it is neither's."""
    first = voices.find_bounds(sentence.paragraph)[0]
    told = (each for each in voices.finding.claims if first <= each.sentence.start < sentence.span.start)
    return len({each.speaker for each in told if each.speaker and _tells_rival(voices, each, quantity)}) > 1


def _is_owned(voices: Voices, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a sentence says what somebody has who is named there: "The firm Wera Tin employs 400 people"."""
    *led, last = words_of(voices.finding.article.text[sentence.span.start : quantity.span.start].casefold()) or [""]
    if not led or last not in list_forms(voices.pack, "measure", "owns"):
        return False
    inside = [each for each in voices.finding.quantities if holds(sentence.span, each.span) and each is not quantity]
    # Of two who have one and another number somebody tells both.
    is_alone = all(each.unit != quantity.unit for each in inside)
    return is_alone and not any(has(word, _POINTING, voices.pack) for word in led)


def _find_denier(voices: Voices, sentence: Sentence) -> Identity | None:
    """Who denies another number right behind a sentence: "132 still wait. Rahma denied that more than 250 do"."""
    finding = voices.finding
    after = next((each for each in finding.sentences if each.span.start >= sentence.span.end), None)
    if after is None or after.paragraph != sentence.paragraph:
        return None
    denied = (each for each in finding.claims if each.stance == "deny" and each.sentence == after.span)
    counted = (each for each in denied if any(holds(s, q.span) for s in each.content for q in finding.quantities))
    return next((read_identity(finding, each, voices.pack) for each in counted), None)


def _find_last(voices: Voices, start: int, end: int) -> Identity | None:
    """Who spoke last in a paragraph, and goes on speaking in the next one, where nobody is named: no body.

    Where nobody spoke, the body that the last sentence opens with.
    """
    text, pack = voices.finding.article.text, voices.pack
    claims = (each for each in voices.finding.claims if start <= each.sentence.start < end)
    spoken = sorted(claims, key=lambda claim: claim.sentence)
    if not spoken:
        last = max((each.span for each in voices.finding.sentences if start <= each.span.start < end), default=None)
        return find_opener(text, last, pack) if last is not None else None
    source = voices.sources.get(spoken[-1].id)
    is_office = any(opens_office(text[slice(*span)], pack) for span in spoken[-1].source)
    return source if source is not None and (source.person or is_office) else None


def _find_owner(voices: Voices, quantity: Quantity) -> Identity | None:
    """The person who spoke last where the figure is of what is that person's: "according to her institute".

    Or of those without a name who count for an office: "petugas mencatat 40 rumah".
    """
    claim = voices.claims.get(quantity.claim or "")
    words, roles = claim.speaker.casefold().split() if claim is not None else [], load_roles(voices.pack)
    is_body = bool(words) and "organisation" in roles.get(words[-1], ())
    is_theirs = is_body and "possessive" in roles.get(words[0], ())
    is_staff = (
        claim is not None and claim.stance in _COUNTED and " ".join(words) in list_forms(voices.pack, "body", "staff")
    )
    if claim is None or not (is_theirs or is_staff):
        return None
    return find_person_before(voices, claim.sentence.start)


def _find_told_of(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """The source of which the number's own clause is told: "according to the relief office, which moved 40 people"."""
    text = voices.finding.article.text
    for claim in voices.finding.claims:
        source = voices.sources.get(claim.id)
        end = max((span.end for span in claim.source), default=sentence.span.end)
        if source is None or not sentence.span.start < end <= quantity.span.start:
            continue
        between = text[end : quantity.span.start]
        if _is_relative(between, voices.pack) and not CLAUSE.search(between.lstrip(_COMMA)):
            return source
    return None


def holds_outlet(name: str, pack: Pack) -> bool:
    """Whether a name holds a word for an outlet: what stands before its report is not therefore from there."""
    return any("medium" in load_roles(pack).get(word, ()) for word in name.casefold().split())


def _is_of_another(claim: Claim, quantity: Quantity, text: str, pack: Pack) -> bool:
    """Whether a claim is told behind a number, of something else: "40 houses and 12 ponds that the office ..."."""
    at = min((span.start for span in (*claim.cue, *claim.source)), default=0)
    if not claim.sentence.start <= quantity.span.end <= at < claim.sentence.end:
        return False
    return _is_relative(" ".join(text[quantity.span.end : at].split()[-1:]), pack)


def _tells_rival(voices: Voices, claim: Claim, quantity: Quantity) -> bool:
    """Whether a claim gives another number of what a number counts: then that one is not of who speaks there."""
    what = (quantity.unit_kind, quantity.concept or quantity.unit.casefold())
    told = (each for each in voices.finding.quantities if any(holds(span, each.span) for span in claim.content))
    return any((each.unit_kind, each.concept or each.unit.casefold()) == what and each is not quantity for each in told)


def _is_relative(words: str, pack: Pack) -> bool:
    """Whether words open with one that leads a clause of what stands in front of it."""
    first = words.lstrip(_COMMA).split(maxsplit=1)[:1]
    return bool(first) and "relative" in load_roles(pack).get(first[0].casefold(), ())


def _is_others(voices: Voices, quantity: Quantity) -> bool:
    """Whether people without a name are the figure's source; a document without a name is of whoever speaks.

    Unless it says who made it: "a draft by the district office".
    """
    claim = voices.claims.get(quantity.claim or "")
    if claim is None or not claim.speaker:
        return False
    if any("agent" in load_roles(voices.pack).get(word, ()) for word in claim.speaker.casefold().split()[1:]):
        return True
    if is_nameless_document(claim, voices.finding.article.text, voices.pack):
        return False
    actor = next((actor for actor in voices.finding.actors if actor.id == claim.actor), None)
    return actor is not None and actor.kind in ("person", "group", "organisation")


def _is_quoted(before: str, pack: Pack) -> bool:
    """Whether a quotation that opened in the text before is still open."""
    for pair in pack.habits.quote_pairs:
        opened, closed = before.count(pair[0]), before.count(pair[1])
        if opened % 2 if pair[0] == pair[1] else opened > closed:
            return True
    return False


def _guess_name(voices: Voices, start: int, end: int) -> Identity | None:
    """The last word before a quotation that can only be a name, and that stands elsewhere in a longer one."""
    finding, text = voices.finding, voices.finding.article.text
    places = {word for place in finding.places for word in _words(place.name)}
    known = places | name_words(finding.article.outlet or "")
    names = [match for match in _INNER_NAME.finditer(text, start, end) if not known & _words(match[0])]
    for match in reversed(names):
        runs = (each[0] for each in NAMES.finditer(text) if match[0] in each[0])
        full = max((run for run in runs if not _is_word(run.split()[0], text)), key=len, default="")
        if len(full.split()) > 1 and text.count(match[0]) > 1 and not is_body(full, voices.pack):
            return Identity(full, fold_text(full, voices.pack), frozenset())
    return None


def _is_word(name: str, text: str) -> bool:
    """Whether what has a capital somewhere stands without one elsewhere."""
    return re.search(rf"\b{name.casefold()}\b", text) is not None


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())
