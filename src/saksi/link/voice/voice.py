"""Who stands behind a figure in its article: who is named for it."""

import functools
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from saksi.kinds import Claim, Finding, Quantity, Sentence, Span
from saksi.link.article.newsroom import is_any_outlet
from saksi.link.form import either
from saksi.link.name.antecedent import RUN, find_antecedent, has_body, read_pointing
from saksi.link.name.called import called, find_full
from saksi.link.name.cited import has_name, undate
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import names_body
from saksi.link.name.identity import Identity, read_body, read_identity
from saksi.link.name.office import clitics
from saksi.link.voice.back import goes_on, opens_document, points_at_document, points_there, stands_in_document
from saksi.link.voice.document import find_document, find_named, find_nameless, find_subject, list_documents
from saksi.pack import Pack, load_roles

# A possessive or a plural ending on the word for a document ("their records").
ENDING_LETTERS = 3
# The rule that reads "according to X", which inside somebody's words says whose they are.
_ASIDE = "prep"
# Comparisons of a writer who counted nothing: dozens, more than a hundred, nearly a thousand.
_ROUGH = frozenset({"vague", ">", "<"})
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Voices:
    """An article's claims by id, and who is named as the source of each; a denial has none. Its paragraphs' bounds."""

    finding: Finding
    pack: Pack
    claims: Mapping[str, Claim]
    sources: Mapping[str, Identity | None]
    bounds: Mapping[int, Span]

    def find_bounds(self, paragraph: int) -> Span:
        """Where the sentences of a paragraph begin and end; nowhere when it has none."""
        return self.bounds.get(paragraph, _NOWHERE)


def read_voices(finding: Finding, pack: Pack) -> Voices:
    """Read who is named in the claims of an article."""
    claims = {claim.id: undate(finding, claim, pack) for claim in finding.claims}
    told = (_name_author(finding, claim, pack) for claim in claims.values() if claim.stance != "deny")
    sources = {claim.id: read_identity(finding, claim, pack) for claim in told}
    return Voices(finding, pack, claims, sources, _find_bounds(finding))


def _name_author(finding: Finding, claim: Claim, pack: Pack) -> Claim:
    """A claim with the person of the article whose own count is its source: "menurut perkiraan Rahma"."""
    name = read_keeper(claim.speaker, pack)
    if not name:
        return claim
    text, people = finding.article.text, [each for each in finding.actors if each.kind == "person"]
    known = [each for each in people if any(name == form.strip() for form in called(each.name, text))]
    if len(known) == 1:
        return replace(claim, speaker=known[0].name, actor=known[0].id)
    full = "" if known or names_body(name, pack) else find_full(name, text)
    return replace(claim, speaker=full, actor=None) if full else claim


def find_source(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Who is named for a figure: the body whose data it is from, else the innermost speaker with a name.

    The figure must not be one that is denied, which is somebody else's.
    """
    claim = voices.claims.get(quantity.claim or "")
    text, pack = voices.finding.article.text, voices.pack
    before = text[sentence.span.start : quantity.span.start]
    document = find_document(before, pack)
    is_nameless = claim is not None and is_nameless_document(claim, text, pack)
    if document is None and claim is not None and (is_nameless or has_document(claim.speaker, pack)):
        # Whose it is may stand behind it, and behind the number: "12 died, by data that the agency released".
        document = find_document(text[min(claim.cue, default=claim.sentence).start : claim.sentence.end], pack)
    is_inside = claim is None and document is None and stands_in_document(before, pack)
    led = text[voices.find_bounds(sentence.paragraph)[0] : sentence.span.start]
    is_there = points_there(before, pack) or (claim is None and goes_on(led, before, pack))
    if document is None and (is_nameless or is_inside or is_there or opens_document(before, pack)):
        document = find_document(text[voices.find_bounds(sentence.paragraph)[0] : quantity.span.start], pack)
        said = text[slice(*max(claim.source))] if claim is not None and claim.source else before
        if document is None and (is_inside or is_there or points_at_document(said, pack)):
            document = find_named(text[voices.find_bounds(sentence.paragraph - 1)[0] : quantity.span.start], pack)
    document = document or _find_behind(voices, claim, quantity, sentence) or _find_turned(before, pack)
    document = document or _find_pointed(voices, before, sentence)
    if document is not None:
        return document
    while claim is not None:
        if (source := voices.sources.get(claim.id)) is not None:
            return _with_spokesman(voices, claim, source)
        if claim.by == _ASIDE and (claim.speaker or read_body(voices.finding, claim, voices.pack) is not None):
            # Those without a name of whom whoever speaks only tells what they say.
            return None
        claim = voices.claims.get(claim.nested_in or "")
    return None


def _find_pointed(voices: Voices, before: str, sentence: Sentence) -> Identity | None:
    """The body pointed at whose document opens a sentence, up to a comma: "Laporan terbaru dinas itu, ujarnya, ..."."""
    phrase, mark, _ = before.partition(",")
    if not mark or not has_document(phrase, voices.pack):
        return None
    word = read_pointing(phrase, voices.pack)
    body = find_antecedent(voices.finding.article.text, sentence.span.start, word, voices.pack) if word else ""
    return Identity(body, frozenset(), fold_text(body, voices.pack)) if body else None


def _with_spokesman(voices: Voices, claim: Claim, source: Identity) -> Identity:
    """A body with the person who says what it does, where that is its own: "the firm counts 40, said its head, X"."""
    outer = voices.claims.get(claim.nested_in or "")
    spokesman = voices.sources.get(outer.id) if outer is not None else None
    if outer is None or spokesman is None or source.person or not spokesman.person or spokesman.body:
        return source
    said = (voices.finding.article.text[slice(*span)] for span in outer.source)
    words = {word.strip(",").casefold() for each in said for word in each.split()}
    return replace(source, person=spokesman.person) if any(_is_owned(word, voices.pack) for word in words) else source


def _is_owned(word: str, pack: Pack) -> bool:
    """Whether a word says that somebody is another's: "its", "manajernya"."""
    return "possessive" in load_roles(pack).get(word, ()) or word.endswith(clitics(pack))


def _find_behind(voices: Voices, claim: Claim | None, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """The body whose data what is told leans on right behind a number: "12 died, by the report of the clinic"."""
    starts = (each.span.start for each in voices.finding.quantities if each.span.start >= quantity.span.end)
    content = claim.content if claim is not None and claim.speaker else ()
    said = next((span for span in content if holds(span, quantity.span)), sentence.span)
    behind = voices.finding.article.text[quantity.span.end : min((said.end, *starts))]
    # What "and" brings in is of something else: "nine were dug out | and others were added from the hospital's list".
    roles = load_roles(voices.pack)
    own = [*itertools.takewhile(lambda word: "and" not in roles.get(word.casefold(), ()), behind.split())]
    return find_document(" ".join(own), voices.pack) or _find_closing(own, voices.pack)


def _find_closing(words: Sequence[str], pack: Pack) -> Identity | None:
    """The body that closes what is told, and does nothing there: "12 tewas, demikian Dinas Air Sape, Senin"."""
    roles = load_roles(pack)
    closing = (at for at in range(1, len(words)) if "thus" in roles.get(words[at], ()) and words[at - 1][-1] == ",")
    told = words[next(closing, len(words)) + 1 :]
    name = RUN.match(" ".join(told))
    if name is None or not names_body(name[0], pack):
        return None
    behind = told[len(name[0].split()) :][:1] if name[0].endswith(told[len(name[0].split()) - 1]) else []
    acts = any("prep" not in roles.get(word, ()) for word in behind if word.islower())
    return None if acts else Identity(name[0], frozenset(), fold_text(name[0], pack))


def _find_turned(before: str, pack: Pack) -> Identity | None:
    """The body that opens the clause of a number behind a turning word: "Police say 36, while Aid Lontar has 44"."""
    turns = list(_turning(pack).finditer(before))
    return find_subject(before[turns[-1].end() :], pack) if turns else None


@functools.cache
def _turning(pack: Pack) -> re.Pattern[str]:
    """A comma, a word that turns to somebody else, and an article perhaps."""
    turns = either(row["form"] for row in pack.rows("reach") if row["kind"] == "turn")
    articles = either(form for form, held in load_roles(pack).items() if "definite" in held and form.isalpha())
    return re.compile(rf", {turns} (?:{articles} )?")


def read_keeper(speaker: str, pack: Pack) -> str:
    """Give whose a document or a reckoning is that is told as a source; "" where it is neither, or nobody's.

    >>> from saksi.pack import load_packs
    >>> read_keeper("taksiran Rahma", load_packs()["id"]), read_keeper("Ms Dewi's first tally", load_packs()["en"])
    ('Rahma', 'Dewi')
    """
    if not pack.habits.owning:
        first, _, name = speaker.partition(" ")
        return name if first.casefold() in list_documents(pack) else ""
    owner, mark, kept = next(
        (each for mark in pack.habits.owning if (each := speaker.partition(f"{mark} "))[1]), ("", "", "")
    )
    is_kept = bool(mark) and kept.rpartition(" ")[2].casefold() in list_documents(pack)
    words = owner.split() if is_kept else []
    roles = load_roles(pack)
    while words and not {"honorific", "rank", "definite"}.isdisjoint(roles.get(words[0].casefold().strip("."), ())):
        words.pop(0)
    return " ".join(words)


def has_document(speaker: str, pack: Pack) -> bool:
    """Whether who is named for something is a document, by the word that opens its name."""
    return "document" in load_roles(pack).get(speaker.partition(" ")[0].casefold(), ())


def find_body(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """The body without a name to which the innermost claim that holds a figure, or else another, is credited.

    Where no claim holds it, the one that its sentence opens with.
    """
    holding = (each for each in voices.finding.claims if any(holds(span, quantity.span) for span in each.content))
    for claim in (voices.claims.get(quantity.claim or ""), *holding):
        if claim is not None and (body := read_body(voices.finding, claim, voices.pack)) is not None:
            return body
    text, pack = voices.finding.article.text, voices.pack
    claim = voices.claims.get(quantity.claim or "")
    # "The navy base came to 40 litres, its commander said."
    is_theirs = claim is not None and "possessive" in load_roles(pack).get(
        claim.speaker.partition(" ")[0].casefold(), ()
    )
    is_free = quantity.claim is None and not _is_told_before(voices, quantity, sentence)
    opening = find_nameless(text[slice(*sentence.span)], pack) if is_free or is_theirs else ""
    is_body = has_body(opening, pack) and not is_any_outlet(opening, pack)
    return Identity(opening, frozenset(), fold_text(opening, pack)) if is_body else None


def _is_told_before(voices: Voices, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether what opens a sentence is another's word, told in front of a number: "C, the agency said, | and 12"."""
    told = (claim for claim in voices.finding.claims if claim.sentence == sentence.span and claim.cue and claim.content)
    return any(
        min(claim.content).start <= sentence.span.start < max(claim.content).end <= min(claim.cue).start
        and max(claim.cue).end <= quantity.span.start
        and not _is_theirs(voices, claim)
        for claim in told
    )


def _is_theirs(voices: Voices, claim: Claim) -> bool:
    """Whether the source of a claim is of whoever was told of: "its bulletin showed"."""
    said = (voices.finding.article.text[slice(*span)].partition(" ")[0].casefold() for span in claim.source)
    return any("possessive" in load_roles(voices.pack).get(word, ()) for word in said)


def holds(outer: Span, inner: Span) -> bool:
    """Whether a span lies within another."""
    return outer.start <= inner.start and inner.end <= outer.end


def is_writers(quantity: Quantity) -> bool:
    """Whether a number is the writer's own word: a rough one that nobody is said to have told."""
    return quantity.claim is None and quantity.cmp in _ROUGH


def _find_bounds(finding: Finding) -> dict[int, Span]:
    """Where the sentences of each paragraph begin and end."""
    bounds: dict[int, Span] = {}
    for each in finding.sentences:
        start, end = bounds.get(each.paragraph, each.span)
        bounds[each.paragraph] = Span(min(start, each.span.start), max(end, each.span.end))
    return bounds


def find_person_before(voices: Voices, at: int) -> Identity | None:
    """Give the person who spoke last in front of a place."""
    before = [each for each in voices.finding.claims if each.sentence.start < at]
    sources = (voices.sources.get(each.id) for each in sorted(before, key=lambda each: each.sentence, reverse=True))
    return next((source for source in sources if source is not None and source.person), None)


def is_nameless_document(claim: Claim, text: str, pack: Pack) -> bool:
    """Say whether the source is a document that is named by no more than its kind: "the same report".

    So is "a message passed from phone to phone".
    """
    words, roles = claim.speaker.casefold().split(), load_roles(pack)
    # Heads open what a thing is called, unless owners stand before what they own: "the same report".
    led = next((at for at, word in enumerate(words) if "prep" in roles.get(word, ())), len(words))
    nouns = words[:led] if pack.habits.owning else words[:1]
    stems = (noun[: len(noun) - ending] for noun in nouns for ending in range(ENDING_LETTERS + 1))
    return any("document" in roles.get(stem, ()) for stem in stems) and not has_name(claim.speaker, text)
