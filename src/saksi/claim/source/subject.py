"""Whose verb it is: the subject before it, before its relative word, or shared with an earlier verb."""

from collections.abc import Sequence

from saksi.claim.line.comma import find_comma
from saksi.claim.line.hang import before_act, before_adjunct, lists_members, relative_start
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import ends_as_verb, may_act, predicates
from saksi.claim.line.single import PLURAL
from saksi.claim.source.beside import behind_clause
from saksi.claim.source.head import head_left
from saksi.claim.source.phrase import is_initial
from saksi.claim.source.reach import to_pointing
from saksi.claim.source.source import Range, source_left

# A noun with its article and what describes it takes no more words than this.
HEAD_WORDS = 5
# A relative clause takes no more words than this.
CLAUSE_WORDS = 14
_CLOSES = ("that", "relative")
# A document stands no further before the relative word that tells of it than this.
DOCUMENT_WORDS = 10
# Roles of words for people, of whom a relative word may tell.
_PEOPLE = ("group", "title", "people", "standalone")


def find_subject(line: Line, left: int, at: int) -> Range | None:
    """The subject of a verb: the head before a relative word, or the noun phrase that opens the clause."""
    here = at - 1
    dash = next((d for d in range(here - 2, 0, -1) if is_dash(line, d)), None) if is_dash(line, here) else None
    if dash is not None and line.lexicon.owning:
        # Who that is stands between dashes (Rahma Dunn -- an editor -- said C).
        return source_left(line, 0 if dash < left else left, dash - line.is_mark(dash - 1, "-"))
    while here > left and (line.has(here, "adverb") or line.has(here - 1, "makes-adverb")):
        here -= 1
    if line.has(left - 1, "forces") and line.has(here, "infinitive"):
        return source_left(line, left, here)
    here = before_adjunct(line, left, here)
    if here > left and line.has(here, "relative"):
        opens = relative_start(line, here)
        if opens < here:
            many = None if line.has(opens, "one-of") else head_left(line, opens, left)
            return _of_people(line, here, many, left) or (opens, here + 1)
        head = _before_day(line, head_left(line, here, left), left)
        return _named_head(line, here, left) or _of_people(line, here, head, left)
    if (inner := _in_relative(line, left, at)) is not None:
        return inner
    left = behind_clause(line, left, at)
    source = before_act(line, _behind_relative(line, source_left(line, left, at), left), at)
    source = to_pointing(line, source, here + 1)
    relative = next((w for w in range(left + 1, at) if line.has(w, "relative")), at)
    inside = source is None or source[0] > relative
    outer = inside and (_main_verb(line, relative) == at or lists_members(line, relative, at))
    return source_left(line, left, relative) if outer else source


def _in_relative(line: Line, left: int, at: int) -> Range | None:
    """The subject of a verb behind a comma, with its relative word (the fee, | which some nurses say helps).

    Of a free one alone (in what | Mr. Hale called "C").
    """
    first, roles = at, ("raised", "free-relative")
    while first > max(left, at - HEAD_WORDS) and not line.has_any(first - 1, roles):
        if not (line.is_word(first - 1) or is_initial(line, first - 2)):
            return None
        first -= 1
    free = line.has(first - 1, "free-relative") and not line.has(at + 1, "when")
    opens = bool(line.lexicon.owning) and (free or (line.has(first - 1, "raised") and line.is_mark(first - 2, ",")))
    acts = any(may_act(line, here) for here in range(first, at))
    return (first - (not free), at) if opens and first < at and not acts else None


def before_main(line: Line, relative: int, end: int) -> int:
    """Where what is said in a relative clause ends, at the latest before the main verb and what adds to it."""
    at = _main_verb(line, relative) or end
    while at < end and line.has_any(at - 1, ("adverb", "too", "then")):
        at -= 1
    return min(at, end)


def _main_verb(line: Line, relative: int) -> int | None:
    """The verb of saying behind a relative clause of saying that no comma closes (Warga yang mengaku C | meminta C).

    None where another verb stands before the clause, which then is no subject's (memeriksa saksi yang mengaku C).
    """
    if line.lexicon.owning or not is_cue(line, relative + 1, "verb"):
        return None
    before = next((at for at in range(relative - 1, -1, -1) if predicates(line, at) or line.is_mark(at, ",:;")), -1)
    if before >= 0 and not line.is_mark(before, ",:;"):
        return None
    first = relative + 3 + line.is_verb(relative + 2)
    near = range(first, min(len(line), relative + CLAUSE_WORDS))
    stop = next((at for at in near if line.has_any(at, _CLOSES) or line.is_mark(at, ",:;")), near.stop)
    return next((at for at in range(first, stop) if line.is_verb(at) and is_cue(line, at, "verb")), None)


def is_dash(line: Line, at: int) -> bool:
    """Whether a mark is a dash: by its sign, two hyphens, or one with blanks around (Rahma - an editor - said C)."""
    if not (line.is_mark(at, "-") and 0 < at < len(line) - 1):
        return line.is_mark(at, "\u2013\u2014\u2015")
    doubled = line.is_mark(at - 1, "-") or line.is_mark(at + 1, "-")
    return doubled or (line.words[at - 1].end < line.words[at].start and line.words[at].end < line.words[at + 1].start)


def _behind_relative(line: Line, source: Range | None, left: int) -> Range | None:
    """The whole name that a relative clause between commas describes, where that clause was taken for the subject.

    Imam meunasah Rahma Dewi, yang mencatat nama-nama, menyebut C
    """
    if source is None or not (line.has(source[0], "relative") and line.is_mark(source[0] - 1, ",")):
        return source
    first = last = source[0] - 1
    while first > left and line.is_capital(first - 1):
        first -= 1
    if line.lexicon.owning and first == last and not line.has(source[0], "determiner"):
        # A noun with its article, too (an officer, who asked not to be named, said C).
        near = range(last - 2, max(left, last - HEAD_WORDS) - 1, -1)
        first = next((at for at in near if line.has(at, "article")), last)
        first = first if all(line.is_word(at) for at in range(first, last)) else last
    return (first, last) if last - first > 1 else source


def _of_people(line: Line, at: int, head: Range | None, left: int) -> Range | None:
    """Those a relative word for people tells of, with what hangs on them (people familiar with the plans, who C).

    Who that is behind a name's comma is the name (Rahma Dunn, a clerk at the port who said C).
    """
    if not line.has(at, "person"):
        return _of_document(line, at, head, left)
    first, last = head or (at, at)
    while line.lexicon.owning and line.has(first - 1, "prep") and not _are_people(line, first, last):
        outer = head_left(line, first - 1, left)
        named = outer is None or (line.is_capital(outer[1] - 1) and not line.has(outer[1] - 1, "group"))
        if outer is None or named or _is_name(line, first, last):
            break
        first, last = outer
    name = first - 1
    while name > left and line.is_capital(name - 1):
        name -= 1
    apposed = line.has(first, "article") and line.is_mark(first - 1, ",") and name < first - 2
    if head and apposed and first < head[0]:
        return name, first - 1
    people = any(line.has(here, role) for here in range(first, last) for role in _PEOPLE)
    return (first, head[1]) if head and people else head


def _are_people(line: Line, first: int, last: int) -> bool:
    if line.has(last - 1, "pronoun"):
        return True
    return any(line.has(here, role) for here in range(first, last) for role in (*_PEOPLE, "numeral"))


def _is_name(line: Line, first: int, last: int) -> bool:
    """Whether a name stands behind a preposition that leads to no place (a friend of Rahma Dunn, who said C)."""
    named = all(line.is_capital(at) for at in range(first, last))
    return named and not line.has(first - 1, "located") and line.forms[last - 1] not in line.lexicon.places


def _of_document(line: Line, at: int, head: Range | None, left: int) -> Range | None:
    """The document a relative word tells of, with whose it is or what it is of; not when or how it was made.

    a survey of 900 nurses | which found C; an audit | published in May which found C
    """
    if head is None or not line.lexicon.owning or any(line.has(here, "document") for here in range(*head)):
        return head
    noun = next(
        (here for here in range(head[0] - 1, max(left, at - DOCUMENT_WORDS), -1) if line.has(here, "document")), 0
    )
    between = range(noun + 1, at)
    hangs = line.has_any(noun + 1, ("prep", "obtained"))
    if not (noun and hangs and line.has(noun - 1, "determiner")) or not all(line.is_word(here) for here in between):
        return head
    acts = any(predicates(line, here) and not (line.has(here, "obtained") or line.is_capital(here)) for here in between)
    dates = (here for here in between if line.has(here, "weekday"))
    dated = next((here - line.has(here - 1, "prep") for here in dates), at)
    cut = next((here for here in between if line.has(here, "obtained")), dated)
    return head if acts else (noun - 1, cut)


def _before_day(line: Line, head: Range | None, left: int) -> Range | None:
    """The head of a relative clause, before the day that parts them (a report by X on the same day, which said C)."""
    dated = (
        head is not None
        and any(line.has_any(at, ("day", "duration", "weekday")) for at in range(*head))
        and line.has(head[0] - 1, "prep")
    )
    return head_left(line, head[0] - 1, left) or head if head and dated else head


def _named_head(line: Line, at: int, left: int) -> Range | None:
    """Who is meant by a relative word behind what a name is told to be (by Rahma Dunn, an expert at X, who said C)."""
    if not (line.is_mark(at - 1, ",") and line.has(at, "person")):
        return None
    comma = find_comma(line, range(at - 2, left, -1), left)
    first = comma
    while first > left and line.is_capital(first - 1):
        first -= 1
    told = line.is_mark(comma, ",") and line.has(comma + 1, "article")
    return (first, comma) if told and comma - first > 1 else None


def before_predicate(line: Line, subject: Range | None, at: int) -> Range | None:
    """The subject of a participle (X left early, saying ...): what stands before the verb of the clause it hangs on."""
    goes_on = line.has(at, "progressive") or (at < len(line) and line.forms[at].endswith(line.lexicon.gerunds))
    if subject is None or not (goes_on or line.has(at - 1, "infinitive")):
        return subject
    first, last = subject
    for here in range(first + 1, last):
        acts = may_act(line, here) or line.has(here, "aspect")
        # Who does something beside it stands before that, too (Rahma Dunn jumping up and down saying C).
        beside = line.forms[here].endswith(line.lexicon.gerunds) and line.forms[here].isalpha()
        owned = line.forms[here - 1].endswith(line.lexicon.owning) or line.held[here]
        acts = acts or (beside and line.is_capital(here - 1) and bool(line.lexicon.owning) and not owned)
        if line.has(here, "be") and line.has(here + 1, "definite") and line.has(first, "that"):
            # That was the president saying C.
            return source_left(line, here + 1, last)
        if acts and not (line.is_capital(here) or line.has(here - 1, "definite")):
            last = here
            break
    while last > first + 1 and line.has(last - 1, "adverb"):
        last -= 1
    return first, last - _acts_alone(line, first, last)


def _acts_alone(line: Line, first: int, last: int) -> bool:
    """Whether a name has a verb behind it that no list holds, up to a comma (Rahma Dunn nods, saying C)."""
    verb = last - 1
    named = verb > first and all(line.is_capital(at) for at in range(first, verb)) and not line.is_capital(verb)
    return named and line.is_mark(last, ",") and line.forms[verb].endswith(PLURAL) and not line.has_any(verb, _PEOPLE)


def before_object(line: Line, subject: Range | None, left: int) -> Range | None:
    """The subject of a participle, before the verb whose object stands right before it (X rejected it, saying C)."""
    if subject is None or subject[1] - subject[0] > 1 or not line.has(subject[0], "pronoun"):
        return subject
    verb = subject[0] - 1
    acts = may_act(line, verb) or is_cue(line, verb, "verb")
    return (source_left(line, left, verb) or subject) if verb > left and acts else subject


def shared_subject(line: Line, at: int, floor: int) -> Range | None:
    """The subject a coordinated verb shares with an earlier one (Polisi tiba dan mengatakan ...)."""
    verbs = [
        here
        for here in range(floor, at)
        if line.speech(here) < 0
        and not (here == floor and line.has(here, "late-adverb"))  # Kembali | Rahma bertanya
        and (line.is_verb(here) or line.has(here, "predicate") or is_cue(line, here, "verb") or _is_past(line, here))
        and not (line.lexicon.owning and (is_noun(line, here) or _is_idle(line, here)))
    ]
    if (inner := _in_clause(line, at, verbs)) is not None:
        return inner
    said = verbs[-1] if verbs else at
    if line.has(said - 1, "nominative") and line.is_mark(said - 2, ",") and line.is_word(said + 1) and said < at:
        # The clause beside it has its own (When she mentioned it, I laughed and said C).
        return said - 1, said
    if line.lexicon.owning and line.is_mark(said + 1, ",") and line.has(said + 2, "opposes"):
        # C, X said, but added that C: whoever said the one says the other.
        marks = (here + 1 for here in range(said - 1, floor, -1) if not line.is_word(here))
        named = line.is_capital(said - 1) or line.has_any(said - 1, ("pronoun", *_PEOPLE))
        floor = next(marks, floor) if named and is_cue(line, said, "verb") else floor
    if line.lexicon.owning and line.has(floor, "prep"):
        # An adjunct with a verb of its own opens the sentence (In a note released late, it voiced sorrow and said C).
        comma = find_comma(line, range(floor, at), at)
        acts = not line.has(floor, "sub") and any(line.is_verb(here) for here in range(floor, comma))
        if not acts and any(here > comma for here in verbs):
            floor, verbs = comma + 1, [here for here in verbs if here > comma]
    if verbs and verbs[0] == floor:
        # A participle opens the sentence: the subject stands behind its comma (Asked about it, X laughed and said C).
        commas = [here + 1 for here in range(floor, at) if line.is_mark(here, ",")]
        # Another clause may stand between (Asked about it, as she was often, X laughed and said C).
        floor = next((here for here in commas if not (line.lexicon.owning and line.has(here, "sub"))), at)
        verbs = [here for here in verbs if here > floor]
    return source_left(line, floor, verbs[0]) if verbs and verbs[0] > floor else None


def _in_clause(line: Line, at: int, verbs: Sequence[int]) -> Range | None:
    """Who did something in a clause to whom he told something then (X left when the guard found him | and told him C).

    Whom somebody tells it by a pronoun is named before, and so the nearest speaks.
    """
    opens = next((here for here in range(at - 1, -1, -1) if line.has(here, "sub")), 0) if verbs else 0
    if not (line.lexicon.owning and opens and line.has(at, "tells") and line.has(at + 1, "pronoun")):
        return None
    verb = next((here for here in verbs if here > opens + 1), opens)
    people = any(line.has(here, role) for here in range(opens + 1, verb) for role in _PEOPLE)
    return source_left(line, opens + 1, verb) if people and line.has(verb + 1, "pronoun") else None


def _is_idle(line: Line, at: int) -> bool:
    """Whether a base form that is a verb only before a clause leads to none (Nusa state police)."""
    readings = [cue for words, cues in line.lexicon.cues.get(line.forms[at], ()) if len(words) == 1 for cue in cues]
    wants = [cue.needs == "that" for cue in readings if cue.kind == "verb"]
    is_base = not (line.is_verb(at) or line.has(at, "predicate") or ends_as_verb(line, at))
    return is_base and bool(wants) and all(wants) and not line.has(at + 1, "that")


def _is_past(line: Line, at: int) -> bool:
    return ends_as_verb(line, at) and not line.is_capital(at)
