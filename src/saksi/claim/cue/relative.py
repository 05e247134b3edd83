"""Relative clauses around who says so, `yang menurut X C`, and where one ends: `yang diduga P | ditahan`."""

from saksi.claim.content.content import words_span
from saksi.claim.content.ending import content_end
from saksi.claim.content.full import hangs_on_noun
from saksi.claim.content.tie import skip_turns
from saksi.claim.cue.upshot import before_fate
from saksi.claim.line.clause import PARTING
from saksi.claim.line.comma import find_comma
from saksi.claim.line.hang import before_adjunct, relative_start
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import has_main_verb, has_predicate, may_act, predicates
from saksi.claim.source.head import head_left
from saksi.claim.source.source import Range
from saksi.claim.source.subject import before_main
from saksi.kinds import Span

# What leads to the place of an office before a relative word: nothing but `within`, or `of` (the Duke of X, who ...).
_OF = ("within", "part")
# Roles of words that open no subject, ...
_NO_SUBJECT = ("adverb", "exists", "join", "modal", "open", "prep", "sub")
# ... and that lead from it to another clause.
_PARTED = ("relative", "sub", "that")
# So many words may help a main verb (bisa segera | diproses), with it.
HELPS = 4
# Roles of words that a main verb does not stand behind.
_LED = ("and", "relative", "that", "sub", "join", "adverb", "prep", "pronoun")


def behind_relative(line: Line, first: int) -> int | None:
    """The relative word right before a place, or before the comma there; None where none stands."""
    if line.has(first - 1, "relative"):
        return first - 1
    set_off = line.is_mark(first - 1, ",") and line.has(first - 2, "relative") and not line.has(first - 2, "raised")
    return first - 2 if set_off else None


def whole_head(line: Line, relative: int, floor: int) -> Range | None:
    """The head of a relative clause, with the place by name that the word stands next to (gudang di Ende yang ...)."""
    head = _with_size(line, head_left(line, relative, floor), floor)
    led = head is not None and line.has_any(head[0] - 1, ("within", _OF[bool(line.lexicon.owning)]))
    is_place = led and head is not None and all(map(line.is_capital, range(*head)))
    outer = head_left(line, head[0] - 1, floor) if head and is_place else None
    return (outer[0], head[1]) if head and outer else head


def _with_size(line: Line, head: Range | None, floor: int) -> Range | None:
    """A head that is only how large something is, with what is so large (dana senilai Rp6,8 miliar yang ...)."""
    if head is None or not any(mark.isdigit() for mark in line.forms[head[0]]):
        return head
    at = head[0] - 1
    while at > floor and (line.is_mark(at, ",.") or any(mark.isdigit() for mark in line.forms[at])):
        at -= 1
    outer = head_left(line, at, floor) if at > floor and line.has(at, "sized") else None
    return (outer[0], head[1]) if outer else head


def before_reduced(line: Line, at: int, floor: int) -> Span | None:
    """The noun a passive hangs on without word or auxiliary (found | a boat | thought to be the ferry)."""
    head = head_left(line, at, floor)
    if head is None:
        return None
    acts = (here + 1 for here in range(at - 1, head[0], -1) if _acts(line, here))
    return words_span(line, next(acts, head[0]), at)


def _acts(line: Line, at: int) -> bool:
    return may_act(line, at) or (is_cue(line, at, "verb") and not is_noun(line, at))


def of_fate(line: Line, at: int, floor: int) -> Span | None:
    """Whose fate a passive tells behind a comma or a joining word: who is said to be something before it.

    Four others | are missing and feared dead; Nine miners, | presumed dead, were named; not: left four missing and ...
    """
    start = skip_turns(line, floor)
    verb = next((here for here in range(start + 1, at - 1) if _acts(line, here)), None)
    if verb is None:
        return words_span(line, start, at - 1) if line.is_mark(at - 1, ",") else None
    return words_span(line, start, verb) if line.has(verb, "be") else None


def of_joined(line: Line, at: int, floor: int) -> Span | None:
    """Whose second predicate a passive is, behind a joining word (X is among the missing | and is presumed dead)."""
    here = at - 1
    while here > floor and line.has_any(here, ("be", "adverb", "modal")):
        here -= 1
    start = skip_turns(line, floor)
    if not line.lexicon.owning:
        return _of_both(line, here, start, at)
    verb = next((word for word in range(start + 1, here) if _acts(line, word)), None)
    if not line.has(here, "and") or verb is None:
        return None
    parts = any(line.has(word, role) for word in range(start, here) for role in ("relative", "sub", "that"))
    return (
        None if parts or any(line.is_mark(word, ",") for word in range(start, verb)) else words_span(line, start, verb)
    )


def _of_both(line: Line, joins: int, start: int, at: int) -> Span | None:
    """Whose second predicate a passive is in a language without `be` (Kapal itu | dibuat di Ende dan dinilai kuat).

    Not so where what follows has a subject of its own (dan diduga | ada orang lain; | api berasal dari dapur).
    """
    joined = line.has(joins, "and")
    verb = next((word for word in range(start + 1, joins) if line.is_verb(word) or line.has(word, "modal")), None)
    # Kapal berbendera asing itu | sudah pergi dan dinilai kuat
    pointed = (word for word in range(start + 2, joins) if line.has(word - 1, "deictic") and predicates(line, word))
    acts = verb is not None and line.forms[verb].startswith(line.lexicon.transitive)
    verb = verb if acts else next(pointed, verb)
    if not joined or verb is None or line.has_any(start, _NO_SUBJECT) or line.is_verb(start):
        return None
    loose = any(line.is_mark(word, ",") or line.has_any(word, _PARTED) for word in range(start, verb))
    loose = loose or any(line.has_any(word, _PARTED) for word in range(verb + 1, joins))
    return None if loose or _has_own(line, at + 1) else words_span(line, start, verb)


def _has_own(line: Line, first: int) -> bool:
    """Whether what follows a passive is a clause with its own subject, and no predicate."""
    while line.has_any(first, ("adverb", "late-adverb", "too")) and not line.has(first, "modal"):
        first += 1
    if line.has_any(first, ("exists", "numeral", "that", "pronoun")) or line.is_capital(first):
        return True
    end = next((at for at in range(first, len(line)) if not line.is_word(at)), len(line))
    tells = predicates(line, first) or line.has_any(first, ("modal", "as", "not", "prep", "to-do", "so"))
    return not tells and has_main_verb(line, first, end)


def of_head(line: Line, relative: int, after: int, floor: int) -> tuple[Span, ...]:
    """What a relative clause around who says so tells of its head (serangan itu, yang menurut X menewaskan 25)."""
    after += line.is_mark(after, ",")
    head = head_left(line, relative, floor)
    if head and line.has(head[0] - 1, "within"):
        head = head_left(line, head[0] - 1, floor) or head
    end = content_end(line, after, len(line)) if after < len(line) else after
    end = find_comma(line, range(after + 1, end), end)
    said = words_span(line, after, end) if after < end else None
    if said is None:
        return ()
    named = words_span(line, *head) if head else None
    return (named, said) if named else (said,)


def leaves_relative(line: Line, start: int, at: int) -> bool:
    """Whether a relative clause is over: at a comma, behind a phrase in marks, or where its head's own verb comes.

    Warga yang dituding merusak pagar itu | akan diperiksa.
    """
    if line.is_mark(at, ",") or (line.has(at, "copula") and at > start and not line.lexicon.owning):
        return True
    # pelaku yang diduga merusak pagar | berinisial AK
    named = line.has(at, "gives-name") and at > start + 1 and not line.lexicon.owning
    if named or (line.has(at, "join") and _in_marks(line, start, at)):
        return True
    is_past = line.has(at, "predicate") and not line.has(at - 1, "be")
    tells = bool(line.lexicon.owning) and at > start and is_cue(line, at, "bare")  # who were told to leave | said C
    if line.has(start - 1, "infinitive") and (line.has(at, "verb") or is_past) and (at > start + 1 or tells):
        return not line.has(at - 1, "infinitive") and not line.has(at - 1, "and") and not line.has(at - 1, "relative")
    if line.has(at - 1, "deictic") and at - 1 > start:
        return predicate_at(line, at)
    return _is_main(line, start, at) or _acts_on(line, start, at) or _befalls(line, start, at)


def _acts_on(line: Line, start: int, at: int) -> bool:
    """Whether a head's own verb follows what it is only said to be (yang diduga pegawai kantor | membuat geger)."""
    if line.lexicon.owning or at == start or not line.is_verb(at) or line.is_capital(at):
        return False
    plain = not any(predicates(line, here) for here in range(start, at))
    # yang diperkirakan baru | berusia tiga bulan
    plain = plain and not line.has(at - 1, "late-adverb")
    return plain and line.is_word(at - 1) and not line.has_any(at - 1, _LED)


def _befalls(line: Line, start: int, at: int) -> bool:
    """Whether what befalls a head that opens the sentence follows what it is said to do (yang diduga P | ditahan).

    The clause of the head has its own verb, and the next in the passive is the sentence's.
    """
    helped = (here for here in range(at, at + HELPS) if not line.has_any(here, ("adverb", "modal")))
    passive = next(helped, at)
    if line.lexicon.owning or not (predicates(line, start) and line.is_verb(passive) and line.is_word(at - 1)):
        return False
    if line.forms[passive].startswith(line.lexicon.transitive) or line.has_any(at - 1, (*_LED, "modal")):
        return False
    if any(line.has(here, "relative") for here in range(start, at)):
        return False
    relative = next((here for here in range(start - 1, -1, -1) if line.has(here, "relative")), None)
    heads = range(relative or 0)
    return relative is not None and not any(predicates(line, here) or line.has(here, "prep") for here in heads)


def _is_main(line: Line, start: int, at: int) -> bool:
    """Whether a negation or a modal behind the noun that ends a relative clause opens its head's own predicate.

    Warga yang dituding merusak pagar | tidak akan diperiksa; not yang dinilai pemerintah tidak adil
    """
    if not line.has_any(at, ("not", "future")) or not line.is_word(at - 1):
        return False
    opens = line.is_capital(start) or line.has_any(start, ("group", "organisation", "title"))
    led = line.has_any(at - 1, _LED)
    return not (opens or led or predicates(line, at - 1) or line.has(start, "exists"))


def _in_marks(line: Line, first: int, last: int) -> bool:
    marks = line.lexicon.marks
    return line.forms[first][0] in marks and line.forms[last - 1][0] in marks


def predicate_at(line: Line, at: int) -> bool:
    """Whether what follows opens with a predicate, adverbs aside (disebutkan pernah berlabuh)."""
    while at < len(line) and line.has(at, "adverb"):
        at += 1
    return at < len(line) and predicates(line, at)


def points_out(line: Line, cue: Cue, start: int) -> bool:
    """Whether a relative clause says of its head no more than that it is spoken of or wanted (data yang diminta X)."""
    if line.lexicon.owning or line.is_mark(start, line.lexicon.marks):
        return cue.stance in ("report", "hope")
    told = not line.has_any(start, ("as", "to-do"))
    return told and cue.stance in ("believe", "confirm", "hope", "report", "request", "say")


def relative_end(line: Line, verb: int, start: int, end: int) -> int:
    """Where what is said between commas behind a subject ends: at the comma before the main verb.

    In a relative clause (X, who says C, left; those who say C | are wrong) and with a participle (X, saying C, left).
    """
    here = verb - 1
    while line.has(here, "adverb"):
        here -= 1
    here = before_adjunct(line, 0, here)
    set_in = line.has(here, "relative") or (line.has(verb, "progressive") and not has_predicate(line, 0, here))
    opening = relative_start(line, here) - line.has(here, "relative")
    is_apart = line.is_mark(opening, ",")
    if is_apart and line.lexicon.owning and line.has(here, "relative") and line.is_mark(start - 1, ","):
        # The plan, which X announced on Monday, will cost more.
        return start
    if line.is_mark(opening, PARTING) and not is_apart:
        # The study -- which found C -- was lost.
        return next((at for at in range(start + 1, end) if line.is_mark(at, PARTING[1:])), end)
    if line.lexicon.owning and line.has(here, "relative") and not is_apart and not has_predicate(line, 0, here):
        return before_fate(line, start, end, acts=line.has(start - 1, "infinitive"))
    if line.lexicon.owning and set_in and not is_apart and hangs_on_noun(line, verb + 1):
        # Posts claiming C | are false.
        return before_fate(line, start, end)
    if not line.lexicon.owning and line.has(here, "relative"):  # yang menunjukkan C, | tetapi belum ada uji
        turns = (at for at in range(start + 1, end) if line.is_mark(at, ",") and line.has(at + 1, "contrast"))
        end = before_main(line, here, next(turns, end))
    if not (set_in and is_apart):
        return end
    commas = (at for at in range(start + 1, end - 1) if line.is_mark(at, ","))
    return next((at for at in commas if may_act(line, at + 1)), end)
