"""What stands before a cue set into a sentence, and what goes on behind it: `C, kata X, C`."""

from saksi.claim.content.content import trim, words_span
from saksi.claim.content.ending import content_end
from saksi.claim.content.tie import is_connective, skip_turns
from saksi.claim.content.turn import is_turned
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import ends_as_verb, has_predicate, is_whole, predicates
from saksi.claim.source.reach import opens_number
from saksi.claim.source.stretch import is_adjunct
from saksi.kinds import Span

# Who the source is besides, in a relative clause behind it, takes no more words than this.
RELATIVE_WORDS = 14
# Where a source is from, or who quotes it, takes fewer than this.
SOURCE_WORDS = 10
# Roles of what may stand before the word that makes a clause wait for another (Akan tetapi | jika).
_LEADING = ("connective", "join", "open", "turn")


def behind_known(line: Line, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """What a document tells, without how it came to be known (Dari foto itu | dapat diketahui bahwa | C)."""
    first, last = line.word_range(content[0]) if content else (0, 0)
    at = first
    while at < last and line.has_any(at, ("able", "adverb", "known", "modal")) and not line.has(at, "that"):
        at += 1
    leads = line.has(at - 1, "known") and first < at and line.has_any(at, ("that", "if"))
    rest = words_span(line, at + 1, last) if leads else None
    return (rest, *content[1:]) if rest else content


def is_told_whole(line: Line, first: int, last: int) -> bool:
    """Whether what stands before a cue is a clause by itself, and no act without a subject that only leads to one.

    Not so `Merujuk laporan harian, kata X, C`.
    """
    at = skip_turns(line, first)
    leads = line.is_verb(at) and line.forms[at].startswith(line.lexicon.transitive) and last - at > 2
    return is_whole(line, first, last) and not (leads and not line.lexicon.owning)


def waits_for(line: Line, first: int, last: int, after: int) -> bool:
    """Whether what stands before a cue only leads to a clause behind its source (Meski hujan turun, kata X, | C)."""
    at = skip_turns(line, first)
    while at < last and line.has_any(at, _LEADING) and not line.has_any(at, ("sub", "besides")):
        at += 1
    whole = any(line.is_mark(here, ",") for here in range(at, last - 1))
    if line.lexicon.owning or whole or not line.has_any(at, ("sub", "besides")):
        return False
    return is_whole(line, after + line.is_mark(after, ","), content_end(line, after, len(line)))


def behind_source(line: Line, at: int) -> int:
    """The comma behind where a source is from, who quotes it, or what it is besides (kata X dari Y | ; X, camat | )."""
    if line.lexicon.owning or line.has(at, "address"):
        return at
    # Nothing stands beside a pronoun (kata dia, | Camat Nita sakit).
    apposed = line.is_mark(at, ",") and line.has(at + 1, "title") and not line.has(at - 1, "pronoun")
    if not (apposed or line.has_any(at, ("manner", "prep"))):
        return at
    comma = find_comma(line, range(at + 1, at + SOURCE_WORDS), at)
    plain = line.has(at, "manner") or not any(line.is_verb(here) for here in range(at, comma))
    return comma if plain else at


def rest_after(line: Line, after: int, *, has_verb: bool) -> Span | None:
    """What goes on after a cue set into a sentence: words behind a comma that are no adjunct.

    `has_verb`: what stands before the cue is a clause by itself; if it is not, the rest must complete it.
    """
    at = after
    while line.has_any(at, ("too", "softener")):
        at += 1
    while at < len(line) and line.is_mark(at, "("):
        at = next((close + 1 for close in range(at, len(line)) if line.is_mark(close, ")")), len(line))
    if not has_verb and line.has(at, "relative"):
        at = find_comma(line, range(at, at + RELATIVE_WORDS), at)
    if not line.is_mark(at, ","):
        softened = at > after and line.has(at - 1, "softener")
        # A number or what somebody is completes what looked whole (Lahan terbakar menurut X | yaitu seluas 12 hektare).
        namely = line.has(at, "open") and line.has(at + 1, "sized")
        waits = not has_verb or namely
        return bare_rest(line, at, is_led=softened or namely) if waits else None
    if line.lexicon.owning and line.forms[min(at + 1, len(line) - 1)][0] in line.lexicon.marks:
        # What stands in marks completes what stands before (It was, in her words, "a farce").
        return None if line.speech(at + 1) >= 0 else words_span(line, at + 1, content_end(line, at + 1, len(line)))
    end = content_end(line, at + 1, len(line))
    comma = find_comma(line, range(at + 1, end), end)
    if end - at < 3 or line.speech(at + 1) >= 0 or line.has_any(at + 1, ("relative", "thus")):
        return None
    if _is_told_on(line, at + 1) or is_turned(line, at + 1):
        return None
    if not _adds(line, at + 1, has_verb=has_verb) and _leaves(line, (at + 1, comma, end), has_verb=has_verb):
        return None
    tells = has_predicate(line, at + 1, end)
    if not tells and (line.has(at + 1, "weekday") or _is_place(line, at + 1, end) or _is_named(line, at + 1, end)):
        return None
    return words_span(line, at + 1, end)


def _is_told_on(line: Line, at: int) -> bool:
    """Whether who passed it on follows (C, kata X, seperti dikutip Y; C, kata X, melansir Y)."""
    behind = (at + 1, at + 2) if line.has(at, "manner") else (at,)
    return any(is_cue(line, here, "relay") for here in behind)


def _leaves(line: Line, place: tuple[int, int, int], *, has_verb: bool) -> bool:
    """Whether words behind a source tell when it was said or who it is. `place`: first, the next comma, last."""
    first, comma, last = place
    if has_verb:
        # What tells of no one yet goes on with what looked whole (Warga terluka, kata X, naik menjadi 33).
        # So does what also happens to it (Pencarian di laut, kata X, juga dilakukan Basarnas).
        at = next((at for at in range(first, last) if not line.has_any(at, ("too", "modal", "adverb"))), first)
        acts = predicates(line, first) or predicates(line, at)
        tells_on = acts and not (line.lexicon.owning or line.is_capital(first))
        return not tells_on and (is_adjunct(line, first, comma) or _is_apposition(line, first, last))
    people = line.has(first, "group") and not line.is_capital(first)
    # Or to whom: nothing is so to somebody (C, kata X, kepada wartawan).
    people = people or (line.has(first, "address") and line.has(first, "scene"))
    return people and not line.lexicon.owning and not has_predicate(line, first, last)


def _adds(line: Line, at: int, *, has_verb: bool) -> bool:
    """Whether a word goes on with a clause told before it: by its reason, or by which part it holds of."""
    return has_verb and line.has_any(at, ("completes",) if line.lexicon.owning else ("reasons", "partly"))


def _is_place(line: Line, first: int, last: int) -> bool:
    """Whether words only say where the place before them lies (, Kabupaten Sikka), and nothing of it."""
    return line.has(first, "placehead") and all(
        line.is_capital(at) or not line.is_word(at) for at in range(first, last)
    )


def _is_named(line: Line, first: int, last: int) -> bool:
    """Whether words only say who or what stands before them (, a research firm; , head of X), and no verb is behind."""
    names = line.has(first, "article") or (line.has(first, "title") and line.has_any(first + 1, ("part", "prep")))
    # Where heads end their phrase, so does an office (, harbor office manager).
    names = names or (bool(line.lexicon.owning) and line.has(last - 1 - line.is_mark(last - 1, "."), "title"))
    return names and not any(ends_as_verb(line, at) for at in range(first, last))


def said_before(line: Line, first: int, last: int) -> Span | None:
    """What stands before a cue set into a sentence; nothing when that only ties the sentence to the one before."""
    start = skip_turns(line, first)
    end = last - line.is_mark(last - 1, ",")
    if end < last and line.has(end - 1, "reasons") and not line.lexicon.owning:
        # A reason waits for what is said (C karena, menurutnya, | C).
        return None
    return None if start >= end or is_connective(line, start, end) else words_span(line, start, end)


def bare_rest(line: Line, at: int, *, is_led: bool = False) -> Span | None:
    """What completes a clause right behind a source, without a comma (Warga Nita, kata Paulus belum bisa pulang).

    `is_led`: a word that only softens what is said stands between, and so no adjunct of the source follows.
    """
    if at >= len(line) or not line.is_word(at) or line.speech(at) >= 0:
        return None
    if opens_number(line, at):
        return words_span(line, at, content_end(line, at, len(line)))
    named = line.is_capital(at) and not (line.has(at - 1, "pronoun") and not line.has(at, "weekday"))
    if named or is_cue(line, at, "relay"):
        return None
    roles = ("prep", "manner", "weekday", "relative", "join")
    if not is_led and line.has_any(at, roles) and not line.has(at + 1, "deictic"):
        return None
    end = content_end(line, at, len(line))
    return words_span(line, at, end) if is_led or has_predicate(line, at, end) else None


def completes(line: Line, before: tuple[int, int], at: int) -> Span | None:
    """What tells something of words before a source that tell nothing (Harga itu menurut Rahma | terlalu tinggi)."""
    if line.lexicon.owning:
        return _marked(line, before[1], at)
    joined = line.is_word(at) and not line.is_capital(at) and line.speech(at) < 0 and line.is_word(before[1] - 1)
    leads = line.has_any(at, ("as", "reasons", "adverb", "purpose"))
    ends = line.has_any(at, ("prep", "manner", "weekday", "relative", "join", "day"))
    if not joined or (ends and not leads) or has_predicate(line, *before):
        return None
    return words_span(line, at, content_end(line, at, len(line)))


def _marked(line: Line, first: int, at: int) -> Span | None:
    """What stands in marks behind who says it, where its verb stands before him (Its aim is, according to X, "C")."""
    waits = line.is_mark(first - 1, ",") and line.has(first - 2, "be") and line.is_mark(at, ",")
    number = line.speech(at + 1) if waits else -1
    return trim(line, *line.quotes[number].inner) if number >= 0 else None


def _is_apposition(line: Line, first: int, last: int) -> bool:
    """Whether words after a comma only describe the source: no verb, or a relative clause."""
    if line.lexicon.owning:
        # Who somebody is may have a clause of its own (, an analyst in Ende, who noted C).
        last = next((at for at in range(first + 1, last) if _tells_of(line, first, at)), last)
    acts = any(line.is_verb(at) for at in range(first, last))
    return line.has_any(first, ("relative", "title")) or not acts


def _tells_of(line: Line, first: int, at: int) -> bool:
    """Whether a relative word tells of who is named before it (, an analyst, who C; , PLN, which said C)."""
    named = line.has(first, "article") or all(line.is_capital(here) for here in range(first, at - 1))
    named = named and line.is_mark(at - 1, ",")
    return line.has(at, "person") or (named and line.has(at, "relative"))
