"""Which claims are asked for, and how SQL is asked for them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from saksi.ledger.index import UNDATED
from saksi.ledger.stem import stem_variants

Wanted = str | tuple[str, ...] | None
Order = Literal["oldest", "newest", "best"]
Judged = Literal["accepted", "rejected", "unjudged", "any"]
Binding = str | int | float
Part = tuple[str, tuple[Binding, ...]]

NOTHING: Part = ("0", ())


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


_PHRASE = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')
_OF_CLAIM = "JOIN claims AS k ON k.article = x.article AND k.id = x.claim"
_BY_SPEAKER = """i.speaker IN (
  SELECT n.number FROM name_search AS f JOIN names AS n ON n.number = f.rowid
  WHERE name_search MATCH ? AND n.role = 'speaker')"""
_BY_OUTLET = "i.outlet IN (SELECT number FROM names WHERE role = 'outlet' AND name LIKE ? ESCAPE '!')"
_BY_AGENCY = f"i.number IN (SELECT k.number FROM relays AS x {_OF_CLAIM} WHERE x.name LIKE ? ESCAPE '!')"
# Who is named in the content of a claim: an actor known by that name, however mentioned there, or the words themselves.
_ABOUT = """i.number IN (
  SELECT k.number FROM actors AS a
  JOIN mentions AS m ON m.article = a.article AND m.actor = a.id
  JOIN claims AS k ON k.article = a.article AND k.passage_start <= m.start_char AND m.end_char <= k.passage_end
  JOIN json_each(k.content_json) AS s ON (s.value ->> 0) <= m.start_char AND m.end_char <= (s.value ->> 1)
  WHERE a.name IN (SELECT n.name FROM name_search AS f JOIN names AS n ON n.number = f.rowid WHERE name_search MATCH ?)
  UNION ALL
  SELECT k.number FROM claim_search AS f JOIN claims AS k ON k.number = f.rowid
  WHERE claim_search MATCH ? AND k.words LIKE ? ESCAPE '!')"""
_BY_UNIT = "i.number IN ({})".format(
    " UNION ALL ".join(
        f"SELECT k.number FROM quantities AS x {_OF_CLAIM} WHERE {column} = ? AND {{}}"
        for column in ("x.unit COLLATE NOCASE", "x.concept", "x.outcome")
    )
)
_BY_PLACE = """i.number IN (
  SELECT k.number FROM places AS x
  JOIN claims AS k ON k.article = x.article AND k.passage_start <= x.start_char AND x.end_char <= k.passage_end
  WHERE x.name = ? COLLATE NOCASE OR x.code = ? OR x.code BETWEEN ? AND ?)"""
_WORDS = "i.number IN (SELECT rowid FROM claim_search WHERE claim_search MATCH ? AND rowid >= ?)"


def match_text(words: str) -> str | None:
    """Write words as an FTS5 query that cannot be misread; None when they hold nothing to look for.

    >>> match_text('banjir "Kota Palu" OR meng*')
    '"banjir" "Kota Palu" "OR" "meng"*'
    """
    return " ".join(f'"{phrase}"{star}' for phrase, star in _phrases(words)) or None


def beginnings_match(words: str) -> str | None:
    """The same with each bare word as a beginning, but for numbers: "12" is not 120.

    >>> beginnings_match('korban 12 "orang tewas"')
    '"korban"* "12" "orang tewas"'
    """
    parts = (
        f'"{phrase}"{star or ("" if quoted or phrase[0].isdigit() else "*")}' for phrase, star, quoted in _found(words)
    )
    return " ".join(parts) or None


def passage_match(words: str, *, by_stem: bool = False) -> str | None:
    """The same for the passages of claims, or for their stems.

    >>> passage_match("serangan", by_stem=True)
    'stems : (("serang" OR "serangan"))'
    """
    if not by_stem:
        match = match_text(words)
        return match and f"passage : ({match})"
    parts = []
    for phrase, star in _phrases(words):
        forms = (phrase,) if star else stem_variants(phrase)
        parts.append("(" + " OR ".join(f'"{form}"{star}' for form in forms) + ")")
    return f"stems : ({' AND '.join(parts)})" if parts else None


def words_match(query: ClaimQuery) -> str | None:
    """What the full-text index is asked for: None when no words are asked for, "" when they hold nothing."""
    if query.words is None:
        return None
    matches = [passage_match(words, by_stem=query.by_stem) for words in wanted_values(query.words)]
    return " OR ".join(f"({match})" for match in matches if match)


def plain_forms(query: ClaimQuery) -> tuple[str, list[list[tuple[str, ...]]]] | None:
    """The field of the full-text index, and the forms of each word of each text asked for; of whole words alone.

    >>> plain_forms(ClaimQuery(words="banjir serangan", by_stem=True))
    ('stems', [[('banjir',), ('serang', 'serangan')]])
    """
    texts = []
    for words in wanted_values(query.words):
        phrases = list(_phrases(words))
        if any(star for _, star in phrases):
            return None
        if phrases:
            texts.append([stem_variants(phrase) if query.by_stem else (phrase,) for phrase, _ in phrases])
    return ("stems" if query.by_stem else "passage", texts) if texts else None


def filters(query: ClaimQuery, *, any_rejected: bool, first: int = 0) -> list[Part]:
    """The conditions of a query on `claim_index AS i`, but for its words, each with its bindings.

    `first` is the first number of a claim that is asked about: words that are left out are looked up from it on.
    """
    parts = [
        *_each(query.speaker, _speaker),
        *_each(query.outlet, lambda name: (_BY_OUTLET, (_like(name),)) if name else NOTHING),
        *_each(query.agency, lambda name: (_BY_AGENCY, (_like(name),)) if name else NOTHING),
        *_each(query.about, _about),
        *_each(query.place, lambda place: (_BY_PLACE, _place(place))),
        *(_one_of(column, getattr(query, column)) for column in ("stance", "kind", "tier", "language")),
        _named("speaker", query.speaker_is),
        _named("outlet", query.outlet_is),
        *_dates(query),
        *_figures(query),
        *_judged(query, any_rejected=any_rejected),
    ]
    for other in query.without:
        sql, bindings = _whole(other, first)
        parts.append((f"NOT ({sql})", bindings))
    return [part for part in parts if part[0] != "1"]


def _whole(query: ClaimQuery, first: int) -> Part:
    """All conditions of a query in one."""
    match = words_match(query)
    parts = filters(query, any_rejected=False, first=first)
    if match is not None:
        parts.append((_WORDS, (match, first)) if match else NOTHING)
    return join_parts(parts)


def join_parts(parts: list[Part]) -> Part:
    """Several conditions in one."""
    return " AND ".join(sql for sql, _ in parts) or "1", tuple(b for _, bindings in parts for b in bindings)


def _phrases(words: str) -> Iterator[tuple[str, str]]:
    return ((phrase, star) for phrase, star, _ in _found(words))


def _found(words: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each word or phrase, "*" where it is a beginning, and whether it stood in quotation marks."""
    for quoted, quoted_star, bare in _PHRASE.findall(words.replace("\0", " ")):
        phrase = quoted or bare.rstrip("*")
        star = "*" if quoted_star or bare.endswith("*") else ""
        if any(character.isalnum() for character in phrase):
            yield phrase, star, bool(quoted)


def wanted_values(wanted: Wanted) -> tuple[str, ...]:
    """The values of which any will do.

    >>> wanted_values("deny")
    ('deny',)
    """
    return (wanted,) if isinstance(wanted, str) else wanted or ()


def _each(wanted: Wanted, make: Callable[[str], Part]) -> Iterator[Part]:
    """One condition that holds when that of any value does; none when nothing is wanted."""
    if wanted is not None:
        parts = [make(value) for value in wanted_values(wanted)] or [NOTHING]
        yield "(" + " OR ".join(sql for sql, _ in parts) + ")", tuple(b for _, bindings in parts for b in bindings)


def _speaker(words: str) -> Part:
    match = match_text(words)
    return (_BY_SPEAKER, (match,)) if match else NOTHING


def _about(name: str) -> Part:
    match = match_text(name)
    phrase = " ".join(phrase for phrase, _ in _phrases(name))
    return (_ABOUT, (match, passage_match(f'"{phrase}"') or "", _like(phrase))) if match else NOTHING


def _place(place: str) -> tuple[str, ...]:
    code = place.upper()
    return (place, code, f"{code}-", f"{code}.")  # "." follows "-": all codes that go on with a hyphen


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
    if query.since is not None:
        yield "i.moment >= ? AND i.moment < ?", (query.since[:10], UNDATED)
    if query.until is not None:
        # A moment goes on behind its day with what sorts before UNDATED.
        yield "i.moment < ?", (query.until[:10] + UNDATED,)


def _figures(query: ClaimQuery) -> Iterator[Part]:
    conditions: list[Part] = []
    if query.figure_min is not None:
        conditions.append(("(x.hi IS NULL OR x.hi >= ?)", (query.figure_min,)))
    if query.figure_max is not None:
        conditions.append(("(x.lo IS NULL OR x.lo <= ?)", (query.figure_max,)))
    within, bindings = join_parts(conditions)
    if query.unit is not None:
        yield from _each(query.unit, lambda unit: (_BY_UNIT.replace("{}", within), (unit, *bindings) * 3))
    elif conditions:
        yield f"i.number IN (SELECT k.number FROM quantities AS x {_OF_CLAIM} WHERE {within})", bindings


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


def _like(words: str) -> str:
    return "%" + re.sub(r"([!%_])", r"!\1", words) + "%"
