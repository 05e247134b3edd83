"""Which claims are asked for, and how SQL is asked for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from saksi.ledger.block.detail import EVERY, Scope, by_about, by_agency, by_figure, by_place
from saksi.ledger.search.index import UNDATED
from saksi.ledger.search.match import find_phrases, match_text, passage_match
from saksi.ledger.search.part import NOTHING, Part, Wanted, each_value, join_parts, like_text, wanted_values
from saksi.ledger.search.stem import stem_variants

Order = Literal["oldest", "newest", "best"]
Judged = Literal["accepted", "rejected", "unjudged", "any"]


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims. Every field given narrows; of several values of a field, one must fit.

    `words` must all stand in the sentences of the claim: `"two words"` in quotation marks stand together, `word*` is a
    beginning. With `by_stem`, other forms of each word are found too. `speaker` words must all stand in the speaker's
    name. `about` is a person or body named in what is said. `outlet` and `agency` are parts of a name. `unit` is a unit
    as printed, a concept (`person`) or an outcome (`killed`); figures from `figure_min` to `figure_max` are those that
    may lie between them. `place` is a name, or an ISO 3166 code, which stands for all within it. Dates are
    `YYYY-MM-DD`, both included. Capitals and accents do not matter. What a person rejected is left out unless `judged`
    asks for it. A claim that one of `without` finds is left out. `speaker_is` and `outlet_is` are whole names as facets
    give them, "" where none is stated.
    """

    words: Wanted = None
    speaker: Wanted = None
    outlet: Wanted = None
    stance: Wanted = None
    since: str | None = None
    until: str | None = None
    about: Wanted = None
    agency: Wanted = None
    kind: Wanted = None
    tier: Wanted = None
    language: Wanted = None
    unit: Wanted = None
    figure_min: float | None = None
    figure_max: float | None = None
    place: Wanted = None
    is_named: bool | None = None
    judged: Judged | None = None
    by_stem: bool = False
    without: tuple["ClaimQuery", ...] = ()
    speaker_is: Wanted = None
    outlet_is: Wanted = None


_BY_SPEAKER = """i.speaker IN (
  SELECT n.number FROM name_search AS f JOIN names AS n ON n.number = f.rowid
  WHERE name_search MATCH ? AND n.role = 'speaker')"""
_BY_OUTLET = "i.outlet IN (SELECT number FROM names WHERE role = 'outlet' AND name LIKE ? ESCAPE '!')"
_WORDS = "i.number IN (SELECT rowid FROM claim_search WHERE claim_search MATCH ? AND rowid {scope})"


def words_match(query: ClaimQuery) -> str | None:
    """What the full-text index is asked for: None when no words are asked for, "" when they hold nothing."""
    if query.words is None:
        return None
    matches = [passage_match(words, by_stem=query.by_stem) for words in wanted_values(query.words)]
    return " OR ".join(f"({match})" for match in matches if match)


def plain_forms(query: ClaimQuery) -> tuple[str, list[list[tuple[str, ...]]]] | None:
    """The field of the full-text index, and the forms of each word of each text asked for; a beginning ends in a star.

    None where beginnings of stems are asked for.

    >>> plain_forms(ClaimQuery(words="banjir serangan", by_stem=True))
    ('stems', [[('banjir',), ('serang', 'serangan')]])
    """
    texts = []
    for words in wanted_values(query.words):
        phrases = list(find_phrases(words))
        if query.by_stem and any(star for _, star in phrases):
            return None
        if phrases:
            forms = [phrase.rstrip("*") + star for phrase, star in phrases]
            texts.append([stem_variants(form) if query.by_stem else (form,) for form in forms])
    return ("stems" if query.by_stem else "passage", texts) if texts else None


def filters(query: ClaimQuery, *, any_rejected: bool, scope: Scope = None) -> list[Part]:
    """The conditions of a query on `claim_index AS i`, but for its words, each with its bindings.

    Of claims outside `scope` it does not matter what they say: what takes looking up is looked up within it.
    """
    parts = [
        *each_value(query.speaker, _speaker),
        *each_value(query.outlet, lambda name: (_BY_OUTLET, (like_text(name),)) if name else NOTHING),
        *by_agency(query.agency, scope),
        *by_about(query.about, scope),
        *by_place(query.place, scope),
        *(_one_of(column, getattr(query, column)) for column in ("stance", "kind", "tier", "language")),
        _named("speaker", query.speaker_is),
        _named("outlet", query.outlet_is),
        *_dates(query),
        *by_figure(query.unit, (query.figure_min, query.figure_max), scope),
        *_judged(query, any_rejected=any_rejected),
    ]
    for other in query.without:
        sql, bindings = _whole(other, scope)
        parts.append((f"NOT ({sql})", bindings))
    return [part for part in parts if part[0] != "1"]


def _whole(query: ClaimQuery, scope: Scope) -> Part:
    """All conditions of a query in one."""
    match = words_match(query)
    parts = filters(query, any_rejected=False, scope=scope)
    if match is not None:
        numbers, of_scope = scope or EVERY
        parts.append((_WORDS.replace("{scope}", numbers), (match, *of_scope)) if match else NOTHING)
    return join_parts(parts)


def _speaker(words: str) -> Part:
    match = match_text(words)
    return (_BY_SPEAKER, (match,)) if match else NOTHING


def _one_of(column: str, wanted: Wanted) -> Part:
    if wanted is None:
        return "1", ()
    values = wanted_values(wanted)
    return f"i.{column} IN ({', '.join('?' * len(values))})", values


def _named(role: str, wanted: Wanted) -> Part:
    if wanted is None:
        return "1", ()
    names = wanted_values(wanted)
    marks = ", ".join("?" * len(names))
    return f"i.{role} IN (SELECT number FROM names WHERE role = '{role}' AND name IN ({marks}))", names


def _dates(query: ClaimQuery) -> Iterator[Part]:
    # A moment goes on behind its day with what sorts before UNDATED.
    before = UNDATED if query.until is None else query.until[:10] + UNDATED
    if query.since is not None:
        yield "i.moment >= ? AND i.moment < ?", (query.since[:10], before)
    elif query.until is not None:
        yield "i.moment < ?", (before,)


def _judged(query: ClaimQuery, *, any_rejected: bool) -> Iterator[Part]:
    if query.judged is None:
        if any_rejected:
            yield "i.verdict <> 'rejected'", ()
    elif query.judged != "any":
        # The index of verdicts holds none that are empty.
        judged = "i.verdict = ? AND i.verdict <> ''"
        yield ("i.verdict = ''", ()) if query.judged == "unjudged" else (judged, (query.judged,))
    if query.is_named is not None:
        sign = "<>" if query.is_named else "="
        yield f"i.speaker {sign} coalesce((SELECT number FROM names WHERE role = 'speaker' AND name = ''), 0)", ()
