"""When a passive attributes nothing: denied, supposed, still due, or telling only who made something."""

from saksi.claim.content.tie import skip_turns
from saksi.claim.cue.agent import calls_place, find_teller
from saksi.claim.line.clause import is_negated, is_supposed
from saksi.claim.line.comma import find_comma
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.predicate import has_predicate
from saksi.claim.source.source import Range
from saksi.kinds import Span

# What is believed of somebody has a helper so soon behind who believes it (dipercaya polisi telah kabur).
ENTRUSTED_WORDS = 3
# What leads to what somebody is wished to do, or to who wishes it.
_WISHED = ("address", "adverb", "agent", "future", "so", "to-do")
# Behind a wish or a guess these tell whether it came true (hasil yang diharapkan | belum tercapai).
# What is thought of something leads to it by these.
_RAISED = ("charges", "infinitive")
_MET = ("copula", "deictic", "not")


def is_none(line: Line, hit: Hit, cue: Cue, floor: int) -> bool:
    """Whether a passive attributes nothing here: denied, supposed, or a form that needs its auxiliary."""
    if cue.needs == "never" or line.has(hit.first - 1, "when") or _is_entrusted(line, hit):
        return True
    if line.has(hit.first, "adverb") and not line.lexicon.owning and _is_news(line, hit.first - 1):
        return True
    if cue.needs == "back" and not (_is_of_statement(line, floor) or find_teller(line, hit, cue, hit.last)):
        return True
    if cue.stance == "say" and skip_turns(line, 0) == hit.first and calls_place(line, hit.last):
        # What a place is called opens a sentence (Disebut Pulau Dewata, Bali ramai).
        return True
    if cue.needs in ("be", "cast", "measure") and not hit.is_passive(line):
        return True
    return (is_negated(line, hit.first, floor) and denied(line, hit, cue) is None) or is_supposed(
        line, hit.first, floor
    )


def _is_entrusted(line: Line, hit: Hit) -> bool:
    """Whether somebody is trusted with what he is to do or be (Rahma dipercaya memimpin tim), and nothing believed."""
    soon = range(hit.last, hit.last + ENTRUSTED_WORDS)
    if not line.has(hit.first, "entrusts") or any(line.has(at, "modal") and not line.has(at, "as") for at in soon):
        return False
    at = hit.first - 1
    while line.has_any(at, ("adverb", "modal", "relative")):
        at -= 1
    alone = not line.is_word(at) and (line.is_verb(hit.last) or line.has(hit.last, "as"))
    return alone or line.is_capital(at) or line.has_any(at, ("group", "pronoun", "title"))


def denied(line: Line, hit: Hit, cue: Cue) -> Span | None:
    """The negation that belongs to what is thought, though it stands before the cue (is not expected to rule)."""
    at = hit.first - 1
    while line.has(at, "adverb"):
        at -= 1
    raised = cue.stance in ("believe", "estimate") and line.has_any(hit.last, _RAISED) and bool(line.lexicon.owning)
    return line.words[at] if raised and line.has(at, "not") and cue.needs == "be" else None


def is_due(line: Line, hit: Hit, cue: Cue) -> bool:
    """Whether something has yet to be said (are to be announced), or is only what is wished (dosis yang dianjurkan)."""
    if not line.lexicon.owning and line.has_any(hit.first - 1, ("so", "to-do")):
        # Nor is what somebody only means to be taken for (terlalu tua untuk dianggap remaja).
        return True
    if not line.lexicon.owning and line.has(hit.first - 1, "able"):
        # What can be said without a subject is the narrator's (Dapat dipastikan C).
        return not line.is_word(hit.first - 2) or line.has(hit.first - 2, "open")
    if not line.lexicon.owning and line.has(hit.first - 1, "relative"):
        wished = line.has(hit.first, "proposed") and not line.has_any(hit.last, _WISHED)
        # What is only compared has no head (lebih berat daripada yang dituntut jaksa).
        wished = wished or line.has(hit.first - 2, "prep")
        met = cue.stance in ("hope", "estimate") and line.has_any(hit.last, _MET)
        return wished or met
    return cue.stance in ("say", "confirm") and line.has(hit.first - 2, "infinitive") and line.has(hit.first - 3, "be")


def _is_news(line: Line, at: int) -> bool:
    """Whether a word leads to news of somebody, and not to what is said of him (Apa kabarnya; terdengar kabarnya)."""
    return line.has(at, "wonders") or line.is_verb(at)


def _is_of_statement(line: Line, floor: int) -> bool:
    """Whether the subject is a statement told in full (Kabar bahwa C ditepis X), and no word for one told before."""
    first = skip_turns(line, floor)
    return is_cue(line, first, "noun") and line.has(first + 1, "that")


def tells_only_when(line: Line, cue: Cue, place: Range) -> bool:
    """Whether what follows a passive only says when, where or through what it was told (dicatat di Nita pada Mei)."""
    start, end = place
    if line.lexicon.owning or not (cue.stance == "report" or (cue.stance == "say" and cue.needs)):
        return False
    if not line.has_any(start, ("through", "weekday", "when", "within")):
        return False
    clause = find_comma(line, range(start, end), end) if line.has(start, "when") else start
    return not has_predicate(line, clause, end)


def is_made(line: Line, hit: Hit, cue: Cue) -> bool:
    """Whether a passive without its auxiliary only tells who made what was made public (measures announced by X)."""
    return bool(line.lexicon.owning) and cue.needs == "that" and not line.has(hit.first - 1, "be")


def only_calls(line: Line, cue: Cue, place: Range, *, is_led: bool) -> bool:
    """Whether something only gets its name, in a relative clause, in marks (Tarian itu disebut "Gawi") or as one."""
    first, last = place
    given = line.has(first, "as") and line.is_capital(first + 1) and not line.lexicon.owning
    if given:
        first, last = first + 1, next((at for at in range(first, last) if line.has_any(at, ("nor", "deictic"))), last)
    named = is_led or given or line.is_mark(first, line.lexicon.marks)
    return named and cue.stance == "say" and _is_name(line, first, last)


def _is_name(line: Line, first: int, last: int) -> bool:
    """Whether what something is called is a name and no judgement (pasar yang disebut Pasar Lama)."""
    if last - first == 1 and line.has_any(first, ("group", "title", "organisation")):
        return True
    return first < last and all(
        line.is_capital(at) or line.has(at, "deictic") or not line.is_word(at) for at in range(first, last)
    )
