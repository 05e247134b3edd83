"""Prepositions before a source: `Menurut X, C`, `C, menurut X`, `Berdasarkan data X, C`."""

from dataclasses import replace

from saksi.claim.content.content import behind_date, words_span
from saksi.claim.content.ending import content_end
from saksi.claim.content.hearer import behind_verb
from saksi.claim.content.rest import behind_known, behind_source, completes, is_told_whole, rest_after, said_before
from saksi.claim.content.turn import behind_turn
from saksi.claim.cue.inlaid import read_inlaid
from saksi.claim.cue.relative import behind_relative, of_head
from saksi.claim.draft import Draft, begin
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.predicate import ends_as_verb, may_act, predicates
from saksi.claim.source.called import acts_as, is_told
from saksi.claim.source.joint import with_listed
from saksi.claim.source.phrase import closing_bracket, is_dotted, speaks
from saksi.claim.source.reach import is_date, opens_number, restricted_right, settled_end
from saksi.claim.source.role import without_subject
from saksi.claim.source.source import Range, source_right
from saksi.claim.source.stretch import is_adjunct
from saksi.kinds import Span

# Fewer words without a predicate are no content of a document.
CONTENT_WORDS = 3
# An adjunct before a preposition and its source has fewer words than this.
ADJUNCT_WORDS = 9
# A cue this close before a word that leads to a clause leads there, its hearer between them (told reporters that C).
HEARER_WORDS = 4
# One that short may be a condition too.
SHORT_ADJUNCT_WORDS = 5


def read_prep(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `Menurut X, C`, `C, menurut X` and `C, menurut X, C`; `berdasarkan` only with a document."""
    cue = hit.read_as("prep") or hit.read_as("clitic")
    if cue is None or cue.needs == "never" or (cue.kind == "clitic" and not _stands_off(line, hit, floor)):
        return None
    inlaid: tuple[Span, ...] = ()
    if cue.kind == "clitic":
        source, after = None, hit.last
    else:
        source = _settled(line, source_right(line, hit.last, len(line)))
        if source is None or (cue.needs == "doc" and (not speaks(line, source) or line.has(source[0], "statute"))):
            return None
        apart = hit.first == floor or not line.is_word(hit.first - 1)
        inlaid = read_inlaid(line, hit, source)
        if cue.needs == "body" and not (inlaid or (apart and _is_body(line, source))):
            return None
        source = _bound(line, source, hit.first, floor)
        after = source[1] + (line.has(source[1], "known") and line.is_mark(source[1] + 1, ","))
    if cue.kind == "prep" and line.has(source[0] if source else -1, "first"):
        return None
    if source and (giver := _giver(line, source)):
        source, after = giver, giver[1]
    elif source and not speaks(line, source):
        source = restricted_right(line, source)
        after = source[1]
    led = hit.first > floor and not line.has(hit.first - 1, "open")
    if led and ((cue.needs == "doc" and line.is_word(hit.first - 1)) or line.has(hit.first, "leads-in")):
        # What somebody refers to behind what he does tells nothing of it (Rahma diam, merujuk laporan X).
        return None
    after = behind_verb(line, after, source)
    content = behind_known(line, inlaid or _set_in(line, hit.first, after) or around(line, hit.first, after, floor))
    bare = cue.needs == "doc" and len(content) == 1 and _is_bare(line, content[0])
    if not content or bare or _is_inset(line, hit.first, after):
        return None
    return replace(begin(line, hit, cue, source), by="prep-doc" if cue.needs == "doc" else "prep", content=content)


def _settled(line: Line, source: Range | None) -> Range | None:
    """A source with where or whence it is, or how it was made, up to the comma before what is said.

    Menurut sumber di kepolisian, C; Berdasarkan pemeriksaan menggunakan anjing, C; Dari penyelidikan dan penyidikan, C
    """
    if source is None or (line.lexicon.owning and line.has(source[1] - 1, "mindless")):  # By usual procedures.
        return None
    source = _obtained(line, source)
    marks = (at for at in range(source[1], len(line)) if line.is_mark(at, ",.") and not is_dotted(line, at - 1))
    stop = next(marks, len(line))
    acts = line.is_verb(source[1]) or ends_as_verb(line, source[1])
    # Dari laman X | diketahui, C
    known = line.has(source[1], "known") and stop == source[1] + 1
    if acts and speaks(line, source) and not (known or line.is_mark(stop, ".")):
        day = next((at for at in range(source[1], stop) if line.has(at, "weekday") and not line.lexicon.owning), stop)
        whole = (source[0], day - line.has(day - 1, "prep"))
        return whole if stop < len(line) and stop - source[1] < ADJUNCT_WORDS else source
    joined = line.has(source[1], "and") and speaks(line, source) and stop - source[1] < SHORT_ADJUNCT_WORDS
    if joined and not any(predicates(line, at) or line.is_capital(at) for at in range(source[1], stop)):
        return source[0], stop
    if not line.has(source[1], "settles"):
        return source
    return source[0], settled_end(line, source[0], source[1], stop)


def _obtained(line: Line, source: Range) -> Range:
    """A document with the clause that tells who has it, a comma or what it says behind (data yang dihimpun X | , C)."""
    first, at = source
    if line.lexicon.owning or not (line.has(at, "relative") and line.has(at + 1, "obtained") and speaks(line, source)):
        return source
    stop = at + 2 + line.has(at + 2, "agent")
    held = line.is_capital(stop) or line.has_any(stop, ("group", "organisation", "medium"))
    whose = source_right(line, stop, len(line)) if held else None
    end = whose[1] if whose else stop
    end = (closing_bracket(line, end, len(line)) or end) if line.is_mark(end, "(") else end
    follows = line.is_mark(end, ",") or line.has_any(end, ("counting", "that")) or opens_number(line, end)
    return (first, end) if follows else source


def _stands_off(line: Line, hit: Hit, floor: int) -> bool:
    """Whether a clitic is no noun of the clause it stands in (nilai tambahnya naik): it stands off or opens."""
    before = hit.first - 1
    roles = ("adverb", "join", "open", "relative", "sub", "turn", "deictic")
    if line.has(hit.first, "sure"):
        # A clitic that is never a noun (Dampaknya ke pasar menurutnya kecil).
        return True
    led = line.has(before, "prep") and not line.lexicon.owning
    return before < floor or not line.is_word(before) or (not led and line.has_any(before, roles))


def _is_body(line: Line, source: tuple[int, int]) -> bool:
    """Whether a source is a name, or a body or document with its article."""
    first = source[0] + line.has(source[0], "article")
    return line.is_capital(first) or line.has_any(first, ("organisation", "document", "medium"))


def _giver(line: Line, source: tuple[int, int]) -> tuple[int, int] | None:
    """Who gave mere information (Berdasarkan informasi yang diperoleh dari X, C): X, and not what was given."""
    at = source[1]
    if not line.has(source[0], "mere") or source[1] - source[0] > 1:
        return None
    at += line.has(at, "relative")
    at += line.has(at, "obtained")
    return source_right(line, at + 1, len(line)) if at > source[1] and line.has(at, "issues") else None


def _is_bare(line: Line, content: Span) -> bool:
    """Whether a content is a word or two that tell nothing (Dari hasil pemeriksaan kemarin), or only points back."""
    first, last = line.word_range(content)
    # Hal itu diketahui | dari laporan X.
    points = line.has(first, "backnoun") and line.has(first + 1, "deictic")
    return (points and last - first < SHORT_ADJUNCT_WORDS) or (
        last - first < CONTENT_WORDS and not any(predicates(line, at) for at in range(first, last))
    )


def _is_inset(line: Line, first: int, after: int) -> bool:
    """Whether words only tell between commas what another verb rests on (menyebutkan, berdasarkan data X, bahwa C)."""
    led = line.is_mark(first - 1, ",") and is_cue(line, first - 2, "verb")
    return led and line.is_mark(after, ",") and line.has(after + 1, "that")


def _set_in(line: Line, first: int, after: int) -> tuple[Span, ...]:
    """The content around a preposition set behind a relative word (a sum, which, according to X, is too high).

    The word follows a comma, or a noun that it tells about (clashes that, according to X, left nine dead).
    """
    if not (line.is_mark(first - 1, ",") and line.has(first - 2, "raised")):
        return ()
    if not (line.is_mark(first - 3, ",") or _of_noun(line, first - 2)):
        return ()
    start = after + line.is_mark(after, ",")
    end = next((at for at in range(start, len(line)) if line.is_mark(at, ",.")), len(line))
    rest = words_span(line, start, end) if start < end else None
    return (line.span(first - 2, first - 1), rest) if rest else ()


def _of_noun(line: Line, at: int) -> bool:
    """Whether a word that may lead to a clause stands behind a noun it tells about, not behind a cue or its hearer."""
    told = any(is_cue(line, here, "verb", "noun", "passive") for here in range(max(0, at - HEARER_WORDS), at))
    return at > 1 and line.has(at, "that") and line.is_word(at - 1) and not told


def around(line: Line, first: int, after: int, floor: int) -> tuple[Span, ...]:
    """The content around a preposition: after it when it opens the clause, else before it and after a second comma."""
    if (relative := behind_relative(line, first)) is not None:
        return of_head(line, relative, behind_source(line, after), floor)
    floor = behind_turn(line, _behind_join(line, first, floor), first)
    opens = _opens(line, first, floor) or _is_set_against(line, first, after)
    is_set = line.is_mark(first - 1, ",") and _only_when(line, floor, first)
    before = None if opens else said_before(line, floor, first)
    if opens or is_set:
        start = _skip_apposition(line, after)
        start += is_cue(line, start, "verb") and line.is_mark(start - 1, ",") and not line.lexicon.owning  # , mengaku C
        start += line.has(start, "that") and not line.lexicon.owning
        end = content_end(line, start, len(line), is_apart=True) if start < len(line) else start
        rest = words_span(line, start, end)
        if is_set and rest is None:
            # Nothing goes on behind the source (As many as 40 homes were lost, according to X).
            tells = any(may_act(line, at) for at in range(floor, first))
            return (before,) if before and tells else ()
        before = before if is_set and _is_of_it(line, floor, first) else None
    else:
        has_verb = is_told_whole(line, floor, first)
        rest = rest_after(line, after if has_verb else behind_source(line, after), has_verb=has_verb)
        rest = rest or completes(line, (floor, first), after)
        rest = rest or _told_on(line, first, after)
        if rest is None and line.has(first, "sure") and line.is_word(after):
            # A subject alone is nothing said (C karena menurutnya | C).
            led = first - floor <= 1 or line.has_any(first - 1, ("join", "sub", "reasons"))
            whole = words_span(line, after, content_end(line, after, len(line))) if led else None
            return (whole,) if whole else ()
    return tuple(span for span in (before, rest) if span)


def _told_on(line: Line, first: int, after: int) -> Span | None:
    """What was told, behind who passes it on between commas (X told staff, according to Y, | that C)."""
    led = bool(line.lexicon.owning) and line.is_mark(first - 1, ",")
    that = next((at for at in range(after + 1, len(line)) if line.has(at, "that")), None)
    told = any(is_cue(line, at, "verb") for at in range(max(0, first - HEARER_WORDS - 1), first))
    if not (led and told and that is not None and line.is_mark(that - 1, ",")):
        return None
    return words_span(line, that, content_end(line, that, len(line)))


def _behind_join(line: Line, first: int, floor: int) -> int:
    """Where the clause of a preposition opens that no comma parts from its subject (C, padahal harga menurut X D)."""
    if not line.is_word(first - 1):
        return floor
    joins = (at for at in range(first - 1, floor, -1) if line.has(at, "join") and line.is_mark(at - 1, ","))
    return next((at for at in joins if not line.has(at, "and")), floor)


def _is_set_against(line: Line, first: int, after: int) -> bool:
    """Whether one says so, and the other otherwise, by one word (Menurut warga 12 rumah, menurut | dinas 10)."""
    # , dan menurut dinas
    mark = first - 1 - line.has(first - 1, "and")
    form, apart = line.forms[first], line.is_mark(mark, ",") and (line.is_word(after) or line.is_mark(after, ","))
    led = (at for at in range(first - 1) if line.forms[at] == form and (at == 0 or not line.is_word(at - 1)))
    return apart and next(led, None) is not None


def _opens(line: Line, first: int, floor: int) -> bool:
    """Whether a preposition opens its clause: behind what only opens one, or a word that turns to another source.

    C, padahal menurut Rahma D; C because, as Rahma wrote, | D
    """
    parted = line.lexicon.owning and line.is_mark(first - 1, ",")
    if parted and line.has(first - 2, "completes") and line.has(first - 2, "sub"):
        return True
    joined = line.has(first - 1, "join") and line.is_mark(first - 2, ",")
    if joined and not (line.has(first - 1, "and") and not line.lexicon.owning):
        return True
    opens = ("open", "adverb", "deictic")
    return all(line.has_any(at, opens) or not line.is_word(at) for at in range(floor, first))


def _bound(line: Line, source: Range, first: int, floor: int) -> Range:
    """A source with those listed behind it, and without what is said where it opens the clause."""
    source = source[0], with_listed(line, source[1]) if first == floor else source[1]
    return without_subject(line, _without_said(line, source)) if _opens(line, first, floor) else source


def _without_said(line: Line, source: Range) -> Range:
    """People alone, where what they say follows without a comma (menurut warga | jalan itu sering longsor)."""
    swallows = source[1] >= len(line) or line.is_mark(source[1], ".")
    return (source[0], source[0] + 1) if swallows and line.has(source[0], "group") else source


def _is_of_it(line: Line, floor: int, first: int) -> bool:
    """Whether an adjunct before a preposition is part of what is said: no other source, no mere turn (Di sisi lain)."""
    turns = line.has(first - 2, "closes") and first - floor < SHORT_ADJUNCT_WORDS
    return not turns and not any(is_cue(line, at, "prep", "relay") for at in range(floor, first))


def _only_when(line: Line, floor: int, first: int) -> bool:
    """Whether what stands before a preposition is an adjunct that belongs to all of the sentence, and no condition."""
    short = first - floor < ADJUNCT_WORDS and not any(line.has(at, "supposing") for at in range(floor, first))
    return is_adjunct(line, floor, first - 1) and (short or first - floor < SHORT_ADJUNCT_WORDS)


def _skip_apposition(line: Line, after: int) -> int:
    """Skip to the content after a source: past an adjunct, an apposition that a comma closes, or a bracket."""
    if line.is_mark(after, "("):
        after = closing_bracket(line, after, len(line)) or after
    if (dated := behind_date(line, after + line.is_mark(after, ","))) > after + 1:
        return dated
    after += line.has(after, "late-adverb") and line.is_mark(after + 1, ",")
    comma = find_comma(line, range(after, after + 30), None)
    if comma is None:
        return after
    if comma == after:
        following = find_comma(line, range(after + 1, after + 16), None)
        apposed = line.has_any(after + 1, ("relative", "weekday")) or is_date(line, after + 1)
        apposed = apposed or (line.has(after + 1, "title") and not acts_as(line, after + 1, following))
        # People without a name are nobody's father by name (Menurut polisi, ayah Yosef, Ramadan, C).
        other = line.has(after + 1, "somebody") and line.is_capital(after + 2) and not line.is_capital(after - 1)
        apposed = (apposed and not other) or (following is not None and is_told(line, after + 1, following))
        apposed = apposed or is_cue(line, after + 1 + line.has(after + 1, "manner"), "relay")
        return following + 1 if following and apposed else after + 1
    between = line.has_any(after, ("dating", "prep", "relative", "weekday")) or line.is_mark(after, "(")
    return comma + 1 if between or is_date(line, after) else after
