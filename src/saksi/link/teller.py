"""What an article tells: its quantities, each with its sentence, claim, source and kind of count."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from saksi.kinds import Claim, Finding, Quantity, Sentence, Span
from saksi.link.count.about import WEAK, read_about, read_label
from saksi.link.count.again import find_again
from saksi.link.count.counted import classifiers, is_thing
from saksi.link.count.ending import find_ends
from saksi.link.count.fate import DAMAGED, ILL
from saksi.link.count.fit import OF_OUTBREAK, OF_PEOPLE
from saksi.link.count.kind import OWN, Kind, is_contrasted, is_same_again, place_kind, read_kind, read_subject
from saksi.link.count.mark import scan
from saksi.link.count.series import read_series
from saksi.link.count.spot import find_named, find_spots
from saksi.link.count.term import YEAR, find_terms, read_term
from saksi.link.count.thing import PERSON
from saksi.link.count.whole import free_kind
from saksi.link.name.identity import Identity
from saksi.link.told import Told
from saksi.link.voice.denial import is_denied
from saksi.link.voice.denied import find_denied
from saksi.link.voice.document import find_document
from saksi.link.voice.nearby import find_nearby
from saksi.link.voice.source import Source, find_teller, is_untold
from saksi.link.voice.speaker import drop_others, find_next, find_only, find_pointed
from saksi.link.voice.voice import Voices, is_writers, read_voices
from saksi.pack import UNDETERMINED, Pack, list_forms, load_roles

_MEASURED = frozenset({"iso4217", "ucum"})
_UNIT = ("unit_kind", "unit", "per")
_CEILINGS = frozenset({"<", "<="})
_EVENT, _COUNTRY = "event", "country"
_SCENES = frozenset({_EVENT, "mention"})
# A number with more words behind it in its clause says what it counts.
SAID_WORDS = 1
# Words that lead from one count to the next.
_JOINS = frozenset({"and", "that"})

# What `tell` is, or stands for it: the figures of an article, by its finding, moment and packs.
Teller = Callable[[Finding, str, Mapping[str, Pack]], Iterable[Told]]


def tell(finding: Finding, moment: str, packs: Mapping[str, Pack]) -> Iterator[Told]:
    """Yield the quantities of an article, in order, with sentence, claim, source and kind of count."""
    pack = packs[finding.language or UNDETERMINED]
    voices = read_voices(finding, pack)
    starts = [sentence.span.start for sentence in finding.sentences]
    leaned_on = tuple(_find_documents(finding, pack))
    again = find_again(finding, pack)
    last: Told | None = None
    counted = sorted((*finding.quantities, *find_terms(finding, pack)), key=lambda each: each.span)
    for quantity in counted:
        at = bisect_right(starts, quantity.span.start) - 1
        if at < 0 or finding.sentences[at].kind == "related":
            continue
        sentence = finding.sentences[at]
        claim, denied = (
            voices.claims.get(quantity.claim or ""),
            _is_denied_again(quantity, last) or is_denied(voices, quantity, sentence),
        )
        source, body, is_told = (_find_denied if denied else find_teller)(voices, quantity, sentence)
        is_named = denied or source is not None or is_told
        kind = _read(finding, quantity, at, last, pack)
        nearby = None if is_named else find_nearby(voices, quantity, sentence, is_said=bool(kind.fate or kind.aspects))
        regions = _own_region(finding, quantity) or _find_told_of(finding, sentence.span)
        # Who is named for a number may set it against another of the same sentence, not of the one before.
        marks = (denied, is_contrasted(finding, quantity, at if source is not None else max(0, at - 1), pack), regions)
        is_open = not is_named and is_untold(voices, claim, body)
        nearby = nearby or (_find_near(voices, quantity, sentence, kind) if is_open else None)
        nearby = drop_others(nearby, body, finding.article.text[sentence.span.start : quantity.span.start], pack)
        alone = find_only(voices, quantity) if nearby is None and is_open and _is_told(quantity, kind) else None
        spots = find_spots(finding, quantity, _find_staying(kind), pack)
        spots = _find_seat(finding, claim) if kind.apart == OWN and not spots else spots
        kind = place_kind(kind, has_place=bool(spots), is_again=sentence in again, is_denied=denied)
        stood = date_figure(finding, quantity, kind, moment)
        is_against = last is not None and is_same_again(finding, quantity, sentence, pack)
        told = (finding, stood, quantity, sentence, claim, source, nearby, kind, *marks, body, False, spots, False)
        yield (last := Told(*told, is_against, leaned_on, alone, is_open, find_ends(finding, sentence, pack, quantity)))


def _find_denied(voices: Voices, quantity: Quantity, sentence: Sentence) -> Source:
    """Who told a number that is denied, where that is said."""
    return Source(find_denied(voices, quantity, sentence))


def _find_near(voices: Voices, quantity: Quantity, sentence: Sentence, kind: Kind) -> Identity | None:
    """Who speaks next behind an opening that tells what befell whom, or spoke last before "she" opens a paragraph."""
    near = find_next(voices, sentence) if _is_led_in(quantity, kind) else None
    return near or find_pointed(voices, quantity, sentence)


def _find_staying(kind: Kind) -> str | None:
    """What befell the counted, by which their place is sought: who may be ill is counted where the ill are."""
    return ILL if kind.fate is None and kind.aspects & OF_OUTBREAK else kind.fate


def _find_seat(finding: Finding, claim: Claim | None) -> frozenset[str]:
    """Where the speaker holds office: "in her district"."""
    spans = claim.source if claim is not None else ()
    return frozenset(spot for span in spans for spot in find_named(finding, span))


def _find_documents(finding: Finding, pack: Pack) -> Iterator[Identity]:
    """The bodies whose data, reports or records the article names as what something is told by."""
    for sentence in finding.sentences:
        if (found := find_document(finding.article.text[slice(*sentence.span)], pack)) is not None:
            yield found


def date_figure(finding: Finding, quantity: Quantity, kind: Kind, moment: str) -> str:
    """When a number stood: when its article came out, or before that: "from seven a day earlier"."""
    if not kind.is_earlier:
        return moment
    when = next((when for when in finding.times if when.id == quantity.as_of), None)
    stood = when.start if when is not None and when.type in ("DATE", "TIME") else None
    return f"{stood[:10]}T00:00:00" if stood is not None and moment and stood[:10] < moment[:10] else moment


def _is_led_in(quantity: Quantity, kind: Kind) -> bool:
    """Whether a figure may be of whoever speaks next: the opening paragraph tells in short what befell whom."""
    return kind.fate is not None and not is_writers(quantity)


def _is_told(quantity: Quantity, kind: Kind) -> bool:
    """Whether an exact count is of what is told: something befell the counted, or is said of them."""
    is_exact = quantity.cmp == "=" and quantity.unit_kind != "ucum"
    return is_exact and bool(kind.fate or kind.aspects or kind.hints) and not kind.apart


def _own_region(finding: Finding, quantity: Quantity) -> frozenset[str]:
    """The region (ISO 3166-2) of the place that a quantity is told of; none where its words give none."""
    return frozenset(place.code for place in finding.places if place.id == quantity.place and "-" in place.code)


def find_regions(finding: Finding, within: Span) -> frozenset[str]:
    """The regions (ISO 3166-2) of the places named within a span, without who speaks from there."""
    return frozenset(
        place.code
        for place in finding.places
        if within.start <= place.span.start < within.end and place.role in _SCENES and "-" in place.code
    )


def _find_told_of(finding: Finding, within: Span) -> frozenset[str]:
    """The regions that a sentence names; where it names none, the countries in which it tells of what happened."""
    inside = (place for place in finding.places if within.start <= place.span.start < within.end and place.code)
    lands = (place.code for place in inside if place.role == _EVENT and place.level == _COUNTRY)
    return find_regions(finding, within) or frozenset(lands)


def _read(finding: Finding, quantity: Quantity, at: int, last: Told | None, pack: Pack) -> Kind:
    """Read what kind of count a quantity of a sentence is; a term of prison is asked for or given."""
    sentence = finding.sentences[at]
    kind = read_label(read_kind(finding, quantity, sentence, pack), finding, quantity, at, pack)
    kind = free_kind(kind, quantity, last, at, pack)
    if (listed := read_series(finding, quantity, sentence, kind, pack)) is not None:
        return listed
    kind = _join_people(finding, quantity, kind, last, pack)
    if quantity.unit == YEAR:
        return replace(kind, fate=read_term(finding, quantity, sentence, pack), aspects=frozenset(), apart="")
    if last is not None and _is_anothers_next(quantity, kind, last) and not _is_denied_again(quantity, last):
        told = _inherit(replace(kind, is_bare=True), finding, at, last, pack)
        is_measured = last.quantity.unit_kind in _MEASURED and not last.kind.apart
        return replace(told, thing=told.thing or last.kind.thing) if told.fate or told.aspects or is_measured else kind
    if last is not None and (
        _is_against_denied(quantity, sentence, kind, last, pack)
        or _is_own_count(quantity, sentence, kind, last, pack)
        or _is_other_answer(quantity, sentence, kind, last, pack)
    ):
        return replace(kind, thing=last.kind.thing, fate=last.kind.fate, aspects=last.kind.aspects)
    if kind.fate in WEAK and not kind.aspects and not kind.apart:
        fate, aspects = read_about(finding, quantity, at, pack)
        if fate or aspects:
            is_near = last is not None and last.sentence.paragraph == sentence.paragraph and last.kind.fate == fate
            like = last.kind if last is not None and is_near else _read_before(finding, at, kind, pack)
            thing = kind.thing or like.thing
            return replace(kind, thing=thing, fate=fate, aspects=aspects, is_bare=False)
    return _inherit(kind, finding, at, last, pack)


def _is_against_denied(quantity: Quantity, sentence: Sentence, kind: Kind, last: Told, pack: Pack) -> bool:
    """Whether a number of which nothing is said stands behind one that is denied: "Not 530 houses. We have 457"."""
    if len(last.finding.article.text[quantity.span.end : kind.clause.end].split()) > SAID_WORDS:
        return False
    is_near = sentence.paragraph - last.sentence.paragraph <= 1
    is_plain = quantity.unit_kind == "none" or quantity.unit.casefold() in classifiers(pack)
    return last.is_denied and is_near and is_plain and not (kind.thing or kind.fate or kind.aspects or kind.apart)


def _is_other_answer(quantity: Quantity, sentence: Sentence, kind: Kind, last: Told, pack: Pack) -> bool:
    """Whether a number of which nothing is said is denied, another's or depends on whom one asks, behind one.

    "Saved: 14 by the log, but 19 if the riders are right"; "17 boats, not fourteen"; "63 fainted; police say 41".
    """
    is_plain = quantity.unit_kind == "none" and last.quantity.unit_kind in ("none", "noun") and not last.kind.apart
    if not is_plain or last.sentence != sentence or kind.thing or kind.fate or kind.aspects or kind.apart:
        return False
    text, roles = last.finding.article.text, load_roles(pack)
    before = text[last.quantity.span.end : quantity.span.start].casefold().split()
    behind = text[quantity.span.end : kind.clause.end].casefold().split()
    verb = next(reversed(before), "")
    is_anothers = not behind and len(before) > 1 and verb in list_forms(pack, "say", "verb")
    return is_anothers or "if" in roles.get(next(iter(behind), ""), ()) or "not" in roles.get(verb, ())


def _is_denied_again(quantity: Quantity, last: Told | None) -> bool:
    """Whether a number is told that was just denied, as one that is not reached: "It is not even 17"."""
    is_same = last is not None and last.is_denied and quantity.hi == last.quantity.hi
    return is_same and quantity.unit_kind == "none" and quantity.cmp in _CEILINGS


def _is_own_count(quantity: Quantity, sentence: Sentence, kind: Kind, last: Told, pack: Pack) -> bool:
    """Whether "our count" stands in front of a number of which nothing is said, behind another's of the same unit."""
    if kind.fate or kind.aspects or kind.apart or sentence.paragraph - last.sentence.paragraph > 1:
        return False
    if any(getattr(quantity, name) != getattr(last.quantity, name) for name in _UNIT):
        return False
    since = max(sentence.span.start, last.quantity.span.end)
    between = last.finding.article.text[since : quantity.span.start].casefold()
    return any(mark.kind == "ours" for mark in scan(between, pack))


def _join_people(finding: Finding, quantity: Quantity, kind: Kind, last: Told | None, pack: Pack) -> Kind:
    """A bare number joined to one of people is of people too: "23 have died and 210 were underground"."""
    is_open = kind.thing is None and quantity.unit_kind == "none" and not (kind.aspects or kind.apart)
    if not is_open or last is None or last.kind.apart or not last.sentence.span.end > quantity.span.start:
        return kind
    before = finding.article.text[last.quantity.span.end : quantity.span.start].casefold().split()[-1:]
    is_joined = any(_JOINS & load_roles(pack).get(word, frozenset()) for word in before)
    is_people = last.kind.thing == PERSON or last.kind.fate in OF_PEOPLE
    return replace(kind, thing=PERSON) if is_joined and is_people else kind


def _is_anothers_next(quantity: Quantity, kind: Kind, last: Told) -> bool:
    """Whether somebody else gives a number of nothing: "A loss of 7 billion, they say. Their expert speaks of 2.1"."""
    if kind.fate or kind.aspects or kind.apart or quantity.claim is None:
        return False
    is_other = last.claim is None or last.claim.id != quantity.claim
    is_fraction = last.quantity.unit_kind == "noun" and (quantity.lo or 0) % 1 != 0
    return is_other and kind.thing is None and quantity.unit_kind == "none" and not is_fraction


def _inherit(kind: Kind, finding: Finding, at: int, last: Told | None, pack: Pack) -> Kind:
    """What a count that says nothing of itself counts: what the last one did, or what the sentence before is about.

    Only within the paragraph. "Police speak of 43 arrests. The union: 51 people."
    """
    sentence = finding.sentences[at]
    is_said = kind.is_earlier and kind.fate is None and last is not None and last.sentence == sentence
    is_count = _is_count_of_those(kind, finding, at, pack)
    if not (kind.is_bare or is_said or is_count) or _is_of_relative(kind, finding, pack):
        return kind
    own = read_subject(finding, sentence, kind.clause.start, pack)
    is_next = last is not None and last.sentence in (sentence, _find_before(finding, at)) and not last.kind.apart
    if last is not None and is_next and (last.sentence == sentence or not (own.fate or own.aspects)):
        like = last.kind
    else:
        like = own if own.fate or own.aspects else _read_before(finding, at, kind, pack)
    is_other = None not in (kind.thing, like.thing) and kind.thing != like.thing
    is_other = is_other or (is_count and like.thing != kind.thing)
    if is_other or (kind.thing == PERSON and like.fate == DAMAGED):
        return kind
    thing = like.thing if like.fate or like.aspects else None
    return replace(kind, thing=kind.thing or thing, fate=like.fate, aspects=like.aspects)


def _is_count_of_those(kind: Kind, finding: Finding, at: int, pack: Pack) -> bool:
    """Whether somebody counts the things that the sentence before tells of without a number: "More cars were buried
    than thought. Police now count six cars".
    """
    before = _find_before(finding, at)
    is_open = is_thing(kind.thing, pack) and not (kind.fate or kind.aspects or kind.hints or kind.apart)
    if not is_open or before is None or any(_is_in(each, before) for each in finding.quantities):
        return False
    led = finding.article.text[finding.sentences[at].span.start : kind.clause.end].casefold()
    return any(mark.kind == "counts" for mark in scan(led, pack))


def _is_in(quantity: Quantity, sentence: Sentence) -> bool:
    return sentence.span.start <= quantity.span.start < sentence.span.end


def _is_of_relative(kind: Kind, finding: Finding, pack: Pack) -> bool:
    """Whether a clause tells in passing of somebody: "said the chief, who has 45 divers"."""
    first = finding.article.text[slice(*kind.clause)].split(maxsplit=1)[:1]
    return bool(first) and kind.thing is not None and "relative" in load_roles(pack).get(first[0].casefold(), ())


def _find_before(finding: Finding, at: int) -> Sentence | None:
    """The sentence of the same paragraph before one."""
    before = finding.sentences[at - 1] if at else None
    return before if before is not None and before.paragraph == finding.sentences[at].paragraph else None


def _read_before(finding: Finding, at: int, kind: Kind, pack: Pack) -> Kind:
    """What the sentence before one is about, or the sentence itself up to its clause."""
    return read_subject(finding, _find_before(finding, at) or finding.sentences[at], kind.clause.start, pack)
