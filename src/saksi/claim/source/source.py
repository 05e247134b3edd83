"""The noun phrase that names a source, read leftwards from a verb or rightwards from an inverted cue."""

from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import ends_as_verb
from saksi.claim.source.area import without_areas
from saksi.claim.source.joint import (
    find_joint,
    has_bearer,
    is_apposed,
    joins_closed,
    joins_other,
    with_closing,
    with_others,
)
from saksi.claim.source.opener import skip_openers
from saksi.claim.source.phrase import (
    closing_bracket,
    describes,
    is_cited,
    is_dated,
    is_dotted,
    is_hyphen,
    is_initial,
    is_located,
    is_numbered,
    is_of_owners,
    is_posted,
    is_pronoun,
    is_short,
    is_surname,
    leaves_name,
    release_end,
    speaks,
)
from saksi.claim.source.reach import behind_adverbs, is_among, leads_to_number, opens_sum, restricted_end, settled_end
from saksi.claim.source.role import (
    bearer_end,
    is_bearer,
    is_borne,
    is_field,
    is_nickname,
    is_role,
    is_told_of,
    last_name,
    long_role,
    name_after,
    placed_bearer,
    unlisted_bearer,
)
from saksi.claim.source.stretch import only_subject, subject_stretches

# Longest noun phrase read rightwards.
PHRASE_WORDS = 22
# A role between what it belongs to and who bears it (Nusa harbour master Rahma X) has at most this many words.
ROLE_WORDS = 3
Range = tuple[int, int]
# Roles of words that no name of a source goes on over.
_STOPPING = ("prep", "relative", "manner", "day", "join", "that", "copula")
# Roles of words that name nobody by themselves (harus segera melaporkan).
_NOBODY = ("relative", "that", "adverb", "modal", "infinitive")
# What a name may stand before as part of one phrase, where owners precede (the Port Vale fire service).
_HEADS = ("organisation", "group", "title", "medium", "document")


def source_right(line: Line, first: int, last: int) -> Range | None:
    """Give the source that starts at word `first`, as a range of words; None when none does."""
    while first < last and line.has_any(first, ("adverb", "agent")) and not line.is_capital(first):
        first += 1
    if first >= last or not line.is_word(first) or line.speech(first) >= 0:
        return None
    if line.has_any(first, ("that", "relative", "dating")) or (line.has(first, "sub") and not line.lexicon.owning):
        return None
    if is_pronoun(line, first):
        return first, _phrase_end(line, first + 2, last) if joins_other(line, first, first + 1) else first + 1
    end = _phrase_end(line, first, last)
    if end == first:
        return None
    if line.has(end, "and"):
        other = _phrase_end(line, end + 1, last)
        papers = speaks(line, (first, end)) and line.has(end + 1, "document")
        end = other if papers or joins_other(line, first, end) or joins_closed(line, end, other) else end
    if (bearer := placed_bearer(line, first, end, last)) > end:
        return first, bearer
    end = with_closing(line, first, _behind_role(line, first, end, last))
    while end > first + 1 and not line.is_capital(end - 1):
        if not (line.is_mark(end - 1, ",") or line.has_any(end - 1, ("join", "part"))):
            break
        end -= 1
    return first, end


def _behind_role(line: Line, first: int, end: int, last: int) -> int:
    """Where a role ends with who bears it behind its comma; `end` where the phrase is no role or nobody bears it."""
    if not line.is_mark(end, ",") and is_role(line, first, end):
        end = long_role(line, end, last)
    if line.is_mark(end, ",") and is_role(line, first, end) and not is_borne(line, first, end):
        end = bearer_end(line, end, last)
        return end + (line.has(end, "deictic") and end < last)
    return unlisted_bearer(line, first, end, last)


def _phrase_end(line: Line, first: int, last: int) -> int:
    """Where the noun phrase that starts at `first` ends."""
    at = first
    named = False
    while at < min(last, first + PHRASE_WORDS) and not (at > first and opens_sum(line, at)):
        if line.is_mark(at, "("):
            close = closing_bracket(line, at, last)
            if close is None or not (line.is_capital(close) or line.has(close, "deictic") or is_short(line, at)):
                break
            at = close
            continue
        if step := _inside_step(line, first, at):
            at += step
            continue
        if not line.is_word(at) or line.speech(at) >= 0 or (line.has(at, "weekday") and not is_dated(line, first, at)):
            break
        if line.has(at, "obtained") and any(line.has(here, "document") for here in range(first, at)):
            return release_end(line, at, last)
        if line.is_capital(at):
            named = named or not line.has(at, "weekday")
        elif at > first and not named and is_located(line, first, at, last):
            at += 1 + line.has(at + 1, "determiner")
            continue
        elif at > first and (
            leads_to_number(line, at) or _stops(line, first, at) or (named and not _goes_on(line, first, at, last))
        ):
            break
        at += 1
    return at


def _inside_step(line: Line, first: int, at: int) -> int:
    """By how many words a phrase goes on over a stop, a hyphen or a number; 0 where none stands."""
    tied = is_initial(line, at) or is_dotted(line, at) or (at > first and is_hyphen(line, at))
    # Direktur Sales & Marketing X
    tied = tied or (line.is_mark(at, "&") and line.is_capital(at - 1) and not line.lexicon.owning)
    if at > first and is_nickname(line, at):
        return 3
    tied = tied or is_among(line, first, at)
    return 2 if tied else int(is_numbered(line, first, at) or (at > first and is_of_owners(line, at)))


def _stops(line: Line, first: int, at: int) -> bool:
    if (line.has(at, "late-adverb") and line.has(at - 1, "deictic")) or _tells_how(line, at):
        return True
    inner = (line.has(at, "inner") and line.is_capital(at + 1)) or line.has(at, "part")
    # dokter spesialis penyakit dalam | Rahma Dewi
    inner = inner or (line.has(at, "rolepart") and line.has(at - 1, "field") and line.has(first, "title"))
    if inner or line.has(at, "aged") or (line.has(at, "day") and _is_aged(line, at)):
        return False
    dated = line.has(at, "dating") and (line.has(at + 1, "day") or line.has(at + 1, "weekday"))
    return dated or line.has_any(at, _STOPPING) or (line.is_verb(at) and not describes(line, first, at))


def _tells_how(line: Line, at: int) -> bool:
    """Whether an adverb opens what is said (menurut pengamat | terlalu gemuk), and no second calling behind it does."""
    goes_on = line.is_capital(at + 1) or line.has_any(at + 1, ("deictic", "title"))
    return line.has_any(at, ("modal", "too")) and line.is_word(at + 1) and not (goes_on or line.lexicon.owning)


def _tells_which(line: Line, first: int, at: int) -> bool:
    """Whether a day tells which one is meant (the night nurse; pria 45 tahun itu) and not when."""
    shift = bool(line.lexicon.owning) and is_dated(line, first, at)
    return shift or _is_aged(line, at) or is_numbered(line, first, at)


def _is_aged(line: Line, at: int) -> bool:
    """Whether years tell how old or of when one pointed at is (pria 45 tahun itu; kiper kelahiran tahun 1991 itu)."""
    if line.has_any(at + 1, ("aged", "deictic")):
        return line.forms[at - 1].isdigit()
    end = at + 1
    while end < len(line) and (line.forms[end].isdigit() or line.is_mark(end, "-") or line.is_mark(end - 1, "-")):
        end += 1
    return line.has(end, "deictic")


def _goes_on(line: Line, first: int, at: int, last: int) -> bool:
    """After a name, a lower-case word belongs to the phrase when it points (itu), is owned or leads to a capital."""
    owned = line.forms[at - 1].endswith(line.lexicon.owning)
    if owned or line.has_any(at, ("deictic", "inner", "local")):
        return True
    here = at
    while here < min(last, at + ROLE_WORDS) and line.is_word(here) and not line.is_capital(here):
        here += 1
        if line.lexicon.owning and line.has_any(here - 1, _HEADS):
            return True
        if line.has(here, "deictic") and line.has(first, "title") and any(_counts(line, told) for told in (at - 1, at)):
            # Which bearer of an office is meant (Presiden RI keenam | itu).
            return not any(_stops(line, first, told) for told in range(at, here))
    led = here == at + 1 and (bool(line.lexicon.owning) or not line.has(at, "definite"))  # Rahma | sang Ketua
    return here < last and line.is_capital(here) and (led or line.has(here - 1, "title"))


def _counts(line: Line, at: int) -> bool:
    """Whether a word says how many or which of several (dua, kedua, ke-2)."""
    return line.has_any(at, ("numeral", "nth")) or line.forms[at][-1].isdigit()


def source_left(line: Line, first: int, last: int) -> Range | None:
    """Give the source that ends before the verb at `last`, looking no further left than `first`."""
    alone = only_subject(line, first, last)
    chunks = without_areas(line, subject_stretches(line, first, last))
    if alone is not None or not chunks:
        return (alone, alone + 1) if alone is not None else None
    start, end = skip_openers(line, *chunks[0]), chunks[0][1]
    if start >= end:
        return None
    if is_pronoun(line, start) and not line.has(start + 1, "relative"):
        return start, with_others(line, start + 1, end)
    end = _with_bearer(line, chunks, start)
    if whole := _joined(line, chunks, start, end):
        return whole
    start += line.is_verb(start) and line.has(start + 1, "document") and start + 1 < end
    cut = _cut_phrase(line, start, end)
    if cut == start + 1 and line.is_verb(start):
        return last_name(line, cut, end)
    if line.is_verb(start) and not line.is_capital(start) and (named := last_name(line, start + 1, cut)):
        return named
    for stop in (end, cut):
        joined = line.has_any(stop - 2, ("join", "part", "prep"))
        if stop > start + 1 and line.has(stop - 1, "pronoun") and not joined:  # All the experts | I interviewed
            own = stop < end and line.has(start, "quantifier") and line.lexicon.owning
            return (start, stop - 1) if own else (stop - 1, stop)
    hangs = line.has_any(cut, ("prep", "infinitive")) and cut < chunks[0][1] and not line.is_capital(cut - 1)
    cut -= hangs and cut > start + 1 and ends_as_verb(line, cut - 1)  # Families displaced | by the flood say C.
    told = any(line.is_word(at) and not line.has_any(at, _NOBODY) for at in range(start, cut))
    return (start, cut) if told else None


def _joined(line: Line, chunks: list[Range], start: int, end: int) -> Range | None:
    """Who speak together, or who bears a role that a relative clause ends (Mantan X yang kini Y, Rahma Dewi)."""
    if joint := find_joint(line, chunks, start):
        return start, _cut_phrase(line, *joint)
    far = (
        at
        for at in range(start, chunks[0][1])
        if line.has_any(at, ("restricts", "relative", "expletive", "issues")) or is_field(line, at)
    )
    apposed = end > chunks[0][1] and is_apposed(line, (start, chunks[0][1]), chunks[1])
    return (start, end) if apposed or (end > chunks[0][1] + 2 and any(far)) else None


def _with_bearer(line: Line, chunks: list[Range], start: int) -> int:
    """Where the first stretch ends, with who bears the role it names, or who is joined to it behind a comma."""
    end = chunks[0][1]
    if len(chunks) == 1 or is_borne(line, start, end):
        return end
    opens, behind = chunks[-1][0], chunks[-1][0] + 1
    if line.has(opens, "join") and line.is_capital(behind):
        return chunks[-1][1]
    if line.has(opens, "honorific") and line.is_capital(behind + line.is_mark(behind, ".")):
        return name_after(line, *chunks[-1]) or end  # Subspesialis anak, RSUD Nita, dr. Rahma Dewi
    if is_bearer(line, (start, end), chunks[1]):
        return chunks[1][1]
    if is_told_of(line, start, end) or is_role(line, start, end) or has_bearer(line, start, end, chunks[1]):
        return name_after(line, *chunks[1]) or end
    return end


def _is_inner(line: Line, first: int, at: int, last: int) -> bool:
    """Whether a preposition goes on with the phrase it stands in: with a name, a part, a place or a number."""
    named = line.has(at, "inner") and (line.is_capital(at + 1) or line.has(first, "document"))
    return named or line.has(at, "part") or is_located(line, first, at, last) or is_numbered(line, first, at)


def _cut_phrase(line: Line, first: int, last: int) -> int:
    """Drop what follows the noun phrase: adverbs, clauses, places and times."""
    at = first + 1
    while at < last:
        if is_posted(line, first, at, last) or (
            line.has(at, "within") and placed_bearer(line, first, at, last) == last
        ):
            return last
        if line.is_mark(at, "("):
            close = closing_bracket(line, at, last)
            aside = line.forms[at + 1][0].isdigit() or line.has(at + 1, "side-of")
            if close is None or (aside and not is_cited(line, at)):
                break
            at = close
            continue
        if (
            line.has_any(at, ("relative", "expletive"))
            or (line.has(at, "weekday") and not (is_dated(line, first, at) or is_surname(line, at, last)))
            or (line.has(at, "dating") and line.has_any(at + 1, ("day", "weekday")))
            or (line.has(at, "day") and not (_tells_which(line, first, at) or line.is_capital(at)))
            or (line.has(at, "obtained") and not line.has(at - 1, "determiner"))
            or leaves_name(line, first, at, last)
            or (line.has(at + 1, "charges") and is_cue(line, at, "passive") and not line.has(at - 1, "be"))
            or (line.has(at, "prep") and not (line.is_capital(at) or _is_inner(line, first, at, last)))
        ):
            break
        at += 1
    if at < last:
        end = behind_adverbs(line, first, last)
        at = restricted_end(line, first, settled_end(line, first, at, end), end)
    return behind_adverbs(line, first, at)
