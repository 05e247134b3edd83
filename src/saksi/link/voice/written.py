"""The document in which a number stands: "The same file lists 40 boats", "Di daftar itu tertulis 40 perahu".

Only where nobody is said to tell the number. A document that is pointed at is of whose it was before, or of who has it.
"""

import re
from typing import NamedTuple

from saksi.kinds import Claim, Quantity, Sentence, Span
from saksi.link.name.antecedent import RUN, find_opening
from saksi.link.name.cited import has_name
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import names_body
from saksi.link.name.identity import FULL_NAME, Identity
from saksi.link.name.office import clitics
from saksi.link.voice.back import points_at_document, points_there
from saksi.link.voice.beside import drop_titles, is_placed, list_people
from saksi.link.voice.document import find_subject
from saksi.link.voice.paper import PHRASE_END, find_mention, has_noun, is_paper, parts, read_keeper, read_paper
from saksi.link.voice.shown import LED_WORDS, closing, ending, it_holds, list_leading, opening
from saksi.link.voice.speaker import find_holder
from saksi.link.voice.voice import Voices, is_nameless_document
from saksi.link.voice.word import has, listed
from saksi.pack import Pack, list_forms, load_roles

# What goes on a list has so many words at most: "and 212 exhibits".
NEXT_WORDS = 2
# Words between a verb of having and the document: "keeps | a small handwritten | register".
KEPT_WORDS = 3
_DASHES = ("-", "\u2013", "\u2014")
_LEADING = frozenset({"adverb", "and", "day", "join", "late-adverb", "meanwhile", "open", "sub", "turn", "when"})
_BROUGHT = frozenset({"and", "join", "turn"})
_DOERS = frozenset({"group", "organisation", "people", "title"})
_PERSONS = frozenset({"third", "first"})
_POINTING = frozenset({"alike", "deictic"})


class _Phrase(NamedTuple):
    """Where a document is named, and in which sentence; `is_it`: by what a pronoun stands for."""

    span: Span
    sentence: Sentence
    is_it: bool = False


def find_written(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Give whose document a number that nobody tells stands in, or the document itself where it is nobody's."""
    text, pack = voices.finding.article.text, voices.pack
    claim = voices.claims.get(quantity.claim or "")
    if claim is None or not claim.speaker:
        if (doer := _find_doer(voices, quantity, sentence)) is not None:
            return doer
        phrase = _find_phrase(voices, quantity.span.start, quantity.span.end, sentence)
        phrase = phrase or _find_before(voices, quantity, sentence)
        return _resolve(voices, phrase) if phrase is not None else None
    if not claim.source or not (is_nameless_document(claim, text, pack) or _is_paper(voices, claim)):
        return None
    return _resolve(voices, _Phrase(_reach(voices, claim), sentence))


def _is_paper(voices: Voices, claim: Claim) -> bool:
    """Whether a claim's source has no name and is what shows a number by itself: "a tide gauge run by the office"."""
    text = voices.finding.article.text
    return not has_name(claim.speaker, text) and is_paper(text[slice(*_reach(voices, claim))], voices.pack)


def _find_doer(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """The body that tells a number in a document: "In the same bulletin, the office listed 40"."""
    text, pack = voices.finding.article.text, voices.pack
    before = text[sentence.span.start : quantity.span.start]
    led, comma, rest = before.partition(", ")
    if not comma or not any(pattern.match(f"{led},") for pattern in list_leading(pack)):
        return None
    if (named := find_subject(rest, pack)) is not None:
        return named
    body = find_opening(text, sentence.span.start + len(led) + len(comma), quantity.span.start, pack)
    return Identity(body, frozenset(), fold_text(body, pack)) if body else None


def _reach(voices: Voices, claim: Claim) -> Span:
    """The document that is a claim's source, up to the verb, or to the end of its clause."""
    text = voices.finding.article.text
    start, end = max(claim.source)
    verb = next((span for span in claim.cue if span.start >= end), None)
    is_verb = verb is not None and not has(text[slice(*verb)].casefold(), {"obtained"}, voices.pack)
    match = PHRASE_END.search(text, end)
    ends = [match.start() if match is not None else len(text), *([verb.start] if verb is not None and is_verb else [])]
    return Span(start, min(ends))


def _find_phrase(voices: Voices, at: int, behind: int, sentence: Sentence) -> _Phrase | None:
    """The document that a sentence says to hold what stands at a place, in front of that or behind it."""
    start, end = sentence.span
    text, pack = voices.finding.article.text, voices.pack
    if not has_noun(text[start:end], pack):
        return None
    before = text[start:at]
    for match in reversed([found for pattern in list_leading(pack) for found in pattern.finditer(before)]):
        # What stands between commas is told by who stands in front: "the office, in a statement, counted 40".
        is_whole = _is_within(match[0], pack)
        if has(match["paper"].rsplit(maxsplit=1)[-1].casefold(), {"be"}, pack):
            # "The report was | read by 40".
            continue
        if _opens(voices, start, start + match.start(), is_whole=is_whole) and _leads_on(before[match.end() :], voices):
            return _Phrase(Span(start + match.start("paper"), start + match.end("paper")), sentence)
    closed = closing(pack).search(text[behind:end])
    if closed is None:
        return None
    return _Phrase(Span(behind + closed.start("paper"), behind + closed.end("paper")), sentence)


def _is_within(words: str, pack: Pack) -> bool:
    """Whether words lead into a document: "in the register"."""
    return has(words.split(maxsplit=1)[0].casefold(), {"within"}, pack)


def _opens(voices: Voices, start: int, at: int, *, is_whole: bool) -> bool:
    """Whether no more stands in front of a place in its clause, or sentence, than small words, or when it is told."""
    text, pack = voices.finding.article.text, voices.pack
    ends = [match.end() for match in PHRASE_END.finditer(text, start, at) if match[0]]
    # A dateline stands in front of a sentence.
    dated = [end for end in ends if text[:end].rstrip().endswith(_DASHES)]
    led = max(dated if is_whole else ends, default=start)
    for match in re.finditer(r"[^\s,]+", text[led:at]):
        word = match[0].casefold()
        stems = (word, *(word.removesuffix(ending) for ending in clitics(pack)))
        is_when = any(when.span.start <= led + match.start() < when.span.end for when in voices.finding.times)
        if not (is_when or any(has(stem, _LEADING, pack) for stem in stems)):
            return False
    return True


def _leads_on(between: str, voices: Voices) -> bool:
    """Whether what stands between the verb and a number still is of the document: no other clause, nobody's doing."""
    pack, words = voices.pack, between.casefold().replace(",", " ,").split()
    if ";" in between or any(has(word, _PERSONS, pack) for word in words):
        return False
    last = next((at for at in range(len(words) - 1, -1, -1) if words[at] == "," or has(words[at], _BROUGHT, pack)), -1)
    own = words[last + 1 :]
    if last < 0 and words and has(words[0], _DOERS, pack):
        # "Di berkas itu | polisi menemukan 12".
        return False
    while own and has(own[0], _LEADING, pack):
        own.pop(0)
    # "Dalam dakwaan, | kerugian dihitung 4": the first comma opens what is told.
    return last <= 0 or len(own) <= NEXT_WORDS or own[0] in list_forms(pack, "measure", "holds")


def _find_before(voices: Voices, quantity: Quantity, sentence: Sentence) -> _Phrase | None:
    """The document that the sentence before tells by, where a number's goes on with it: "It lists 40"."""
    finding, pack = voices.finding, voices.pack
    earlier = [each for each in finding.sentences if 0 <= sentence.paragraph - each.paragraph <= 1]
    last = next((each for each in reversed(earlier) if each.span.start < sentence.span.start), None)
    if last is None:
        return None
    before = finding.article.text[sentence.span.start : quantity.span.start]
    if it_holds(pack).match(before) is not None:
        return _find_head(voices, last)
    if points_there(before, pack):
        return _find_told(voices, last) or _find_last_named(voices, last)
    return _find_told(voices, last) if _goes_on(before, pack) else None


def _find_last_named(voices: Voices, sentence: Sentence) -> _Phrase | None:
    """The document that a sentence opens or ends with, and what is said of it: "Dakwaan jaksa | dibacakan"."""
    head = _find_head(voices, sentence)
    if head is None:
        return None
    end = PHRASE_END.search(voices.finding.article.text, head.span.end)
    return _Phrase(Span(head.span.start, end.start() if end is not None else head.span.end), sentence)


def _find_head(voices: Voices, sentence: Sentence) -> _Phrase | None:
    """The document that a sentence opens with, or ends with: "it" is that."""
    said, pack = voices.finding.article.text[slice(*sentence.span)], voices.pack
    match = opening(pack).match(said)
    if match is None or any(parts(word, pack) for word in match["paper"].split()[1:]):
        match = ending(pack).search(said)
    if match is None:
        return None
    mention = find_mention(said, 0, match.end("paper"), match["noun"], pack)
    start = sentence.span.start
    if mention is None:
        return None
    return _Phrase(Span(start + mention.start, start + match.end("paper")), sentence, is_it=True)


def _find_told(voices: Voices, sentence: Sentence) -> _Phrase | None:
    """The document that a sentence tells something by."""
    text = voices.finding.article.text
    for claim in voices.claims.values():
        if claim.sentence == sentence.span and claim.source and is_nameless_document(claim, text, voices.pack):
            return _Phrase(_reach(voices, claim), sentence)
    counted = [each.span for each in voices.finding.quantities if sentence.span.start <= each.span.start]
    first = min((span for span in counted if span.end <= sentence.span.end), default=Span(*[sentence.span.end] * 2))
    return _find_phrase(voices, first.start, first.end, sentence)


def _goes_on(before: str, pack: Pack) -> bool:
    """Whether a sentence only says that what it tells is written, or told too: "Tertulis pula", "Kerugian tertulis"."""
    words, told = before.casefold().split(), list_forms(pack, "say", "passive")
    if len(words) > 1 and words[0] in told and has(words[1], {"too"}, pack):
        return True
    return bool(words) and words[-1] in list_forms(pack, "measure", "stands") and not _names(before, pack)


def _names(before: str, pack: Pack) -> bool:
    """Whether words lead into some place or thing: "Di gapura tertulis"."""
    return any(has(word, {"within", "prep"}, pack) for word in before.casefold().split())


def _resolve(voices: Voices, phrase: _Phrase) -> Identity | None:
    """Whose a document is, by its own words, or by those where it was named before; or the document itself."""
    text, pack, people = voices.finding.article.text, voices.pack, list_people(voices)
    said = text[slice(*phrase.span)]
    owner = read_keeper(said, pack, people)
    if owner is None and phrase.is_it:
        owner = _find_bearer(voices, phrase.span)
    is_known = _is_known(said, pack) and not _points(said, pack)
    if owner is not None or phrase.is_it or not (is_known or _points(said, pack)):
        return owner or (None if _is_theirs(said, pack) else read_paper(said, pack, people))
    start, end = voices.find_bounds(phrase.sentence.paragraph - 1)
    first = start if end else voices.find_bounds(phrase.sentence.paragraph)[0]
    mention = find_mention(text, first, phrase.span.start, said, pack)
    if mention is None:
        return read_paper(said, pack, people)
    named = text[slice(*mention)]
    owner = read_keeper(named, pack, people) or find_holder(voices, named, phrase.sentence)
    owner = owner or _find_bearer(voices, mention)
    return owner or (None if is_known else read_paper(named, pack, people))


def _find_bearer(voices: Voices, mention: Span) -> Identity | None:
    """The body whose deed the sentence tells in which a document is named: "The office confirmed it in a letter".

    So is who is said to have it: "Rahma Dewi, their treasurer, keeps a register".
    """
    text, pack = voices.finding.article.text, voices.pack
    sentence = next((each.span for each in voices.finding.sentences if each.span.end > mention.start), None)
    if sentence is None or sentence.start >= mention.start:
        return None
    before = text[sentence.start : mention.start]
    verbs = [match.span() for match in listed(pack, "keeps").finditer(before.casefold())]
    is_own = _is_theirs(text[slice(*mention)], pack)
    start, end = verbs[-1] if verbs else (len(before),) * 2
    names = [drop_titles(run[0], pack) for run in RUN.finditer(before[:start])] if verbs or is_own else []
    full = [name for name in names if len(name.split()) >= FULL_NAME and not is_placed(name, voices)]
    if full and len(before[end:].split()) <= KEPT_WORDS:
        body = fold_text(full[0], pack)
        return Identity(full[0], *((frozenset(), body) if names_body(full[0], pack) else (body, frozenset[str]())))
    return find_subject(text[slice(*sentence)], pack)


def _is_theirs(said: str, pack: Pack) -> bool:
    """Whether a document is of whoever was told of: "its website", "akun resminya"."""
    words, roles = said.casefold().split()[: LED_WORDS + 1], load_roles(pack)
    return any("possessive" in roles[word] if word in roles else word.endswith(clitics(pack)) for word in words)


def _is_known(said: str, pack: Pack) -> bool:
    """Whether a document is one that may have been told of, by its article: "By evening | the page | read 16"."""
    words = said.casefold().split()[:-1] if pack.habits.owning else []
    return any(has(word, {"definite"}, pack) for word in words)


def _points(said: str, pack: Pack) -> bool:
    """Whether a document is one told of before: "the same file", "daftar itu", and "dakwaan" alone."""
    words = said.casefold().split()
    is_alike = any(has(word, _POINTING, pack) for word in words)
    return is_alike or (len(words) == 1 and not pack.habits.owning) or points_at_document(said, pack)
