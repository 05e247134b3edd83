"""Who a passive is by: `dilaporkan oleh X`, `disebut X sebagai P`, `dijelaskan X, C`, `dinilai penting oleh X`."""

from saksi.claim.content.content import words_span
from saksi.claim.content.tie import skip_turns
from saksi.claim.cue.frame import is_infinitive, is_measured, leads_to_count
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line
from saksi.claim.line.predicate import ends_as_verb, predicates
from saksi.claim.source.phrase import can_speak, closing_bracket
from saksi.claim.source.role import without_subject
from saksi.claim.source.source import Range, source_right
from saksi.kinds import Span

# An agent stands no further than this behind its passive when only a complement stands between.
LATE_AGENT_WORDS = 7
# An agent without a preposition has no more words than this before what it is said to be.
BARE_AGENT_WORDS = 4
# Who tells what stands behind his comma, with all that he is called, has no more words than this.
TELLER_WORDS = 14
# A named agent, with what stands in brackets behind it, has no more words than this.
AGENT_WORDS = 8
# The short form of a currency has at most this many letters.
CURRENCY_LETTERS = 3
# People behind these judge; behind others (diduga warga ...) they are whom it is said of.
_JUDGING = ("accuse", "assess", "believe", "claim", "say")
# What answers somebody has who answers behind the verb.
_ANSWERING = ("ask", "confirm", "deny")
# Who counts stands between such a passive and the number.
_COUNTING = ("estimate", "report")
# Of whom it is only heard or held stands behind such a passive that opens a sentence, and nobody who says so.
_RAISING = ("believe", "confirm", "estimate", "fear", "hope", "report", "suspect")
# What somebody tells, and does not only suspect or estimate, has its teller behind the verb (Dijelaskan X, C).
_TELLING = ("say", "confirm", "deny", "warn")


def find_agent(line: Line, hit: Hit, cue: Cue) -> tuple[int, tuple[int, int] | None]:
    """The word after the passive and its agent: `oleh X`, or a bare name or pronoun with a predicate behind it."""
    at = hit.last
    if line.has(hit.first, "adverb"):
        return at, None
    while at < len(line) and line.has(at, "adverb"):
        at += 1
    if line.has(at - 1, "future"):
        # What will be done is by nobody (disebut-sebut bakal maju).
        return hit.last, None
    if teller := find_teller(line, hit, cue, at) or _answerer(line, cue, at) or _asker(line, hit, cue, at):
        return teller[1], teller
    if line.has(at, "agent"):
        source = _who(line, source_right(line, at + 1, _infinitive(line, at + 2, asks=cue.stance == "request")))
        return (source[1], source) if source else (at, None)
    if line.lexicon.owning:
        # Where a language marks who it is by, nobody else is (were told | they would come).
        return hit.last, None
    apposed = _apposed(line, at) if _has_judge(line, hit, cue) else None
    return apposed or _bare(line, hit, cue, at)


def _bare(line: Line, hit: Hit, cue: Cue, at: int) -> tuple[int, Range | None]:
    """The word after a passive and its agent without a preposition: a name, a pronoun, people who judge."""
    if cue.stance in _RAISING and _opens(line, hit.first):
        # No subject stands before it, and so it stands behind it (Dikabarkan Rahma Dewi sudah pulang).
        return hit.last, None
    end = at
    while end < len(line) and line.is_capital(end) and not (_is_money(line, end) or line.has(end, "weekday")):
        end += 1
    if cue.stance == "suspect" and not _is_body(line, at):
        # Of whom it is suspected may stand behind the verb, too (Diduga Rahma Dewi menerima uang).
        end = at
    if end > at and line.is_mark(end, "("):
        close = closing_bracket(line, end, len(line))
        end = close if close is not None and line.has(close, "that") else end
    if end == at and line.has(at, "pronoun"):
        end = at + 1
    if end == at and cue.stance in _COUNTING:
        end = _counter(line, at)
    if end == at:
        end = _judge(line, at, assesses=cue.stance == "assess") if _has_judge(line, hit, cue) else _bare_agent(line, at)
    has_predicate = end < len(line) and line.is_word(end) and not line.has(end, "deictic")
    has_predicate = has_predicate and (line.has(end, "as") or not line.has(end, "prep"))
    # Tarian itu disebut Islami | dan yang lain kafir
    has_predicate = has_predicate and not (line.has(end, "and") and line.has(end + 1, "relative"))
    if line.has(end, "modal") and line.is_mark(hit.first - 1, ","):
        return hit.last, None
    owned = cue.stance in ("confirm", "deny") and (end >= len(line) or line.is_mark(end, ".,"))
    has_predicate = has_predicate or owned
    return (end, (at, end)) if at < end <= at + AGENT_WORDS and has_predicate else (hit.last, None)


def _is_body(line: Line, at: int) -> bool:
    """Whether a body opens here: by its role, or as capitals alone."""
    form = line.text[slice(*line.words[at])] if at < len(line) else ""
    return line.has(at, "organisation") or (len(form) > 1 and form.isupper())


def _has_judge(line: Line, hit: Hit, cue: Cue) -> bool:
    """Whether people right behind a passive may be those who judge, and not whom it is said of."""
    return cue.stance in _JUDGING and hit.first > 0 and not line.is_mark(hit.first - 1, ",")


def _apposed(line: Line, first: int) -> tuple[int, Range] | None:
    """Who judges, told by role and by name, and what follows (dinilai peneliti Pusat A, Rahma Dewi, | belum C)."""
    comma = _comma(line, first)
    close = _comma(line, comma + 1) if comma is not None else None
    if comma is None or close is None or close + 1 >= len(line):
        return None
    sides = ((first, comma), (comma + 1, close))
    named = [
        all(line.is_capital(at) for at in range(*side)) and side[1] - side[0] <= BARE_AGENT_WORDS for side in sides
    ]
    called = [_is_called(line, side[0]) for side in sides]
    one_each = (called[0] and named[1] and not called[1]) or (named[0] and called[1] and not called[0])
    tells = predicates(line, close + 1) or line.has_any(close + 1, ("not", "adverb", "as"))
    return (close, (first, comma if called[1] else close)) if one_each and tells else None


def _is_called(line: Line, at: int) -> bool:
    """Whether a word names somebody by his role, or people he is one of."""
    return line.has_any(at, ("group", "title"))


def _comma(line: Line, first: int) -> int | None:
    """The comma right behind a phrase without a predicate, and not right at its start; None where there is none."""
    for at in range(first, min(len(line), first + AGENT_WORDS + 1)):
        if line.is_mark(at, ","):
            return at if at > first else None
        small = not line.is_capital(at)
        if not line.is_word(at) or (small and not _is_called(line, at) and predicates(line, at)):
            return None
    return None


def _answerer(line: Line, cue: Cue, at: int) -> Range | None:
    """Who answers, where people, a body or a role ends the clause right behind a passive (dibantah manajemen klub)."""
    people = line.has_any(at, ("group", "organisation", "title"))
    source = source_right(line, at, len(line)) if people and cue.stance in _ANSWERING else None
    closes = source is not None and (source[1] >= len(line) or line.is_mark(source[1], ".,"))
    return source if closes else None


def _asker(line: Line, hit: Hit, cue: Cue, at: int) -> Range | None:
    """Who asks, between a passive and what is asked (Rahma diminta warga | untuk pulang; diminta camat | menunggu)."""
    asks = cue.kind == "passive" and cue.stance == "request" and not line.lexicon.owning
    if not asks or line.is_mark(hit.first - 1, ",") or skip_turns(line, 0) >= hit.first:
        return None
    soon = range(at, min(len(line), at + AGENT_WORDS + 1))
    led = next((here for here in soon if line.has_any(here, ("to-do", "so"))), None)
    source = source_right(line, at, len(line) if led is None else led)
    if source is None or line.has_any(at, ("document", "weekday")) or not can_speak(line, source):
        return None
    if led is not None and led == source[1]:
        return source
    acts = line.is_verb(source[1]) or (line.has(source[1], "not") and line.is_verb(source[1] + 1))
    people = line.has_any(at, ("group", "title")) and not line.has(hit.first - 1, "relative")
    return source if acts and people else None


def find_teller(line: Line, hit: Hit, cue: Cue, at: int) -> Range | None:
    """Who tells it, right behind a passive that opens the sentence and before a comma (Dijelaskan Camat Rahma, C)."""
    if cue.kind != "passive" or cue.stance not in _TELLING or line.has(at, "agent"):
        return None
    if not _opens(line, hit.first):
        return None
    source = source_right(line, at, len(line))
    source = without_subject(line, source) if source else None
    if source is None or not line.is_mark(source[1], ",") or source[1] - at > TELLER_WORDS:
        return None
    # What a place is called is nobody (Disebut Pulau Dewata, Bali ramai).
    if calls_place(line, at) or _is_list(line, source[1]) or not can_speak(line, source):
        return None
    rest = range(source[1] + 1, len(line))
    told = any(predicates(line, here) or line.has(here, "numeral") or line.forms[here][0].isdigit() for here in rest)
    return source if told else None


def calls_place(line: Line, at: int) -> bool:
    """Whether a name opens here that something goes by: a place's, or one with a word for it (Pulau X, Si Raja)."""
    return line.is_capital(at) and line.has_any(at, ("placehead", "site", "calls")) and not line.has(at, "organisation")


def _opens(line: Line, at: int) -> bool:
    """Whether a passive opens its sentence, behind small words at most."""
    return all(not line.is_word(here) or line.has_any(here, ("open", "adverb")) for here in range(at))


def _is_money(line: Line, at: int) -> bool:
    """Whether a word with a capital is a currency in front of an amount (ditaksir Rp 6 miliar, Rp6 miliar): nobody."""
    if any(letter.isdigit() for letter in line.forms[at]):
        return True
    return at + 1 < len(line) and line.forms[at + 1][0].isdigit() and len(line.forms[at]) <= CURRENCY_LETTERS


def _is_list(line: Line, comma: int) -> bool:
    """Whether the comma behind a name parts it from other names (Disebutkan Ende, Nita dan Sikka terdampak)."""
    at = comma + 1
    while line.is_capital(at):
        at += 1
    return at > comma + 1 and (line.is_mark(at, ",") or line.has(at, "and"))


def _who(line: Line, source: Range | None) -> Range | None:
    """An agent without the predicate that follows it (oleh warga | tenggelam di perairan itu; | sudah retak)."""
    if source is None:
        return None
    opens = ("predicate",) if line.lexicon.owning else ("predicate", "modal", "not")
    told = (at for at in range(source[0] + 1, source[1]) if not line.is_capital(at))
    return source[0], next((at for at in told if line.has_any(at, opens)), source[1])


def _judge(line: Line, first: int, *, assesses: bool) -> int:
    """Where an agent without a preposition ends: people right before a verb (dinilai para ahli merugikan nelayan).

    Of those who assess, the body they are of goes with them (dinilai peneliti Lembaga X belum matang).
    """
    at = first + line.has(first, "quantifier")
    if not line.has_any(at, ("document", "group", "organisation", "title")):
        return _bare_agent(line, first)
    end = at + 1
    while assesses and end < first + AGENT_WORDS and line.is_capital(end):
        end += 1
    helped = line.has_any(end, ("adverb", "not", "modal"))
    tells = line.is_verb(end) or (helped and (assesses or at > first))
    return end if tells else _bare_agent(line, first)


def _counter(line: Line, first: int) -> int:
    """Where people or a body end behind whom at once stands how many they count (ditaksir dinas pertanian 310 hektare).

    Words that lead to an amount may stand between.
    """
    if not line.has_any(first, ("group", "organisation")):
        return first
    for at in range(first + 1, min(len(line), first + BARE_AGENT_WORDS + 1)):
        if line.has(at, "counting") or leads_to_count(line, at) or _leads_to_money(line, at):
            return at
        if not line.is_word(at) or predicates(line, at) or line.has_any(at, ("and", "prep", "relative")):
            break
    return first


def _leads_to_money(line: Line, at: int) -> bool:
    """Whether an amount with its currency stands here in one word, behind words that weaken it (sekitar Rp24)."""
    while line.has(at, "hedge"):
        at += 1
    return at < len(line) and _is_money(line, at)


def _infinitive(line: Line, first: int, *, asks: bool) -> int:
    """Where what an agent says of the subject begins (is said by engineers to be unsafe, was put by X at 12)."""
    for at in range(first, min(len(line), first + AGENT_WORDS)):
        charged = line.has(at, "charges") and line.forms[min(at + 1, len(line) - 1)].endswith(line.lexicon.gerunds)
        if (
            is_measured(line, at)
            or charged
            or (line.has(at, "infinitive") and (line.has(at + 1, "be") or line.is_verb(at + 1)))
            or (asks and is_infinitive(line, at) and not line.has(at - 1, "settles") and not ends_as_verb(line, at - 1))
        ):
            return at
    return len(line)


def _bare_agent(line: Line, first: int) -> int:
    """Where an agent without a preposition ends, when a predicate in `as` follows (disebut pemerintah sebagai C)."""
    for at in range(first, min(len(line), first + BARE_AGENT_WORDS + 1)):
        if line.has(at, "as"):
            return at
        if not line.is_word(at) or predicates(line, at) or line.has_any(at, ("relative", "that")):
            break
    return first


def around_agent(line: Line, start: int, end: int) -> tuple[tuple[Span, ...], tuple[int, int]] | None:
    """Read a late agent inside a short predicate (dinilai penting oleh X karena ...): what stands around it, and it."""
    for at in range(start + 1, min(end, start + LATE_AGENT_WORDS)):
        if line.is_verb(at) or not line.is_word(at):
            return None
        if line.has(at, "agent"):
            source = None if at == start + 1 and line.is_verb(start) else source_right(line, at + 1, end)
            if source is None:
                return None
            parts = (words_span(line, start, at), words_span(line, source[1], end))
            return tuple(span for span in parts if span), source
    return None
