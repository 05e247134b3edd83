"""Cues that stand before their source: `C, kata X`, `C, kata X, C`, `Kata X, C`."""

from dataclasses import replace

from saksi.claim.content.content import words_span
from saksi.claim.content.ending import content_end
from saksi.claim.content.hearer import HEARER_WORDS, SCENE_WORDS
from saksi.claim.content.rest import bare_rest, behind_source, is_told_whole, rest_after, said_before, waits_for
from saksi.claim.cue.relative import behind_relative, of_head
from saksi.claim.cue.unsaid import is_none
from saksi.claim.draft import Draft, begin
from saksi.claim.line.clause import is_negated
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Hit, Line, find_hits
from saksi.claim.line.predicate import ends_as_verb, has_main_verb, has_predicate, is_whole, may_act, predicates
from saksi.claim.source.phrase import can_speak, opens_phrase
from saksi.claim.source.reach import opens_number, restricted_right
from saksi.claim.source.role import without_subject
from saksi.claim.source.source import Range, source_right
from saksi.kinds import Span

# What those are called who speak without their names.
_SPEAKING = ("group", "organisation", "title")


def read_inverted(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `C, kata X`, `C? tanya X` and `C, kata X, C`: the cue stands after a mark and before its source."""
    cue = hit.read_as("bare", "clitic")
    made = bool(line.lexicon.owning) and line.has(hit.last, "agent")  # The levy, proposed by X, was dropped.
    # What is clear is said by nobody (Yang jelas KPK, ...).
    made = made or line.has(hit.first - 1, "relative")
    if cue is None or cue.needs == "never" or made or hit.is_reduced(line):
        return None
    goes_on = hit.first == floor + 1 and line.has(floor, "adverb") and not line.lexicon.owning
    if goes_on or all(_only_opens(line, at) for at in range(floor, hit.first)):
        return _read_opening(line, hit)
    stray = hit.first > 1 and line.forms[hit.first - 1][0] in line.lexicon.marks
    led = line.is_mark(hit.first - 1 - stray, ",?!") or _is_set_in(line, hit)
    if not led or is_negated(line, hit.first, floor):
        return None
    source = None if cue.kind == "clitic" else source_right(line, hit.last, len(line))
    source = restricted_right(line, source) if source else None
    if source is None and cue.kind != "clitic":
        return None
    if source is not None and (not _is_somebody(line, hit, source) or _opens_clause(line, hit, source)):
        return None
    relative = behind_relative(line, hit.first) if line.is_mark(hit.first - 1, ",") else None
    after = behind_source(line, source[1]) if source else hit.last
    content = of_head(line, relative, after, floor) if relative is not None else _around(line, hit, source, floor)
    by = "inverted-clitic" if cue.kind == "clitic" else "inverted"
    return replace(begin(line, hit, cue, source), by=by, content=content) if content else None


def _only_opens(line: Line, at: int) -> bool:
    """Whether a word opens a sentence and tells nothing of it, as who is left would (Sisanya, kata X, bertahan)."""
    return not line.is_word(at) or (line.has(at, "open") and not line.has(at, "rest"))


def _around(line: Line, hit: Hit, source: Range | None, floor: int) -> tuple[Span, ...]:
    """What is said before a cue and behind its source; nothing where the cue has its subject before it."""
    waits = waits_for(line, floor, hit.first, source[1] if source else hit.last)
    has_verb = not waits and (is_told_whole(line, floor, hit.first) or _is_led_in(line, floor, hit.first - 1))
    if (
        hit.read_as("verb")
        and not (has_verb or _parts(line, hit, source))
        and _is_subject_left(line, hit, floor, source)
    ):
        return ()
    before = said_before(line, floor, hit.first)
    after = source[1] if source else hit.last
    after = _behind_hearer(line, after if has_verb else _behind_who(line, after))
    after = after if has_verb else behind_source(line, after)
    rest = rest_after(line, after, has_verb=has_verb)
    return tuple(span for span in (before, rest) if span)


def _is_led_in(line: Line, floor: int, last: int) -> bool:
    """Whether a clause stands behind one that waits for it, or behind an adjunct (When C, people fled, said X)."""
    if not line.lexicon.owning or not line.has_any(floor, ("sub", "prep")):
        return False
    first = next((at + 1 for at in range(last - 1, floor, -1) if line.is_mark(at, ",")), last)
    if line.has_any(first, ("relative", "sub", "prep")):
        return False
    return any(may_act(line, at) for at in range(first + 1, last))


def _is_somebody(line: Line, hit: Hit, source: Range) -> bool:
    """Whether what stands behind a cue can be its source: behind one that is also a verb, something that can speak."""
    if hit.read_as("verb") and line.has(source[0], "nominative") and predicates(line, source[1]):
        return False
    if line.has(source[0], "deictic") or (line.has(hit.first, "first") and not line.is_capital(source[0])):
        # A word that points behind the cue makes it a noun (klaim tersebut tidak benar).
        return False
    if not line.is_capital(source[0]) and _goes_on(line, hit.last):
        return False
    if line.has_any(source[0], ("prep", "wonders")) and not (line.is_capital(source[0]) or line.lexicon.owning):
        # Aturannya, jelas | untuk nelayan harus ada dermaga
        return False
    # Said certified planner Rahma Dunn; said patrol Sgt. Rahma Dunn.
    borne = line.is_capital(source[1] - 1) and any(line.has_any(at, ("rank", "title")) for at in range(*source))
    if borne and line.lexicon.owning and not line.has(source[0], "prep"):
        return True
    return opens_phrase(line, source[0]) or (hit.read_as("verb") is None and not line.has(hit.first, "noun"))


def _opens_clause(line: Line, hit: Hit, source: Range) -> bool:
    """Whether what stands behind a verb has its own verb, and so is told by who stands before (X, who V, said C V)."""
    if not line.lexicon.owning:
        # "C," tambahnya, sambung Rahma | berharap D; not so: C, kata Rahma menambahkan.
        told = _verb_at(line, source[1])
        return told is not None and line.has(told.last + line.is_mark(told.last, ","), "that")
    inside = any(predicates(line, at) and not line.is_capital(at) for at in range(source[0] + 1, source[1]))
    return bool(line.lexicon.owning) and hit.read_as("verb") is not None and (inside or line.has(source[1], "finite"))


def _goes_on(line: Line, at: int) -> bool:
    """Whether a word behind a cue goes on a clause that the cue's form is an adverb or a noun of (jelas akan gagal)."""
    return predicates(line, at) and not line.has(at, "one-of")


def _is_set_in(line: Line, hit: Hit) -> bool:
    """Whether a cue without a comma before it is set into a clause: a name or pronoun right behind it, then a comma.

    Kapal seperti itu kata Rahma, sudah lama dilarang; not kata kunci, kata Ende yang ...
    """
    before = hit.first - 1
    if (
        not line.is_word(before)
        or line.is_verb(before)
        or line.has_any(before, ("prep", "first"))
        or hit.read_as("verb")
    ):
        return False
    at = hit.last
    while line.is_capital(at) or (line.has(at, "pronoun") and at == hit.last):
        at += 1
    return at > hit.last and (line.is_mark(at, ",") or line.has(hit.last, "pronoun"))


def _parts(line: Line, hit: Hit, source: Range | None) -> bool:
    """Whether a cue and its source part a subject from its verb, commas around (The pumps, said X, were off)."""
    if source is None or not (line.is_mark(hit.first - 1, ",") and line.is_mark(source[1], ",")):
        return False
    # Not so behind who stands before the cue (The mayor, a trader, said the teacher, who hid, was safe).
    alone = not any(line.is_mark(at, ",") for at in range(hit.first - 1))
    after = (_behind_who(line, source[1]) if alone else source[1]) + 1
    marked = after - 1 > source[1] and after < len(line) and line.forms[after][0] in line.lexicon.marks
    return after < len(line) and (line.is_verb(after) or marked)


def _behind_who(line: Line, at: int) -> int:
    """The comma behind a relative clause that tells who the source is (The dam, said X, who saw it, | was safe)."""
    if not (line.lexicon.owning and line.is_mark(at, ",") and line.has(at + 1, "person")):
        return at
    return find_comma(line, range(at + 2, len(line) - 1), at)


def _behind_hearer(line: Line, at: int) -> int:
    """The comma behind whom it was told to, or when (Air, kata X kepada Y | , surut; kata X saat ditemui | , C)."""
    led = at + line.has(at, "late-adverb")
    if line.lexicon.owning or not line.has_any(led, ("address", "sub", "within")):
        return at
    comma = find_comma(line, range(at + 1, at + SCENE_WORDS), at)
    return comma if has_predicate(line, comma, len(line)) or opens_number(line, comma + 1) else at


def _is_subject_left(line: Line, hit: Hit, floor: int, source: Range | None) -> bool:
    """Whether the cue has its subject before the comma (X, a trader, said ...) rather than behind itself."""
    comma = find_comma(line, range(hit.first - 2, floor, -1), None)
    apposed = line.is_capital(floor) and comma is not None and not _acts(line, comma + 1)
    apposed = apposed and not (line.lexicon.owning and _is_named_last(line, source))
    return apposed or has_main_verb(line, hit.last, len(line)) or _runs_on(line, source)


def _is_named_last(line: Line, source: Range | None) -> bool:
    """Whether a name or a role, and no day, is all that stands behind a cue (It hit 12, all boys, said Ida Marr)."""
    last = source[1] - 1 if source else 0
    if source is None or line.has(last, "weekday") or not (line.is_capital(last) or line.has_any(last, _SPEAKING)):
        return False
    ends = source[1] >= len(line) or line.is_mark(source[1], ",.") or line.has(source[1], "prep")
    goes_on = has_main_verb(line, source[1], len(line)) or predicates(line, _behind_who(line, source[1]) + 1)
    return ends and not goes_on


def _acts(line: Line, at: int) -> bool:
    """Whether what stands before a comma opens with a verb, and so tells what somebody did (X shot two, said Y)."""
    acts = predicates(line, at) or (ends_as_verb(line, at) and not line.has(at + 1, "prep"))
    return bool(line.lexicon.owning) and acts and not (line.is_capital(at) or line.has(at + 1, "agent"))


def _runs_on(line: Line, source: Range | None) -> bool:
    """Whether what would be an inverted source opens what is said: a clause goes on behind it, or it is contracted."""
    if source is None:
        return False
    goes_on = source[1] < len(line) and line.is_word(source[1]) and not line.has(source[1], "prep")
    return goes_on or (line.has(source[0], "subject") and not line.has(source[0], "pronoun"))


def _read_opening(line: Line, hit: Hit) -> Draft | None:
    """Read `Katanya, C` and `Kata X, C` at the start of a clause."""
    cue = hit.cues[0]
    source = None if cue.kind == "clitic" else source_right(line, hit.last, len(line))
    source = without_subject(line, source) if source else None
    after = source[1] if source else hit.last
    # Kata X lagi, C
    after += line.has(after, "late-adverb") and line.is_mark(after + 1, ",")
    if source and (line.has(hit.first, "first") or line.has(hit.first - 1, "not") or not can_speak(line, source)):
        return None
    if source is None and cue.kind != "clitic":
        return None
    # Lanjut dia menjelaskan, | C; what he denies is told by its verb (Tegas dia membantah C).
    told = None if source is None or line.lexicon.owning else _verb_at(line, after)
    if told is not None and told.cues[0].stance == "deny":
        return None
    after = told.last if told is not None else after
    if cue.kind == "clitic" and line.has(after, "address"):
        after = find_comma(line, range(after, after + HEARER_WORDS), after)
    if line.has(after, "that") and hit.read_as("noun"):
        # What somebody's statement is (Klaim X bahwa C): its noun tells it.
        return None
    if line.lexicon.owning and line.is_word(after):
        # Say Mexico demanded C: supposed, and said by nobody.
        return None
    if _does(line, hit, after):
        return None
    if source is not None and not line.is_mark(after, ",") and bare_rest(line, after) is None:
        return None
    end = content_end(line, after, len(line), is_apart=not line.lexicon.owning) if after < len(line) else after
    content = words_span(line, after, end)
    return replace(begin(line, hit, cue, source), by="opening", content=(content,)) if content else None


def _does(line: Line, hit: Hit, after: int) -> bool:
    """Whether no one says what follows: what somebody told does it, or he does it as he tells.

    Cerita Rahma itu membuat warga menangis; Nilai rupiah naik; tulis Rahma melengkapi fotonya
    """
    if line.lexicon.owning or not line.is_word(after):
        return False
    acts = line.is_verb(after) and line.forms[after].startswith(line.lexicon.transitive)
    told = after > hit.last and (line.has(hit.first, "noun") or line.has(after - 1, "deictic"))
    acts = acts and not line.has_any(after, ("adverb", "late-adverb"))
    return acts or told


def _verb_at(line: Line, at: int) -> Hit | None:
    return next((hit for hit in find_hits(line) if hit.first == at and hit.read_as("verb")), None)


def read_told(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read a passive and its agent between commas: `Air, ditambahkan Rahma, sudah surut`; what is said is around it."""
    cue = hit.read_as("passive")
    if cue is None or not line.is_mark(hit.first - 1, ",") or not line.is_capital(hit.last):
        return None
    if is_none(line, hit, cue, floor):
        return None
    source = source_right(line, hit.last, len(line))
    if source is None or not (line.is_mark(source[1], ",.") or source[1] == len(line)):
        return None
    before = said_before(line, floor, hit.first)
    rest = rest_after(line, source[1], has_verb=is_whole(line, floor, hit.first))
    content = tuple(span for span in (before, rest) if span)
    return replace(begin(line, hit, cue, source), by="inverted", content=content) if before and content else None
