"""A verb that a small word leads to (to confirm): for what somebody did something, or what he said indeed."""

from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import may_act

# A clause shows its verb within so many words behind the verb that leads to it.
CLAUSE_WORDS = 7
# The verb of the clause before a joining word stands no further back than this.
LOOKBACK_WORDS = 12
# Who is made to say something, and who he is, take fewer words than this.
FORCED_WORDS = 26


def is_infinite(line: Line, at: int, floor: int) -> bool:
    """Whether a verb only says what for or how (untuk memastikan), and so has no subject of its own."""
    here = at - 1
    while here > floor and line.has(here, "adverb"):
        here -= 1
    # So does one joined to it (untuk mendata dan mencatat warga).
    joined = here > floor + 1 and line.has(here, "and") and line.has(here - 2, "purpose") and line.is_verb(here - 1)
    if joined and not (line.lexicon.owning or line.has(at + 1, "that")):
        return True
    # How somebody says it stands between (dengan tegas menyebut C).
    if here > floor and line.has(here, "pretext") and (here < at - 1 or says_that(line, at)):
        return False
    made = line.has(here - 1, "aspect") or _stages(line, here, floor) or forcing(line, at, floor) is not None
    made = made or (line.has(here - 1, "forces") and line.has(here - 2, "be"))  # was forced to admit C
    if here > floor and line.has(here, "infinitive") and made:
        return False
    return here >= floor and line.has(here, "purpose")


# A speech opens so soon behind its verb, marks between them.
SPEECH_WORDS = 4


def says_that(line: Line, at: int) -> bool:
    """Whether a complementiser or a clause stands behind a verb that tells how somebody did it (dengan menyebut C)."""
    if line.has(at + 1, "that") or any(line.speech(here) >= 0 for here in range(at + 1, at + SPEECH_WORDS)):
        return True
    opens = is_cue(line, at, "verb") and line.is_word(at + 1) and not line.has(at + 1, "prep")
    soon = range(at + 2, min(len(line), at + CLAUSE_WORDS))
    return opens and any(line.has(here, role) for here in soon for role in ("modal", "predicate"))


def _stages(line: Line, at: int, floor: int) -> bool:
    """Whether the verb before a purpose only sets it on stage (took to the radio to say): then it was said."""
    for here in range(at - 1, max(floor, at - LOOKBACK_WORDS), -1):
        if line.has(here, "stages"):
            return True
        if not line.is_word(here) or may_act(line, here):
            return False
    return False


def forcing(line: Line, at: int, floor: int) -> int | None:
    """The verb that makes somebody say something, who stands behind it (The panel forced Rahma to admit C)."""
    if not line.lexicon.owning:
        return _moving(line, at, floor)
    if not line.has(at - 1, "infinitive"):
        return None
    verb = next((here for here in range(at - 3, max(floor, at - FORCED_WORDS), -1) if line.has(here, "forces")), at)
    commas = [here for here in range(verb, at) if line.is_mark(here, ",")]
    # Who he is stands between two.
    plain = not commas or (commas[1:] == [at - 2])
    return verb if verb < at and plain else None


def _moving(line: Line, at: int, floor: int) -> int | None:
    """The verb that moves somebody to say something, who stands between (membuat | Rahma mengaku C)."""
    verb = next((here for here in range(at - 2, max(floor, at - FORCED_WORDS) - 1, -1) if line.has(here, "forces")), at)
    who = verb + 1
    acts = line.forms[at].startswith(line.lexicon.verb_prefixes)
    if not acts or line.has_any(verb - 1, ("modal", "not", "purpose")):
        # Who is brought to believe says nothing, nor who may be moved to.
        return None
    speaks = line.is_capital(who) or line.has_any(who, ("group", "organisation", "pronoun", "title"))
    plain = (line.is_word(here) and not (line.has(here, "and") or line.is_verb(here)) for here in range(who, at))
    return verb if verb < at and speaks and all(plain) else None
