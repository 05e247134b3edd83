"""A source and its verb behind what was said: `C, X said.`, `C, X said, C`."""

from dataclasses import replace

from saksi.claim.content.closing import behind_day, closes, is_office, stands_alone
from saksi.claim.content.content import words_span
from saksi.claim.content.ending import content_end, is_told_after
from saksi.claim.content.tie import skip_turns
from saksi.claim.content.turn import behind_turn, is_answered
from saksi.claim.cue.frame import FRAMES
from saksi.claim.cue.sense import fits, of_document
from saksi.claim.draft import Draft, begin
from saksi.claim.line.clause import PARTING, is_negated
from saksi.claim.line.comma import find_comma
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import ends_as_verb, has_main_verb, has_predicate, may_act
from saksi.claim.line.single import PLURAL
from saksi.claim.source.phrase import is_doing
from saksi.claim.source.source import Range, source_left
from saksi.claim.source.stretch import is_adjunct
from saksi.claim.source.subject import is_dash
from saksi.kinds import Span

# Fewer words before a comma than this are an adjunct, not what was said.
TAIL_WORDS = 4
# A subject and its verb.
CLAUSE_WORDS = 2
# A line without a stop is a title, which tells in fewer (Storm kills five, officials say).
HEADLINE_WORDS = 3
# The commas before a verb whose source is parted from who he is.
SET_OFF_COMMAS = 3


def read_tail(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `C, X said.`: source and verb close the clause, nothing but an adjunct behind them."""
    cue = next((cue for cue in hit.cues if cue.kind == "verb" and cue.needs not in FRAMES), None)
    cue = cue or (hit.read_as("bare") if line.is_mark(hit.last, ",") and _is_whose(line, hit.first) else None)
    if cue is None or cue.needs == "never" or not closes(line, hit) or hit.is_passive(line) or _is_led(line, hit):
        return None
    if is_noun(line, hit.first) or _leaves_tail(line, hit.last):
        return None
    comma = next((at for at in range(hit.first - 1, floor, -1) if line.is_mark(at, ",") or is_dash(line, at)), None)
    if comma is None or line.speech(comma) >= 0 or is_negated(line, hit.first, min(comma + 1, hit.first - 1)):
        return None
    named = _name_before(line, floor, comma) if comma == hit.first - 1 else None
    if comma == hit.first - 1 and named is None:
        return _read_set_off(line, hit, cue, floor)
    ends, comma = comma, named[0] - 1 if named else comma
    floor = behind_turn(line, _behind_colon(line, floor, comma), comma)
    is_whole = has_predicate(line, floor, comma) or ends_as_verb(line, comma - 1) or _says(line, comma - 1)
    after = behind_day(line, hit.last)
    marked = after + 1 < len(line) and line.forms[after + 1][0] in line.lexicon.marks
    goes_on = line.has(comma - 1, "and") or not is_whole or marked or _leads_on(line, (floor, comma), after)
    rest = _rest(line, after, (floor, comma)) if goes_on else None
    # An adjunct that opens the sentence ends at its own comma (In 2019, a scandal forced two from office, she said).
    led = find_comma(line, range(floor, comma), None)
    is_led = is_adjunct(line, led + 1 if led is not None and is_adjunct(line, floor, led) else floor, comma)
    fewest = _fewest(line, is_whole=is_whole, is_led=is_led)
    if rest is None and (comma - floor < fewest or (is_led and not is_whole)):
        return None
    source = named or source_left(line, comma + 1, _before_who(line, comma + 1, hit.first))
    if source is None or source[0] != comma + 1 or _is_told_by(line, hit.last, source):
        return None
    if has_main_verb(line, ends + 1, _before_helpers(line, hit.first)):
        return None
    opening = skip_turns(line, floor)
    is_raised = _is_nobody(line, source) or (ends_as_verb(line, opening) and is_cue(line, opening, "verb", "passive"))
    is_raised = is_raised or (rest is None and _waits(line, hit, (opening, comma))) or is_office(line, opening, comma)
    source = _answering(line, source)
    content = _parts(line, (opening, comma), rest)
    cue = of_document(line, hit, cue, source)
    is_told = bool(content) and not is_raised and fits(line, cue, source)
    return replace(begin(line, hit, cue, source), by="tail", content=content) if is_told else None


def _waits(line: Line, hit: Hit, before: Range) -> bool:
    """Whether words only wait for a main clause (Though C, X believes in D)."""
    if not line.lexicon.owning:
        return not stands_alone(line, hit, before)
    return line.has(before[0], "concedes") and find_comma(line, range(*before), None) is None


def _leaves_tail(line: Line, at: int) -> bool:
    """Whether who says the whole sentence stands behind a verb and its comma (Work goes on, | X said)."""
    return line.is_mark(at, ",") and not is_cue(line, at + 1, "prep") and is_told_after(line, at + 1)


def _is_nobody(line: Line, source: Range) -> bool:
    """Whether what stands before a verb says nothing: the like of something, a deed, a relative word, a comparison."""
    first = source[0]
    alone = line.has(first, "alike") and source[1] == first + 1
    small = not (line.is_capital(first) or line.is_capital(source[1] - 1))
    alone |= bool(line.lexicon.owning) and small and ends_as_verb(line, first)  # left the town and | pledged C
    # More than the owner admits is no one; more than twenty witnesses are.
    than = next((at + 1 for at in range(*source) if line.has(at, "than")), source[1])
    alone |= than < source[1] and (line.is_capital(than) or line.has_any(than, ("definite", "possessive")))
    return alone or is_doing(line, source) or (line.has(source[0], "raised") and not line.is_capital(source[0]))


def _is_told_by(line: Line, after: int, source: Range) -> bool:
    """Whether what would be a source is a thing that others tell (, a toll first given by X and repeated by Y)."""
    is_agent = line.has(after, "agent") and (line.has(after + 1, "determiner") or line.is_capital(after + 1))
    somebody = ("group", "medium", "organisation", "people", "title")
    named = any(line.is_capital(at) or line.has_any(at, somebody) for at in range(*source))
    return is_agent and line.has(source[0], "article") and not named


def _parts(line: Line, before: Range, rest: Span | None) -> tuple[Span, ...]:
    """What is said before a verb and its source and behind them: of a relative clause, no more than its word before."""
    opening, comma = before
    joined = line.has(comma - 1, "and")
    if joined or (rest and _hangs(line, comma - 1) and not line.has(comma - 1, "raised")):
        return (rest,) if rest else ()
    opening = comma - 1 if rest and _is_relative(line, comma - 1) else opening
    return tuple(span for span in (words_span(line, opening, comma), rest) if span)


def _is_relative(line: Line, at: int) -> bool:
    """Whether a relative clause opens behind a comma (, which, she said, C)."""
    return line.has(at, "raised") and line.has(at, "relative") and (line.is_mark(at - 1, ",") or _hangs(line, at))


def _hangs(line: Line, at: int) -> bool:
    """Whether a word before a comma only leads to what is said behind it (a school where, she said, C)."""
    leads = line.has_any(at, ("relative", "sub", "turn", "that"))
    if not (line.lexicon.owning and leads) or line.is_capital(at) or line.has(at - 1, "part"):
        return False
    return any(may_act(line, here) for here in range(at))


def _says(line: Line, at: int) -> bool:
    """Whether a verb of saying ends what was said (The mayor agrees, officials said)."""
    return is_cue(line, at, "verb") and not is_noun(line, at) and not is_cue(line, at, "noun")


def _read_set_off(line: Line, hit: Hit, cue: Cue, floor: int) -> Draft | None:
    """Read `C, X, who is Y, said.` and `C, the Y of Z, X, said.`: commas part a source from who or what he is."""
    commas = [at for at in range(floor + 1, hit.first) if line.is_mark(at, ",") and line.speech(at) < 0]
    if len(commas) < SET_OFF_COMMAS:
        return None
    outer, inner, last = commas[-SET_OFF_COMMAS:]
    source = source_left(line, outer + 1, inner)
    if source is None or source != (outer + 1, inner) or has_main_verb(line, outer + 1, inner):
        return None
    # A title may have its stop (the mayor, Dr. Rahma Dunn, said).
    is_name = all(line.is_capital(at) or line.has(at - 1, "honorific") for at in range(inner + 1, last))
    is_clause = line.has(inner + 1, "relative") and line.is_capital(inner - 1)
    may_speak = line.is_capital(outer + 1) or line.has(outer + 1, "determiner")
    tells = has_predicate(line, floor, outer) or any(ends_as_verb(line, at) for at in range(floor + 1, outer))
    tells = tells or (is_name and outer - floor >= TAIL_WORDS and not is_adjunct(line, floor, outer))
    if not (is_name or is_clause) or not tells or not may_speak:
        return None
    content = words_span(line, skip_turns(line, floor), outer)
    source = (outer + 1, last) if is_name else source
    return replace(begin(line, hit, cue, source), by="tail", content=(content,)) if content else None


def _fewest(line: Line, *, is_whole: bool, is_led: bool) -> int:
    """How many words before a comma can be what was said: a clause takes two (Prices fell, she said)."""
    if is_whole and not is_led:
        return CLAUSE_WORDS
    return HEADLINE_WORDS if line.is_word(len(line) - 1) or is_whole else TAIL_WORDS


def _behind_colon(line: Line, floor: int, comma: int) -> int:
    """Where the clause a verb is set into starts: behind a colon with one after it (Y objects: none, X says, C)."""
    colon = next((at + 1 for at in range(comma - 1, floor, -1) if line.is_mark(at, ":") and line.speech(at) < 0), floor)
    completed = line.is_mark(comma, ",") and any(line.is_mark(at, ",") for at in range(comma + 1, len(line) - 1))
    return colon if completed or has_predicate(line, colon, comma) else floor


def _name_before(line: Line, floor: int, closing: int) -> Range | None:
    """A name between commas with a role up to another behind it (C, Colonel Rahma Dunn, the fire chief, said)."""
    comma = find_comma(line, range(closing - 1, floor, -1), floor)
    first = next((at + 1 for at in range(comma - 1, floor, -1) if line.is_mark(at, ",")), comma)
    named = comma - first > 1 and all(line.is_capital(at) for at in range(first, comma))
    is_told = _is_role(line, comma + 1, closing) or (closing == comma + 2 and line.forms[comma + 1].isdigit())
    return (first, comma) if named and is_told else None


def _is_role(line: Line, start: int, end: int) -> bool:
    """Whether words are what somebody is (spokesman for Y; its fire chief): a role opens them or closes their noun."""
    opens = line.has_any(start, ("article", "determiner", "possessive"))
    at = start + opens
    if not opens:
        return line.has(at, "title") and not line.is_capital(at)
    stop = next((here for here in range(at, end) if line.has(here, "prep")), end)
    return at < stop and line.has(stop - 1, "title") and not line.is_capital(stop - 1)


def _answering(line: Line, source: Range) -> Range:
    """Who answers, without the word for what was said before it (an allegation | Dili denies; something | X does)."""
    if line.has(source[0], "standalone") and _names_one(line, source[0] + 1):
        return source[0] + 1, source[1]
    thing = line.has(source[0], "article") and _is_thing(line, source[0] + 1) and _names_one(line, source[0] + 2)
    return (source[0] + 2, source[1]) if thing else source


def _is_thing(line: Line, at: int) -> bool:
    """Whether a noun is what was said or a part of it, and nobody who says anything."""
    speaks = line.has_any(at, ("group", "title", "organisation", "medium"))
    return is_cue(line, at, "noun") or not (speaks or line.is_capital(at) or line.has(at, "before-noun"))


def _names_one(line: Line, at: int) -> bool:
    """Whether a word opens who answers something: a name, an article, or people in the plural (economists)."""
    people = line.has(at, "group") or (bool(line.lexicon.owning) and line.has(at + 1, "group"))
    return line.is_capital(at) or line.has(at, "determiner") or people


def _is_whose(line: Line, at: int) -> bool:
    """Whether a comma and a name or pronoun alone stand before a bare form (The plan, Rahma nilai, ...; ia katakan)."""
    before = at - (line.has(at - 1, "pronoun") and line.is_mark(at - 2, ","))
    while before > 0 and line.is_capital(before - 1):
        before -= 1
    return before < at and line.is_mark(before - 1, ",")


def _leads_on(line: Line, before: Range, after: int) -> bool:
    """Whether a clause is not all that was said: it only leads to another (When she arrived, he said, it was dark)."""
    last = before[1] - 1
    led = line.has(before[0], "sub") or (bool(line.lexicon.owning) and line.has(before[0] + 1, "sub"))
    leads = led or line.has(last, "be") or _is_relative(line, last) or _hangs(line, last)
    return (
        leads
        or _goes_on(line, after)
        or (line.has(before[0], "free-relative") and line.has(after + 1, "be"))
        or line.has(after + 1, "completes")
        or _adds(line, before, after + 1, len(line))
    )


def _goes_on(line: Line, after: int) -> bool:
    """Whether the subject goes on behind who says it (She came early, she recalls, and found C)."""
    verb = after + 2
    joined = line.is_mark(after, ",") and line.has(after + 1, "and")
    return joined and (may_act(line, verb) or is_cue(line, verb, "verb"))


def _rest(line: Line, after: int, before: Range) -> Span | None:
    """What goes on behind a verb set between commas (The plan, she said, would fail).

    Its own verb may stand before the first comma (There were, she said, nine of them). `before`: what stands there.
    """
    if not line.is_mark(after, PARTING) or after + 2 >= len(line):
        return None
    end = content_end(line, after + 1, len(line))
    first = after + 1
    if line.forms[first][0] in line.lexicon.marks:
        small = line.speech(first) < 0 or (bool(line.lexicon.owning) and line.text[line.words[first].end].islower())
        return words_span(line, first, end) if small else None
    says = is_cue(line, first, "verb")
    third = says and bool(line.lexicon.owning) and line.forms[first].endswith(PLURAL)
    if (says and not third) or (line.has(first, "turn") and is_answered(line, first + 1, len(line))):
        return None
    joined = (line.has(before[1] - 1, "and") or _is_relative(line, before[1] - 1)) and ends_as_verb(line, first)
    acts = joined or has_predicate(line, first, end) or (line.has(before[0] + 1, "part") and ends_as_verb(line, first))
    acts = acts or third or _goes_on(line, after) or _adds(line, before, first, end)
    told = line.has(before[1] - 1, "be") or (line.has(first, "nominative") and end - after > CLAUSE_WORDS)
    return words_span(line, first, end) if acts or told else None


def _adds(line: Line, before: Range, first: int, end: int) -> bool:
    """Whether more of what was said stands behind who said it: a reason, a clause joined to it, what it includes.

    What is joined to somebody else's word is not his (Y put the toll at 9, X said, and the clinic has treated 12).
    """
    if not line.lexicon.owning:
        return False
    if line.has(first, "and"):
        if any(is_cue(line, at, "verb") and not is_noun(line, at) for at in range(*before)):
            return False
        marked = first + 1 < len(line) and line.forms[first + 1][0] in line.lexicon.marks
        joined = marked or any(may_act(line, at) for at in range(first + 2, end))
        return joined and not is_answered(line, first + 1, end)
    if is_cue(line, first, "relay"):
        return False
    asks = line.has_any(first + 1, ("question", "free-relative"))
    return line.has_any(first, ("completes", "part", "that")) or (line.has(first, "prep") and asks)


def _before_who(line: Line, first: int, last: int) -> int:
    """Where who speaks ends that a relative clause tells of before the verb (an engineer | who inspected it said)."""
    return next((at for at in range(first + 1, last) if line.has(at, "person") and line.is_word(at - 1)), last)


def _is_led(line: Line, hit: Hit) -> bool:
    """Whether a verb has no subject of its own: an infinitive, but for what somebody used to say, or a participle."""
    alone = bool(line.lexicon.owning) and hit.last - hit.first == 1
    going = alone and hit.is_going_on(line) and not line.has(hit.first - 1, "be")
    return going or (line.has_any(hit.first - 1, ("infinitive", "purpose")) and not line.has(hit.first - 2, "habit"))


def _before_helpers(line: Line, at: int) -> int:
    """The first of the words that only help a verb (, police have since said)."""
    while line.has_any(at - 1, ("modal", "adverb")) or line.has(at - 2, "modal"):
        at -= 1
    return at
