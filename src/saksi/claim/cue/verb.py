"""Verbs of saying between a source and what it says."""

from dataclasses import replace

from saksi.claim.content.asked import request_end
from saksi.claim.content.bound import frame_end
from saksi.claim.content.content import content_start, is_marked, supposes, words_span
from saksi.claim.content.ending import content_end
from saksi.claim.content.event import is_scrap
from saksi.claim.content.front import find_condition, fronted_end, fronted_subject, raise_subject
from saksi.claim.content.full import hangs_on_noun, is_empty, is_full
from saksi.claim.content.spoken import marked_end
from saksi.claim.content.start import can_start
from saksi.claim.cue.frame import FRAMES, frame_start
from saksi.claim.cue.going import SAID_WORDS, answerer, goes_on, hanging, is_participle, main_subject, subject_of_cue
from saksi.claim.cue.mine import is_mine, is_own
from saksi.claim.cue.relative import relative_end
from saksi.claim.cue.sense import is_apart, is_charged, is_given, is_so, names_only, of_document, takes_lives
from saksi.claim.cue.upshot import before_both, before_fate, before_upshot, opens_sentence
from saksi.claim.draft import Draft, begin
from saksi.claim.line.clause import clause_start, is_negated, is_supposed
from saksi.claim.line.comma import find_comma
from saksi.claim.line.infinite import is_infinite
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import ends_as_verb, has_main_verb, is_main
from saksi.claim.line.single import PLURAL
from saksi.claim.relay.via import handed
from saksi.claim.source.head import behind_what
from saksi.claim.source.phrase import can_speak, is_doing, is_mindless, is_whom, speaks
from saksi.claim.source.source import Range
from saksi.claim.source.subject import (
    before_object,
    before_predicate,
    find_subject,
    shared_subject,
)

# Roles of words for who may speak, ...
_NAMING = ("document", "group", "medium", "not", "one-of", "organisation", "pronoun", "quantifier", "relative", "title")
# ... and of words that only tell what is done, how and when.
_TELLING = ("adverb", "day", "exists", "join", "late-adverb", "modal", "predicate", "prep", "sub", "weekday")
# What only a mind does.
_MINDED = ("believe", "fear", "hope", "promise", "suspect")


def read_verb(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `X mengatakan (bahwa) C`: source left of the verb, content right of it. `floor`: where the clause starts."""
    cues = sorted((cue for cue in hit.cues if cue.kind == "verb"), key=lambda cue: cue.needs not in FRAMES)
    if not cues or cues[0].needs == "never" or hit.is_passive(line) or is_noun(line, hit.first):
        return None
    if line.lexicon.owning and hit.first and line.is_capital(hit.first):
        # A noun or an adjective of a headline (Eight | Alleged Plotters Held).
        return None
    if line.has(hit.first - 1, "when") or is_infinite(line, hit.first, floor) or is_negated(line, hit.first, floor):
        return None
    if is_supposed(line, hit.first, floor) or names_only(line, hit, cues[0]) or is_given(line, hit):
        return None
    if takes_lives(line, hit, cues[0]) or is_charged(line, hit, cues) or is_so(line, hit):
        return None
    return next(
        (draft for draft in (_read_as(line, hit, cue, floor) for cue in cues if cue.needs != "never") if draft), None
    )


def _read_as(line: Line, hit: Hit, cue: Cue, floor: int) -> Draft | None:
    """Read a verb in one of its readings."""
    start = _start(line, hit, cue)
    if start is None or start >= len(line) or not can_start(line, hit, start) or line.has(start, "nor"):
        return None
    if is_participle(line, hit.first, start):
        return None
    left, coordinated, source = _whose(line, hit, floor)
    unsaid = source is None and (not coordinated or line.has(hit.last - 1, "holding"))
    if unsaid or is_own(line, source or (floor, floor + 1)) or is_mine(line, hit):
        return None
    if source and (_is_nobody(line, hit, source) or _is_there(line, hit, source) or _is_let(line, source)):
        return None
    raised, source = raise_subject(line, source)
    # In a relative clause with a subject of its own (whom police said C) the clause opens before that.
    opens = source[0] if source and line.lexicon.owning and line.has(source[0] - 1, "raised") else hit.first
    end = relative_end(line, opens, start, content_end(line, start, len(line)))
    if source and line.has(hit.first - 1, "relative") and opens_sentence(line, source[0], floor):
        end = before_upshot(line, start, end)
    end = before_both(line, source, (start, end))
    start = _with_news(line, hit, start, end)
    end = request_end(line, start, end) if cue.stance == "request" else end
    end = fronted_end(line, hit, source, floor, (start, end))
    if end <= start:
        return None
    end = marked_end(line, start, frame_end(line, hit, cue, (start, end)))
    if not is_full(line, cue, (hit.last, start, end), source):
        return None
    end -= line.has(end - 1, "reasons") and not line.lexicon.owning
    content = words_span(line, start, end)
    if content is None or is_scrap(line, start, content) or is_empty(line, hit, cue, (start, end)):
        return None
    by = "verb-that" if is_marked(line, hit.last, start) else "verb"
    draft = replace(
        begin(line, hit, of_document(line, hit, cue, source), source),
        by=by,
        content=(*find_condition(line, floor, source), *raised, content),
        relay=handed(line, left, floor),
    )
    shares = source is not None and (coordinated or hit.is_going_on(line)) and source[0] < hit.first
    return replace(draft, speaker_by="elided") if shares else draft


def _whose(line: Line, hit: Hit, floor: int) -> tuple[int, bool, Range | None]:
    """Where the clause of a verb starts, whether it shares an earlier subject, and its subject."""
    left, coordinated = clause_start(line, hit.first, floor)
    if (fronted := fronted_subject(line, hit, floor)) is not None:
        return left, False, fronted
    if (said := goes_on(line, hit)) is not None:
        return left, True, subject_of_cue(line, said, floor)
    if (main := main_subject(line, hit, floor)) is not None:
        return left, True, main
    source = shared_subject(line, hit.first, floor) if coordinated else find_subject(line, left, hit.first)
    source = _with_relative(line, before_object(line, source, left) if hit.is_going_on(line) else source)
    if hangs_on_noun(line, hit.last) and not coordinated:
        source = hanging(line, hit, left) or source
    joined = source is not None and any(line.has(at, "join") for at in (source[0] - 1, source[0] - 2))
    if source and ends_as_verb(line, source[0]) and joined and line.lexicon.owning:
        # What he did is nobody (walked in and returned later claiming C; who led it and founded two, said C).
        source = shared_subject(line, source[0], floor)
    if line.lexicon.owning and hit.is_going_on(line) and line.has(hit.first - 1, "agent"):
        # X answered reports that C by saying C.
        source = answerer(line, hit.first, floor) or source
    made = hit.is_going_on(line) and hit.last - hit.first > 1  # making it clear
    at = hit.first if line.has(hit.first - 1, "infinitive") or made else hit.last - 1
    return left, coordinated, behind_what(line, before_predicate(line, source, at), hit.last)


def _with_relative(line: Line, source: Range | None) -> Range | None:
    """A source that is nobody but whoever says it, with its relative word (Ada yang, Tidak sedikit yang)."""
    few = source is not None and line.has(source[0], "quantifier") and line.has(source[0], "late-adverb")
    if source and few and line.has(source[0] - 1, "not"):
        # Tak sedikit | warga yang menyebut C
        return source[0] - 1, source[1] + (source[1] - source[0] == 1 and line.has(source[1], "relative"))
    if source is None or not line.has(source[1], "relative") or (line.is_capital(source[1] - 1) and source[0]):
        return source
    first, last = source
    if not all(line.has_any(at, ("exists", "quantifier", "late-adverb", "too")) for at in range(*source)):
        return source
    return first - line.has(first - 1, "not"), last + 1


def _with_news(line: Line, hit: Hit, start: int, end: int) -> int:
    """Where what is said starts: at news of which something is said (memastikan | kabar bahwa C tidak benar)."""
    news = line.has(start - 1, "that") and is_cue(line, start - 2, "noun")
    if line.lexicon.owning:
        # Reports that something is said of are the subject (said | reports that C | were P).
        says = start - 2 == hit.last and any(cue.stance == "say" for cue in hit.cues)
        return hit.last if news and says and before_fate(line, start, end) < end else start
    return hit.last if news and before_upshot(line, start, end) < end else start


def _is_nobody(line: Line, hit: Hit, source: Range) -> bool:
    """Whether a subject is nobody, a number, or what brings something about: in a relative clause, or no speaker.

    Whoever may say something has not said it (anyone who claims C).
    """
    named = range(*source)
    if not line.lexicon.owning and (line.has(source[0], "relative") or _only_tells(line, source)):
        # What we can do is ask for C: nobody has asked.
        return True
    inner = range(source[0] + 1, source[1])
    # He's said C: has said.
    verbal = line.has(source[0], "subject") and not line.has(source[0], "nominative") and source[1] < hit.first
    if not inner and not hit.is_going_on(line) and (verbal or is_whom(line, source[0])):
        # Who has his verb already tells nothing by another (I'm not the one to claim C), nor does a verb's object.
        return True
    if line.lexicon.owning and line.is_mark(hit.first - 1, ",") and line.has(source[0] - 1, "sub"):
        # Since Dunn took office, hopes for C rose.
        return source[1] == hit.first - 1 and not line.is_word(source[0] - 2)
    if _has_done(line, hit, source) or any(line.has(at, "free-relative") and not line.is_capital(at) for at in inner):
        # That was what Dunn said when he resigned.
        return True
    alone = source[1] - source[0] == 1 and bool(line.lexicon.owning)
    alone = alone and (line.has(source[0], "predicate") or line.held[source[0]] == {"rest"})
    # Nor whatever has its own verb (The bill was lost over rules | proposed in May; She read out 57 | projects).
    acts = any(is_main(line, at) for at in inner)
    acts = acts and not (hit.is_going_on(line) or any(line.has(at, "relative") for at in inner))
    alone = alone or (acts and bool(line.lexicon.owning))
    none = alone or is_doing(line, source) or (line.has(source[0], "nothing") and bool(line.lexicon.owning))
    # Having said that, C; writing for a panel that all agreed C, X said D: nobody is named.
    doing = line.has(source[0], "bears") or (line.has(source[0] + 1, "prep") and not line.held[source[0]])
    none = none or (doing and line.forms[source[0]].endswith(line.lexicon.gerunds))
    none = none or (line.has(source[0], "not") and line.has(source[0], "determiner"))
    if none or any(line.has(at, "whoever") for at in named[:2]):
        return True
    result = line.has(source[0], "yields") and line.has(source[0] + 1, "deictic") and hit.cues[0].stance == "confirm"
    alike = all(line.forms[at][0].isdigit() or line.has(at, "alike") for at in named)
    if result or alike or is_mindless(line, source) or _happens(line, hit, source[0]):
        return True
    if line.has(hit.last - 1, "shows"):
        return not speaks(line, source) and (line.has(source[0], "backnoun") or not can_speak(line, source))
    return line.has(hit.last - 1, "causes") and _only_causes(line, hit, source)


def _only_causes(line: Line, hit: Hit, source: Range) -> bool:
    """Whether a subject brings something about, or can, and asks nobody for it (kampus itu bisa | mendorong C)."""
    here = hit.first - 1
    while line.has(here, "adverb"):
        here -= 1
    able = line.has(here, "able") and hit.cues[0].stance == "request"
    # Whoever will do something speaks (warga yang mengancam | akan membakar kantor).
    held = line.has(here, "relative") and not line.has(hit.last, "future")
    return able or held or has_main_verb(line, *source) or not can_speak(line, source)


def _happens(line: Line, hit: Hit, at: int) -> bool:
    """Whether a noun tells by its form what happens (permintaan itu | khawatir C), and is nobody who speaks."""
    form = line.forms[at]
    event = any(form.startswith(first) and form.endswith(last) for first, last in line.lexicon.happenings)
    return event and hit.cues[0].stance in _MINDED and not (line.is_capital(at) or line.has_any(at, (*_NAMING, "own")))


def _only_tells(line: Line, source: Range) -> bool:
    """Whether words tell what is done or how, and name nobody (siap | berikrar C; tak mudah | percaya C).

    Nor do those that only point back (Hal itu membuatnya kecewa dan | yakin C; Hal itu dikatakannya | menanggapi C).
    """
    first, last = source
    pointed = line.has(first, "backnoun") and line.has(first + 1, "deictic")
    if pointed and (last - first == 2 or line.is_verb(first + 2)):
        return not (line.has(first, "document") or is_cue(line, first, "noun"))
    if line.is_capital(first) and (first or last - first == 1):
        return False
    named = any(line.has_any(at, _NAMING) or (at > first and line.is_capital(at)) for at in range(first, last))
    return not named and (line.is_verb(first) or line.has_any(first, _TELLING) or line.has(first - 1, "not"))


def _has_done(line: Line, hit: Hit, source: Range) -> bool:
    """Whether a pronoun has its own verb, which no list holds, before a participle (it probes | alleged fraud)."""
    verb = source[1]
    acts = verb == hit.first - 1 and line.forms[verb].endswith(PLURAL) and not line.held[verb]
    return acts and bool(line.lexicon.owning) and line.has(source[0], "nominative")


def _is_let(line: Line, source: Range) -> bool:
    """Whether somebody is only let say something, or says so how he says what stands before (kata X menjelaskan C).

    Ketua sidang mempersilakan Bupati Rahma memaparkan C
    """
    says_how = is_cue(line, source[0] - 1, "bare") and line.is_capital(source[0]) and line.speech(source[0] - 2) >= 0
    lets = any(line.has(at, "lets") and not line.is_capital(at) for at in range(source[0] + 1, source[1] - 1))
    return lets or (says_how and not (line.lexicon.owning or line.has(source[1], "relative")))


def _is_there(line: Line, hit: Hit, source: Range) -> bool:
    """Whether a verb is a noun of which something is told: that there is one, or that it was made public somewhere.

    There were unconfirmed reports that C; footage posted online showed C
    """
    if line.has(source[0], "expletive") and line.has(source[0] + 1, "be"):
        return hit.read_as("noun") is not None
    return line.has(hit.first, "obtained") and speaks(line, source) and not line.has(hit.last, "that")


def _start(line: Line, hit: Hit, cue: Cue) -> int | None:
    """Where what is said starts: in the verb's frame when it has one, else behind a complementiser or the verb."""
    if cue.needs in FRAMES:
        return frame_start(line, cue.needs, hit.last)
    asks = cue.stance in ("request", "hope", "warn") or _is_told_to(line, hit.last)
    if line.has(hit.first - 1, "relative") and _leads_out(line, hit.last):
        return None
    start = content_start(line, hit.last, len(line), asks=asks)
    if start and supposes(line, start - 1):
        return start - 1
    # What is asked follows at once; what follows later is somebody's answer (who asked to stay unnamed, said that C)
    late = start and any(line.is_mark(at, ",") for at in range(hit.last + 1, start))
    return None if start and late and (cue.stance == "ask" or is_apart(line, hit.first, start)) else start


def _is_told_to(line: Line, at: int) -> bool:
    """Whether whom something is told is told to do it (mengatakan kepada warga agar C)."""
    if line.lexicon.owning or not line.has(at, "address"):
        return False
    soon = range(at + 1, min(len(line), at + SAID_WORDS))
    stop = next((here for here in soon if line.has(here, "so") or not line.is_word(here) or line.is_verb(here)), at)
    return line.has(stop, "so")


def _leads_out(line: Line, at: int) -> bool:
    """Whether a relative clause only tells how somebody spoke, up to a comma and somebody else's word.

    Mengutip pejabat yang berbicara dengan syarat anonim, X melaporkan bahwa C
    """
    comma = find_comma(line, range(at + 1, at + SAID_WORDS), None)
    if line.lexicon.owning or comma is None or not line.has(at, "prep") or not line.is_capital(comma + 1):
        return False
    return any(is_cue(line, here, "verb") for here in range(comma + 2, min(len(line), comma + SAID_WORDS)))
