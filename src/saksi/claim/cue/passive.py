"""Passives: a subject raised out of what is said of it (Jembatan itu dilaporkan putus), with or without an agent."""

from dataclasses import replace

from saksi.claim.content.bound import phrase_end
from saksi.claim.content.content import words_span
from saksi.claim.content.ending import content_end
from saksi.claim.content.front import main_clause
from saksi.claim.content.hearer import behind_verb
from saksi.claim.content.tie import skip_turns
from saksi.claim.cue.agent import around_agent, find_agent
from saksi.claim.cue.beside import behind_asides, is_past
from saksi.claim.cue.frame import FRAMES
from saksi.claim.cue.paper import find_document
from saksi.claim.cue.raised import SCENE_WORDS, is_led, leads_on, leads_to_whom, skip_leads
from saksi.claim.cue.reason import opens_reason, reason_subject
from saksi.claim.cue.relative import (
    before_reduced,
    leaves_relative,
    of_fate,
    of_joined,
    points_out,
    predicate_at,
    whole_head,
)
from saksi.claim.cue.sense import is_clause_told
from saksi.claim.cue.unsaid import denied, is_due, is_made, is_none, only_calls, tells_only_when
from saksi.claim.cue.upshot import before_fate
from saksi.claim.draft import Draft, begin
from saksi.claim.line.clause import clause_start
from saksi.claim.line.comma import find_comma
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import predicates
from saksi.claim.source.source import Range
from saksi.kinds import Span, Stance

# What is reported of a day has its verb within this many words.
TOLD_WORDS = 24
# Needs of passives that have a form of `be` before them.
_HELPED = ("be", "cast", "measure")
# Roles of words that are no subject by themselves.
_OPENING = ("concedes", "connective", "consequence", "late-adverb", "turn")
# Roles of words that lead from a whole clause to another.
_LEADING = ("if", "reasons", "when")
# What is said of somebody, and is no whole clause, behind a reason (ditahan karena diduga P).
_CHARGING = ("assess", "accuse", "believe", "suspect")


def read_passive(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read a passive cue: `S dilaporkan P`, `Dilaporkan, C`, `S dinilai X P`, `S disebutnya P`."""
    cue = hit.read_as("passive", "passive-own")
    # What follows from a clause stands behind it (Jika hujan turun maka | dikhawatirkan C).
    floor = hit.first if line.has(hit.first - 1, "consequence") else floor
    if cue is None or is_none(line, hit, cue, floor) or is_due(line, hit, cue):
        return None
    after, source, document = _by_whom(line, hit, cue, floor)
    if _is_handed_in(line, after, cue) or _only_to_whom(line, after, cue) or (cue.needs == "doc" and document is None):
        return None
    start = behind_verb(line, skip_leads(line, after, cue), source)
    told = _told(line, hit, start)
    is_void = _is_thing(line, hit, cue, (floor, start), source)
    is_void = is_void or (cue.needs in _HELPED and not (told or leads_on(line, cue, after, start, source)))
    if is_void or (source and start == after and is_made(line, hit, cue)):
        return None
    in_relative = _is_relative(line, hit.first) or hit.is_reduced(line)
    is_short = in_relative or line.has(hit.first, "when") or _is_fronted(line, hit)
    is_clause = told is not None or line.has(start - 1, "that") or is_led(line, start - 1)
    end = _before_own(line, hit, floor, (start, _end(line, start, is_short=is_short, is_clause=is_clause)))
    # Behind an infinitive an agent is that of what was done (is said to have been built by X).
    done = cue.kind != "passive" or line.has(start - 1, "infinitive") or line.has(hit.first, "adverb")
    parts = around_agent(line, start, end) if source is None and not done else None
    if parts is not None:
        source = parts[1]
    predicate = parts[0] if parts else _predicate(line, (start, end), is_led=in_relative and source is not None)
    subject = None if is_clause else _whom(line, hit, cue, document[1] if document else floor)
    if document is not None:
        source = document[0]
    if not (predicate or (source and subject and cue.stance != "say")) or _only_points(line, source, subject, start):
        return None
    bare = source is None and start == after and cue.kind == "passive"
    if bare and (only_calls(line, cue, (start, end), is_led=in_relative) or tells_only_when(line, cue, (start, end))):
        return None
    tells = (cue.needs == "that" and subject) or (in_relative and points_out(line, cue, start))
    if tells and source is None and start == after and not predicate_at(line, start):
        return None
    content = tuple(span for span in (subject, denied(line, hit, cue), *predicate) if span)
    draft = replace(begin(line, hit, cue, source), content=content, stance=told or cue.stance)
    return replace(draft, by="passive-agent" if source or cue.kind == "passive-own" else "passive")


def _by_whom(line: Line, hit: Hit, cue: Cue, floor: int) -> tuple[int, Range | None, tuple[Range, int] | None]:
    """The word behind a passive and its agent, the agent, and the document that says it where none does."""
    if cue.kind == "passive-own":
        return hit.last, None, find_document(line, hit, floor)
    after, source = find_agent(line, hit, cue)
    loose = source is None or (source[0] == hit.last and bool(cue.needs))
    document = find_document(line, hit, floor) if loose else None
    # Dalam aturan itu disebutkan | warga berhak pulang
    return (hit.last, None, document) if source and document else (after, source, document)


def _is_thing(line: Line, hit: Hit, cue: Cue, place: Range, source: Range | None) -> bool:
    """Whether what is found or goes on is a thing, and nothing leads to a clause (Ditemukan bahwa C; Dilanjutkan X, C).

    Nor is anything told where something else follows at once (is still being determined, | but C). `place`: where the
    clause starts, and what follows the cue and its agent.
    """
    floor, start = place
    first = start + line.is_mark(start, ",")
    if line.is_mark(first - 1, ",") and line.has(first, "opposes"):
        return True
    named = source is not None and line.is_capital(source[0]) and skip_turns(line, floor) == hit.first
    told = cue.stance == "say" and (line.is_mark(start - 1, ",") or named)
    return line.has(hit.first, "clausal") and not (told or line.has(start - 1, "that"))


def _is_handed_in(line: Line, at: int, cue: Cue) -> bool:
    """Whether something is brought before somebody, who does so perhaps between (dilaporkan | warga ke polisi).

    So it is where nothing but the day follows (Kasus itu dilaporkan pada 3 Mei).
    """
    if cue.stance == "report" and not line.lexicon.owning and line.has(at, "posts"):
        dated = line.has(at + 1, "weekday") or any(form[0].isdigit() for form in line.forms[at + 1 : at + 3])
        soon = range(at + 1, min(len(line), at + TOLD_WORDS))
        return dated and not any(predicates(line, here) or line.has(here, "that") for here in soon)
    people = line.has_any(at, ("group", "title", "pronoun")) and not line.has(at, "quantifier")
    if leads_to_whom(line, at):
        # Was reported to the police; not so: was reported to the police that C.
        return not any(line.has(here, "that") for here in range(at, min(len(line), at + SCENE_WORDS)))
    return line.has(at, "never-after") or (people and line.has(at + 1, "never-after"))


def _only_to_whom(line: Line, at: int, cue: Cue) -> bool:
    """Whether nothing but whom it is told to follows (diumumkan kepada publik), and nobody is asked for anything."""
    led = line.has(at, "address") and not (line.has_any(at, ("within", "pretext")) or line.lexicon.owning)
    stop = next((here for here in range(at, len(line)) if not line.is_word(here)), len(line))
    told = any(line.has_any(here, ("that", "so")) or predicates(line, here) for here in range(at + 1, stop))
    return led and not told and not line.is_mark(stop, ":") and cue.stance not in ("hope", "request")


def _only_points(line: Line, source: Range | None, subject: Span | None, start: int) -> bool:
    """Whether a subject only points back and what follows only says when or where (Hal itu dipastikan setelah C)."""
    if source is not None or subject is None:
        only_when = line.has(start, "weekday") and not any(predicates(line, at) for at in range(start, len(line)))
        return source is None and only_when
    first, last = line.word_range(subject)
    points = last - first == 2 and line.has(first, "backnoun") and line.has(last - 1, "deictic")
    return points and line.has_any(start, ("sub", "when", "scene"))


def _is_relative(line: Line, at: int) -> bool:
    """Whether a passive stands in a relative clause, right behind its word or with a form of `be` between."""
    here = at - 1
    while line.has(here, "adverb"):
        here -= 1
    led = here == at - 1 or line.has(here + 1, "be") or not line.lexicon.owning
    return line.has(here, "relative") and led


def _predicate(line: Line, place: Range, *, is_led: bool) -> tuple[Span, ...]:
    """What is said of a subject; nothing where only the place follows who said it (kabar yang X sampaikan di rapat)."""
    if is_led and not line.lexicon.owning and line.has(place[0], "within"):
        return ()
    span = words_span(line, *place)
    return (span,) if span else ()


def _told(line: Line, hit: Hit, start: int) -> Stance | None:
    """The stance of what the subject was only told (was told that C); None where it is the one it is said of."""
    if not is_clause_told(line, hit, start):
        return None
    return next((cue.stance for cue in hit.cues if cue.kind == "verb" and cue.needs not in FRAMES), None)


def _end(line: Line, start: int, *, is_short: bool, is_clause: bool) -> int:
    """Where a predicate ends; in a relative clause and in one that says when no further than a comma."""
    if start >= len(line):
        return start
    end = content_end(line, start, len(line))
    if line.lexicon.owning and not is_clause:
        end = phrase_end(line, start, end)
    end = next((at for at in range(start + 1, end) if line.is_mark(at, ",") and line.has(at + 1, "concedes")), end)
    leaves = leaves_relative if is_short else _leaves_infinitive
    return next((at for at in range(start + 1, end) if leaves(line, start, at)), end)


def _before_own(line: Line, hit: Hit, floor: int, place: Range) -> int:
    """Where a predicate ends whose head is the subject: before the head's own verb (men accused of arson | appeared).

    So it does behind a free relative word (What is believed to be C | was found), and where a clause only opens the
    sentence.
    """
    start, end = place
    opens = line.has(floor, "sub" if line.lexicon.owning else "concedes")
    comma = find_comma(line, range(floor, len(line)), len(line)) if opens else 0
    if opens and not line.lexicon.owning and comma < start:
        return start if comma > hit.last else end
    if opens and comma >= start:
        end = min(end, main_clause(line, start, len(line)))
    alone = hit.is_reduced(line) and line.is_word(hit.first - 1)
    if not line.lexicon.owning or not (alone or line.has(floor, "free-relative")) or start >= end:
        return end
    return before_fate(line, start - line.has(start - 1, "infinitive"), end, acts=line.has(start, "charges"))


def _leaves_infinitive(line: Line, start: int, at: int) -> bool:
    """Whether the subject's own next verb comes behind what it is said to do (were expected to rise, | but fell)."""
    if not (line.has(start - 1, "infinitive") and line.is_mark(at, ",") and line.has(at + 1, "and")):
        return line.has(start - 1, "infinitive") and line.is_mark(at, ",") and line.has(at + 1, "opposes")
    return line.has(at + 2, "verb")


def _is_fronted(line: Line, hit: Hit) -> bool:
    """Whether a passive without a subject opens the sentence behind a subordinating word (Karena diduga sakit, X P)."""
    led = line.has(0, "sub") or (line.has(0, "followed") and not line.lexicon.owning)
    return hit.first == 1 and led and not line.is_mark(hit.last, ",")


def _whom(line: Line, hit: Hit, cue: Cue, floor: int) -> Span | None:
    """Of whom or what a passive tells: behind a reason, what the clause before it tells of."""
    if hit.is_fate(line):
        return of_fate(line, hit.first, floor)
    if hit.is_reduced(line) and line.is_word(hit.first - 1):
        return before_reduced(line, hit.first, floor)
    reason = opens_reason(line, hit.first)
    if reason is None:
        return _subject(line, hit.first, floor) or of_joined(line, hit.first, floor)
    return reason_subject(line, reason, floor) if cue.stance in _CHARGING else None


def _behind_copula(line: Line, head: Range | None) -> Range | None:
    """A head without what it only completes (Salah satunya adalah | Rahma Dewi, yang dikabarkan P)."""
    copula = next((at for at in range(*head) if line.has(at, "copula")), None) if head else None
    return head if head is None or copula is None or copula + 1 >= head[1] else (copula + 1, head[1])


def _is_open(line: Line, at: int) -> bool:
    """Whether a word only opens a sentence (Initially | it was feared)."""
    return line.has_any(at, ("open", "adverb")) or line.is_mark(at, ",")


def _subject(line: Line, at: int, floor: int) -> Span | None:
    """The noun phrase left of the passive: the head of a relative clause, or the subject of the clause."""
    here = at - 1
    skips = ("adverb", "be", "not") if line.lexicon.owning else ("adverb", "be")
    while here >= floor and line.has_any(here, skips) and not is_past(line, here):
        here -= 1
    if here >= floor and line.has(here, "relative"):
        head = _behind_copula(line, whole_head(line, here, floor))
        return words_span(line, *head) if head else None
    is_it = line.has(here, "expletive") and all(_is_open(line, at) for at in range(floor, here))
    if is_it or (here >= floor and line.has(here, "followed")):
        return None
    left, _ = clause_start(line, at, floor)
    opens = skip_turns(line, left)
    if line.lexicon.owning and left == floor and line.has(opens, "sub"):
        # But after the storm, the dam was reported weak.
        comma = main_clause(line, opens, here)
        left = comma + 1 if comma < here else left
    left = behind_asides(line, skip_turns(line, left), here)
    # What a verb before it tells is told by that (The index suggests | prices are expected to fall).
    inner = any(line.has_any(w, ("relative", "sub", "that", "where")) for w in range(left, here + 1))
    verbs = (w for w in range(here, left, -1) if is_cue(line, w, "verb") and not is_noun(line, w))
    told = (w + 1 for w in verbs if not line.has(w + 1, "prep"))
    left = next(told, left) if line.lexicon.owning and not inner else left
    if (line.has(left, "within") and line.has(at + 1, "that")) or left > here:
        return None
    # When or for what all stands with it (Sebelum menanam jagung | diharapkan C).
    acts = not line.lexicon.owning and line.is_verb(left + 1)
    points = line.has(left, "that") and line.is_capital(left) and not line.has(left + 1, "article")  # That dam is P.
    # Karena itu | Rahma diduga P
    pointed = 1 + (line.has(left + 1, "deictic") and left + 1 < here)
    left += pointed * (line.has(left, "sub") and left < here and not (acts or points or line.has(left, "concedes")))
    if line.has(left, "concedes") or line.has(left - 1, "concedes"):
        left = next((at + 1 for at in range(here, left, -1) if line.is_mark(at, ",")), left)
        left += line.has(left, "concedes") and left < here and not (acts or line.has(left + 1, "deictic"))
    if not line.lexicon.owning:
        left = _behind_clause(line, left, here)
        if all(line.has_any(word, _OPENING) for word in range(left, here + 1)):
            # Maka | diharapkan P
            return None
    return words_span(line, left, here + 1) if left <= here else None


def _leads(line: Line, at: int) -> bool:
    return line.has(at, "sub") and line.has_any(at, _LEADING)


def _behind_clause(line: Line, left: int, here: int) -> int:
    """Where a subject starts behind a whole clause and what leads from it (Ia heran jika | lomba dinilai P)."""
    lead = next((at for at in range(here - 1, left, -1) if _leads(line, at)), left)
    before = range(left, lead)
    whole = any(predicates(line, at) for at in before) and not any(line.has(at, "relative") for at in before)
    return lead + 1 if whole else left
