"""Who stands behind a number: who is named for it, or whose it is that somebody passes on, or a body without a name."""

from typing import NamedTuple

from saksi.kinds import Claim, Quantity, Sentence
from saksi.link.name.generic import is_nameless
from saksi.link.name.identity import Identity
from saksi.link.voice.actor import find_finder, find_reviser
from saksi.link.voice.beside import find_beside, list_people
from saksi.link.voice.giver import find_cited, find_given, find_giver, find_quoted, is_outlet
from saksi.link.voice.handed import find_handed
from saksi.link.voice.leading import find_renewing, find_result
from saksi.link.voice.listed import find_listed
from saksi.link.voice.newsroom import find_looked, find_newsroom_count, is_newsroom
from saksi.link.voice.part import find_in_part
from saksi.link.voice.passed import find_passed, find_teller_within
from saksi.link.voice.voice import Voices, find_body, find_source, is_nameless_document, is_writers
from saksi.link.voice.written import find_written


class Source(NamedTuple):
    """Who is named for a number, a body without a name, and whether it is that one's by words beside it."""

    source: Identity | None
    body: Identity | None = None
    is_told: bool = False


def find_teller(voices: Voices, quantity: Quantity, sentence: Sentence) -> Source:
    """Give who is named for a number, or a body without a name where nobody is: "the city police"."""
    if (source := _find_source(voices, quantity, sentence)) is None:
        body = find_body(voices, quantity, sentence)
        paper = find_written(voices, quantity, sentence) if body is None or quantity.claim is None else None
        if paper is None:
            return Source(None, body)
        is_named = bool(paper.person) or not is_nameless(paper.name, voices.pack)
        return Source(paper) if is_named else Source(None, paper, is_told=True)
    if source.person or not is_nameless(source.name, voices.pack):
        return Source(source)
    return Source(None, source, is_told=quantity.claim is None)


def is_untold(voices: Voices, claim: Claim | None, body: Identity | None) -> bool:
    """Say whether nobody is said to tell what a claim holds, or a document of nobody: "the latest count"."""
    if claim is None or not claim.speaker:
        return True
    return body is None and is_nameless_document(claim, voices.finding.article.text, voices.pack)


def _find_source(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Who is named for a number, or whose it is that a person, nobody or a document without a name tells."""
    if (listed := find_listed(voices, quantity, sentence)) is not None:
        return listed
    if (beside := find_beside(voices, quantity, sentence) or find_in_part(voices, quantity, sentence)) is not None:
        return beside
    source = find_source(voices, quantity, sentence)
    if source is None or is_newsroom(source.name, voices.pack):
        source = find_newsroom_count(voices, quantity, sentence) or source
    source = source or find_reviser(voices, quantity, sentence) or find_finder(voices, quantity, sentence)
    source = source or _find_renewing(voices, quantity, sentence)
    if source is not None and not source.person:
        # "A report from the city police" is theirs, and what a newspaper says that the police count.
        cited = find_given(source.name, voices.pack) or find_cited(voices, quantity, sentence, source)
        return cited or find_quoted(voices, quantity, sentence) or source
    is_passed = source is not None or is_untold(voices, voices.claims.get(quantity.claim or ""), None)
    giver = find_giver(voices, quantity, sentence) if is_passed else None
    if is_passed and (giver is None or giver == source):
        giver = _find_passed(voices, quantity, sentence) or giver
    giver = giver or find_handed(voices, quantity, source)
    giver = giver or (find_teller_within(voices, quantity, source) if source is not None else None)
    # An outlet only passes on what somebody counted.
    return source if giver is None or is_outlet(giver.name, voices.pack) else giver


def _find_passed(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Whose report or figure the sentence of a number passes on."""
    text = voices.finding.article.text
    starts = (each.span.start for each in voices.finding.quantities if each.span.start >= quantity.span.end)
    before = text[sentence.span.start : quantity.span.start]
    return find_passed(
        before, text[quantity.span.end : min((sentence.span.end, *starts))], voices.pack, list_people(voices)
    )


def _find_renewing(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Who renews its data in the sentence before, or did what it tells the result of, where a number is nobody's."""
    if quantity.claim or is_writers(quantity):
        return None
    renewing = find_renewing(voices, sentence) or find_result(voices, quantity, sentence)
    return renewing or find_looked(voices, sentence)
