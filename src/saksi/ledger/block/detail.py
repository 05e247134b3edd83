"""What only the tables of figures, places, agencies and names tell of a claim, as conditions in SQL.

Each takes of which claims it is asked: where these are not all, it goes by the articles of those, which are few, and
not by the values.
"""

from collections.abc import Iterator, Sequence

from saksi.ledger.search.match import find_phrases, match_text, passage_match
from saksi.ledger.search.part import NOTHING, Part, Wanted, each_value, join_parts, like_text
from saksi.ledger.shape import write_json

# Which claims are asked about, as what follows a number in a condition; None for all.
Scope = Part | None

_OF_CLAIM = "JOIN claims AS k ON k.article = x.article AND k.id = x.claim"
_IN_PASSAGE = "k.article = x.article AND k.passage_start <= {m}.start_char AND {m}.end_char <= k.passage_end"
_FROM = """(SELECT DISTINCT article FROM claim_index NOT INDEXED WHERE number {scope}) AS b
  CROSS JOIN {table} AS x ON x.article = b.article"""
_BY_AGENCY = f"SELECT k.number FROM {{source}} {_OF_CLAIM} WHERE x.name LIKE ? ESCAPE '!'"
# Who is named in the content of a claim: an actor known by that name, however mentioned there, or the words themselves.
NAMED = "SELECT n.name FROM name_search AS f JOIN names AS n ON n.number = f.rowid WHERE name_search MATCH ?"
# In this order: SQLite would look at the claims of each mention before it looks at names.
_BY_NAME = f"""SELECT k.number FROM {{source}}
  CROSS JOIN mentions AS m ON m.article = x.article AND m.actor = x.id
  CROSS JOIN claims AS k ON {_IN_PASSAGE.format(m="m")}
  CROSS JOIN json_each(k.content_json) AS s ON (s.value ->> 0) <= m.start_char AND m.end_char <= (s.value ->> 1)
  WHERE x.name IN ({NAMED})"""
_BY_CONTENT = """SELECT k.number FROM claim_search AS f JOIN claims AS k ON k.number = f.rowid
  WHERE claim_search MATCH ? AND f.rowid {scope} AND k.words LIKE ? ESCAPE '!'"""
_BY_PLACE = f"""SELECT k.number FROM {{source}} JOIN claims AS k ON {_IN_PASSAGE.format(m="x")}
  WHERE (x.name = ? COLLATE NOCASE OR x.code = ? OR x.code BETWEEN ? AND ?)"""
_BY_FIGURE = f"SELECT k.number FROM {{source}} {_OF_CLAIM} WHERE {{within}}"
_UNIT_COLUMNS = ("x.unit COLLATE NOCASE", "x.concept", "x.outcome")
EVERY: Part = (">= ?", (0,))


def numbers_from(first: int) -> Scope:
    """The claims from a number on."""
    return (">= ?", (first,)) if first else None


def these_numbers(numbers: Sequence[int]) -> Part:
    """Some claims by their numbers."""
    return "IN (SELECT value FROM json_each(?))", (write_json(list(numbers)),)


def by_agency(wanted: Wanted, scope: Scope) -> Iterator[Part]:
    """Claims that came through an agency with a part of its name."""

    def agency(name: str) -> Part:
        return _among(_BY_AGENCY, "relays", scope, (like_text(name),)) if name else NOTHING

    yield from each_value(wanted, agency)


def by_about(wanted: Wanted, scope: Scope) -> Iterator[Part]:
    """Claims that speak of somebody."""

    def about(name: str) -> Part:
        named, said, like = about_parts(name)
        if not named:
            return NOTHING
        sql, bindings = by_actor(named, scope)
        numbers, of_scope = scope or EVERY
        content = _BY_CONTENT.replace("{scope}", numbers)
        return f"({sql} OR i.number IN ({content}))", (*bindings, said, *of_scope, like)

    yield from each_value(wanted, about)


def by_actor(named: str, scope: Scope) -> Part:
    """Claims whose content mentions an actor, given what the index of names is asked for."""
    return _among(_BY_NAME, "actors", scope, (named,))


def about_parts(name: str) -> tuple[str, str, str]:
    """What the index of names is asked for, that of claims, and what the content must be like; "" for nothing.

    >>> about_parts('sari "dewi*')
    ('"sari" "dewi"*', 'passage : ("sari dewi")', '%sari dewi%')
    """
    phrase = " ".join(phrase for phrase, _ in find_phrases(name))
    return match_text(name) or "", passage_match(f'"{phrase}"') or "", like_text(phrase)


def by_place(wanted: Wanted, scope: Scope) -> Iterator[Part]:
    """Claims in whose sentences a place is named."""

    def place(name: str) -> Part:
        return _among(_BY_PLACE, "places", scope, (name, *place_codes(name)))

    yield from each_value(wanted, place)


def place_codes(place: str) -> tuple[str, str, str]:
    """The code that is asked for, and between which two all lie that stand for a part of it.

    >>> place_codes("id")
    ('ID', 'ID-', 'ID.')
    """
    code = place.upper()
    return code, f"{code}-", f"{code}."  # "." follows "-": all codes that go on with a hyphen


def by_figure(unit: Wanted, bounds: tuple[float | None, float | None], scope: Scope) -> Iterator[Part]:
    """Claims with a figure of a unit that may lie between two bounds."""
    least, most = bounds
    conditions: list[Part] = []
    if least is not None:
        conditions.append(("(x.hi IS NULL OR x.hi >= ?)", (least,)))
    if most is not None:
        conditions.append(("(x.lo IS NULL OR x.lo <= ?)", (most,)))
    within, bindings = join_parts(conditions)
    if unit is not None:
        yield from each_value(unit, lambda name: _by_unit(name, (within, bindings), scope))
    elif conditions:
        yield _among(_BY_FIGURE.replace("{within}", within), "quantities", scope, bindings)


def _by_unit(name: str, within: Part, scope: Scope) -> Part:
    where, bindings = within
    sql, width = _BY_FIGURE.replace("{within}", where), len(_UNIT_COLUMNS)
    if scope:
        # In one go, and with a plus: SQLite does not go by indexes then.
        either = " OR ".join(f"+{column} = ?" for column in _UNIT_COLUMNS)
        return _among(f"{sql} AND ({either})", "quantities", scope, (*bindings, *[name] * width))
    columns = " UNION ALL ".join(f"{sql} AND {column} = ?" for column in _UNIT_COLUMNS)
    return _among(columns, "quantities", scope, (*bindings, name) * width)


def _among(sql: str, table: str, scope: Scope, bindings: tuple[str | int | float, ...]) -> Part:
    """The condition that a claim is among those that are selected."""
    source = _FROM.format(scope=scope[0], table=table) if scope else f"{table} AS x"
    of_scope = scope[1] if scope else ()
    return f"i.number IN ({sql.replace('{source}', source)})", (*of_scope, *bindings)
