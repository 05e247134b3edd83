"""Nouns of saying: `laporan X bahwa C`."""

from dataclasses import replace

from saksi.claim.content.content import words_span
from saksi.claim.content.ending import content_end, phrase_end
from saksi.claim.content.front import main_clause
from saksi.claim.cue.frame import frame_start, is_infinitive
from saksi.claim.cue.reason import read_pretext
from saksi.claim.cue.upshot import before_fate, before_main, before_upshot, opens_sentence
from saksi.claim.draft import Draft, begin
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.nominal import opens_relative
from saksi.claim.line.predicate import ends_as_verb, may_act, predicates
from saksi.claim.line.single import PLURAL
from saksi.claim.relay.via import handed
from saksi.claim.source.owner import bearer, owner
from saksi.claim.source.phrase import can_speak, is_medium
from saksi.claim.source.source import Range, source_right

# A complementiser this many words behind the noun still belongs to it.
NOUN_REACH_WORDS = 9
# How a word is about takes no more words than this (have been growing lately that C).
SPREAD_WORDS = 5
# A preposition this close before the noun makes it an adjunct of the sentence.
OPENING_WORDS = 3
# A clause that no word leads to shows its verb within this many words.
BARE_WORDS = 6


# A clause before a comma has this many words; fewer may be the first of a list (kabar bahwa Adi, Tono dan Ani pergi).
CLAUSE_FLOOR = 3
# What is wished is not there yet, whatever it is called.
_WISHES = ("request", "hope", "promise")
_NO_NOUN = ("hypothetical", "not")


def read_noun(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `laporan X bahwa C`: a noun of saying, whose it is, and a complementiser soon after."""
    cue = hit.read_as("noun")
    if cue is None or cue.needs in ("never", "view") or _has_no_noun(line, hit.first):
        return None
    if cue.needs == "addressee":
        start = frame_start(line, cue.needs, hit.last)
        wanted = words_span(line, start, _end(line, start, hit.first, floor)) if start else None
        return replace(begin(line, hit, cue, None), by="noun-that", content=(wanted,)) if wanted else None
    if (draft := read_pretext(line, hit, cue, floor)) is not None:
        return draft
    at = _joint(line, hit, cue)
    if at is None:
        return None
    led = line.has(hit.last, "bearer") or (line.has(hit.last, "prep") and not _is_where(line, hit.last, at))
    # Where owners stand before what they own, one behind it needs a word that leads to it.
    led = led and not line.has(hit.last + 1, "prep")
    follows = (
        at > hit.last
        and not line.has(hit.last, "never-after")
        and (led or not (line.lexicon.owning or line.has(hit.last, "prep")))
    )
    source = source_right(line, hit.last + led, at) if follows else None
    if source and (any(line.has(here, "modal") for here in range(*source)) or not (led or can_speak(line, source))):
        source = None
    is_bare = _is_bare(line, at, hit, cue)
    start = at + (not is_bare and not line.has(at, "existence"))
    end = _end(line, start, hit.first, floor) if start < len(line) else start
    end = _as_subject(line, (start, end), hit.first, floor)
    if line.has(at, "existence") and all(line.has(here, "open") for here in range(floor, hit.first)):
        end = _before_verb(line, start, end)
    content = words_span(line, start, end)
    if content is None or _is_made(line, start, end):
        return None
    if source is None and hit.last - hit.first > 1 and line.has(hit.last - 1, "issues"):
        # From nobody nothing is heard (mengetahui dari mana C).
        return None
    relay = handed(line, hit.first, floor)
    draft = replace(begin(line, hit, cue, source), by="noun-that", content=(content,), relay=relay)
    whose = None if source else owner(line, hit.first, floor) or bearer(line, hit.first, floor)
    return replace(draft, source=(whose,)) if whose else draft


def _has_no_noun(line: Line, at: int) -> bool:
    """Whether what stands before a word leaves no noun of it: a helper, a negation, or a base form's own word (to)."""
    # Reaction to claims, to data that C.
    is_thing = line.forms[at].endswith(PLURAL) or not is_cue(line, at, "verb")
    infinite = line.has(at - 1, "infinitive") and not (line.lexicon.owning and is_thing)
    # We hope that C.
    infinite = infinite or (bool(line.lexicon.owning) and line.has(at - 1, "nominative"))
    # Nor is there any where nobody has it (belum menerima | laporan bahwa C; not so: tidak membantah | kabar bahwa C).
    carries = line.is_verb(at - 1) and not (is_cue(line, at - 1, "verb") or line.lexicon.owning)
    negated = line.has(at - 2, "not") and not (carries and line.is_verb(at - 2))
    return infinite or (negated and (carries or line.has(at - 1, "exists"))) or line.has_any(at - 1, _NO_NOUN)


def _is_where(line: Line, at: int, last: int) -> bool:
    """Whether a word leads to where something is about (kabar di grup warga bahwa C), and to no medium of its own."""
    if line.lexicon.owning or not line.has(at, "scene"):
        return False
    source = source_right(line, at + 1, last)
    return source is None or not is_medium(line, source)


def _is_made(line: Line, start: int, end: int) -> bool:
    """Whether a clause only tells who made the statement or has it (a claim that it had made in May)."""
    acts = (at for at in range(end - 1, start, -1) if predicates(line, at) or line.has(at, "bears"))
    verb = next((at for at in acts if not line.is_capital(at)), start)
    behind = verb + 1
    alone = behind >= end or not line.is_word(behind) or line.has_any(behind, ("prep", "dating", "weekday", "day"))
    helps = line.has(behind, "infinitive") or any(line.has(at, "be") for at in range(verb - 2, verb))
    return bool(line.lexicon.owning) and line.has(verb, "bears") and alone and not helps


def _leads(line: Line, at: int, hit: Hit, cue: Cue) -> bool:
    """Whether a word leads to a clause: that, or behind news that came to somebody an if (kabar dari Ende jika C)."""
    # What a noun does itself: a fear that will not go.
    own = line.lexicon.owning and (opens_relative(line, at) or line.has(at + 1, "finite"))
    # Of one alone a clause tells which (the only report that X had).
    alone = any(line.has(here, "no-more") for here in range(max(0, hit.first - SPREAD_WORDS), hit.first))
    own = own or (bool(line.lexicon.owning) and alone)
    return (line.has(at, "that") and not own) or (line.has(at, "if") and at > hit.last and cue.stance == "report")


def _joint(line: Line, hit: Hit, cue: Cue) -> int | None:
    """The word that leads from a noun, and whose it is, to what is said: that, to do, so that, or that there is."""
    if (far := _spread(line, hit.last)) is not None:
        return far
    for at in range(hit.last, min(len(line), hit.last + NOUN_REACH_WORDS)):
        if _leads(line, at, hit, cue) or (at == hit.last and _is_to_do(line, at, cue)) or _wants(line, at, cue):
            return at
        if _is_bare(line, at, hit, cue):
            return at
        if line.has(at, "existence") and cue.stance not in _WISHES and at + 2 < len(line) and line.is_word(at + 1):
            happens = line.has_any(at + 1, ("prep", "join"))
            return None if happens else at
        acts = line.is_verb(at) or is_cue(line, at, "verb")
        if not line.is_word(at) or line.speech(at) >= 0 or (acts and not _is_led(line, at, hit.last)):
            return None
        if line.has(at, "and"):
            return None
        if ends_as_verb(line, at) and not line.has(at, "obtained"):
            return None
    return None


def _is_led(line: Line, at: int, floor: int) -> bool:
    """Whether a word that may be a verb is a noun behind an article (reports in the local press that C)."""
    near = line.has(at - 1, "article") or (line.has(at - 2, "article") and line.is_word(at - 1) and at - 2 >= floor)
    return near and at > floor


def _spread(line: Line, at: int) -> int | None:
    """The complementiser behind a verb that only tells how a word is about (rumours spread that C)."""
    start = at
    while at < min(len(line), start + SPREAD_WORDS) and (
        may_act(line, at) or _goes_on(line, at) or (at > start and _is_when(line, at))
    ):
        if is_cue(line, at, "verb"):
            return None
        at += 1
    return at if at > start and line.has(at, "that") else None


def _is_when(line: Line, at: int) -> bool:
    """Whether a day stands here, or what leads to one (Reports emerged | on Friday | that C)."""
    return any(line.has(here, role) for here in (at, at + 1) for role in ("weekday", "day"))


def _goes_on(line: Line, at: int) -> bool:
    return line.has_any(at, ("progressive", "adverb")) or line.forms[at].endswith(line.lexicon.gerunds)


def _is_bare(line: Line, at: int, hit: Hit, cue: Cue) -> bool:
    """Whether a clause stands right behind a noun that needs no word to lead there (rumours the firm was for sale)."""
    opens = line.is_capital(at) or line.has_any(at, ("determiner", "nominative", "quantifier"))
    if cue.needs != "clause" or at != hit.last or not opens:
        return False
    for here in range(at + 1, min(len(line), at + BARE_WORDS)):
        if line.is_verb(here):
            return True
        if not line.is_word(here) or line.has_any(here, ("relative", "prep")):
            return False
    return False


def _is_subject(line: Line, noun: int, floor: int) -> bool:
    """Whether a noun opens its sentence as the subject does: nothing before it that does or leads to something."""
    return not any(line.has(at, "prep") or predicates(line, at) or not line.is_word(at) for at in range(floor, noun))


def _as_subject(line: Line, place: Range, noun: int, floor: int) -> int:
    """Where what a noun tells ends that is its sentence's subject: before what the sentence says of it."""
    to_do = line.has(place[0] - 1, "infinitive")
    # Nor is it the subject whose verb stands before it (issued a claim that C).
    issues = any(ends_as_verb(line, at) and line.has(at + 1, "article") for at in range(floor, noun)) and not to_do
    if line.lexicon.owning and _is_subject(line, noun, floor) and not issues:
        return before_fate(line, *place, acts=to_do)
    if not opens_sentence(line, noun, floor):
        return place[1]
    end = before_upshot(line, *place)
    return before_main(line, *place) if end == place[1] and not line.lexicon.owning else end


def _before_verb(line: Line, start: int, end: int) -> int:
    """Where a noun that is the subject of its sentence ends: before the verb that says what became of it."""
    led = ("relative", "purpose", "to-do", "prep", "infinitive")
    verbs = (at for at in range(start + 1, end) if line.is_verb(at))
    last = next((at for at in verbs if not line.has_any(at - 1, led)), end)
    while start + 1 < last < end and line.has(last - 1, "adverb"):
        last -= 1
    return last


def _wants(line: Line, at: int, cue: Cue) -> bool:
    """Whether a noun of asking leads to what is asked (desakan warga agar C, imbauan untuk menjauhi pantai)."""
    if line.has(at, "so"):
        return cue.stance in ("request", "hope")
    return (
        cue.stance in ("request", "promise") and line.has(at, "to-do") and at + 1 < len(line) and line.is_verb(at + 1)
    )


def _is_to_do(line: Line, at: int, cue: Cue) -> bool:
    """Whether a noun of promising or asking leads to what is to be done (his promise to rebuild)."""
    owned = line.has(at - 2, "determiner") and line.has(at - 2, "possessive")
    owned = owned or line.forms[at - 2].endswith(line.lexicon.owning)
    return owned and cue.stance in ("promise", "request", "warn") and is_infinitive(line, at)


def _end(line: Line, start: int, noun: int, floor: int) -> int:
    """Where the content of a noun ends: before a passive with an agent, whose subject the noun is.

    A noun that a preposition sets before the sentence's clause ends at its comma (Despite claims that C, ...), and so
    does one behind a verb without a subject (Asked about reports that C, X declined ...).
    """
    end = content_end(line, start, len(line))
    comma = phrase_end(line, start, end)
    if (noun - floor <= OPENING_WORDS and line.has(floor, "prep")) or _goes_before(line, (start, comma), noun, floor):
        end = comma
    elif (noun - floor <= OPENING_WORDS and line.has(floor + 1, "prep")) or _waits(line, noun, floor):
        # Contrary to claims that C, ...
        end = min(end, main_clause(line, start, len(line)))
    for at in range(start + 1, end):
        if line.has(at, "agent") and line.has(at + 1, "progressive"):
            # X answered reports that C | by saying C.
            return at
    return end


def _waits(line: Line, noun: int, floor: int) -> bool:
    """Whether a noun stands in a clause that a main one follows (As X stuck to its view that C, fear grew)."""
    apart = any(line.is_mark(at, ",") for at in range(floor, noun))
    return bool(line.lexicon.owning) and line.has(floor, "sub") and not (line.has(floor, "that") or apart)


def _goes_before(line: Line, place: Range, noun: int, floor: int) -> bool:
    """Whether a clause behind a noun ends at a comma that leads to a subject, while none stood before the noun."""
    start, comma = place
    leads = line.is_capital(comma + 1) or line.has_any(comma + 1, ("nominative", "determiner"))
    opens = line.is_verb(floor) or line.has(floor, "when") or is_cue(line, floor, "passive")
    told = comma - start >= CLAUSE_FLOOR or any(predicates(line, at) for at in range(start, comma))
    told = told and line.is_mark(comma, ",")
    return told and leads and opens and not any(line.is_capital(at) for at in range(floor + 1, noun))
