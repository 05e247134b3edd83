"""Language packs: every word of a human language, as data.

A pack is a folder `packs/CODE/` (ISO 639-1) with `pack.toml` for habits and one TSV file a table. A TSV file has a
header line, then one entry a line; lines that open with `#` are notes. The folder `und` (ISO 639-2: undetermined)
holds what belongs to no language.
"""

import functools
import importlib.resources
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from importlib.resources.abc import Traversable
from typing import Any

from saksi.errors import PackError

# Two single marks that print a double one, whatever the language.
DOUBLING = "'`\u2019"
DOUBLED_MARK = re.compile(rf"([{DOUBLING}])\1")
UNDETERMINED = "und"
_HYPHENED = re.compile("-[A-Z]")
# Distinct forms of one language whose stems are kept at hand: most of what news uses, some 10 MB.
_FORMS_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `where` is `id/say.tsv:41`, for error messages."""

    where: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        try:
            return self.cells[column]
        except KeyError:
            raise PackError(f"{self.where}: no column {column!r}") from None

    def one_of(self, column: str, allowed: frozenset[str]) -> str:
        """The cell, which must be one of `allowed`."""
        value = self[column]
        if value not in allowed:
            raise PackError(f"{self.where}: unknown {column} {value!r}")
        return value


@dataclass(frozen=True, slots=True)
class Habits:
    """How a language writes.

    `date_order` is `DMY` or `MDY`; `quote_pairs` hold an opening and a closing mark each; a lower-case word that
    opens with one of `verb_prefixes` is taken for a verb, and one that ends with one of `verb_suffixes` may be one.
    `single_pairs`: marks that print apostrophes too, and quote somebody only where a stop stands before the end mark.
    `stemmer` names the Snowball algorithm that takes a word's endings off, for search.
    A word that ends with one of `owning` tells whose the next is, one with one of `gerunds` may name an act (closing),
    one with one of `judgements` what something is thought to be (shameful).
    A word between a pair of `happenings` (beginning, end) names what happens (kenaikan, terwujudnya), another that
    opens with one of `doers` may name somebody by what he does (pelaut). A verb that opens with one of `transitive`
    has what it is done to behind it (melarang pukat).
    `home`: the ISO 3166-1 code of the country whose press prints the language most, "" when no one country does.
    `office_first`: what an office belongs to follows it (Gubernur Jawa Tengah).
    """

    name: str
    decimal_mark: str = "."
    group_mark: str = ","
    date_order: str = "DMY"
    quote_pairs: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    common_words: frozenset[str] = frozenset()
    verb_prefixes: tuple[str, ...] = ()
    verb_suffixes: tuple[str, ...] = ()
    stemmer: str = ""
    owning: tuple[str, ...] = ()
    gerunds: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    happenings: tuple[tuple[str, str], ...] = ()
    doers: tuple[str, ...] = ()
    transitive: tuple[str, ...] = ()
    single_pairs: tuple[str, ...] = ()
    home: str = ""
    office_first: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """One language's words. Compares and hashes by identity, so that a room may cache what it builds from it."""

    code: str
    habits: Habits
    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of `TABLE.tsv` in file order; none when the pack has no such file."""
        return self.tables.get(table, ())


def read_table(where: str, text: str) -> tuple[Row, ...]:
    """Read a TSV table. Raises PackError naming file, line and value.

    >>> read_table("xx/say.tsv", "form\\tstance\\nkoe\\tsay\\n")[0]["stance"]
    'say'
    """
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        return ()
    header = lines[0][1].split("\t")
    rows = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(header):
            raise PackError(f"{where}:{number}: {len(cells)} cells under {len(header)} columns: {line!r}")
        cells += [""] * (len(header) - len(cells))
        rows.append(Row(f"{where}:{number}", dict(zip(header, cells, strict=True))))
    return tuple(rows)


def read_habits(where: str, text: str) -> Habits:
    """Read `pack.toml`. Raises PackError naming the missing or wrong key."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: {error}") from error
    if raw.get("date_order", "DMY") not in ("DMY", "MDY"):
        raise PackError(f"{where}: unknown date_order {raw['date_order']!r}")
    if "name" not in raw:
        raise PackError(f"{where}: no key 'name'")
    known = {each.name for each in fields(Habits)}
    told = {key: _freeze(value) for key, value in raw.items() if key in known}
    sets = {"abbreviations": raw.get("abbreviations", ()), "common_words": raw.get("common_words", "").split()}
    return Habits(**told | {key: frozenset(words) for key, words in sets.items()})


def _freeze(value: Any) -> Any:
    return tuple(map(_freeze, value)) if isinstance(value, list) else value


def load_pack(folder: Traversable) -> Pack:
    """Read one pack folder."""
    code = folder.name
    toml = folder / "pack.toml"
    if not toml.is_file():
        raise PackError(f"{code}: no pack.toml")
    habits = read_habits(f"{code}/pack.toml", toml.read_text(encoding="utf-8"))
    tables = {
        file.name.removesuffix(".tsv"): read_table(f"{code}/{file.name}", file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".tsv")
    }
    return Pack(code, habits, tables)


@functools.cache
def load_packs() -> Mapping[str, Pack]:
    """Every bundled pack by its code, in order of code; `und` among them."""
    return {folder.name: load_pack(folder) for folder in _folders()}


@functools.cache
def load_habits() -> Mapping[str, Habits]:
    """The habits of every bundled language by its code, without its words: a small part of the time of all."""
    return {
        folder.name: read_habits(f"{folder.name}/pack.toml", (folder / "pack.toml").read_text(encoding="utf-8"))
        for folder in _folders()
        if folder.name != UNDETERMINED
    }


@functools.cache
def load_table(code: str, name: str) -> tuple[Row, ...]:
    """One table of a bundled pack, alone; no rows where there is none."""
    file = _root() / code / f"{name}.tsv"
    return read_table(f"{code}/{file.name}", file.read_text(encoding="utf-8")) if file.is_file() else ()


@functools.cache
def load_stemmer(language: str | None) -> Callable[[str], str]:
    """Give what takes the affixes off a word in small letters; without a stemmer, the word itself.

    >>> load_stemmer("id")("mengasapi"), load_stemmer("id")("diasapi"), load_stemmer(None)("diasapi")
    ('asap', 'asap', 'diasapi')
    """
    habits = load_habits().get(language or "")
    if habits is None or not habits.stemmer:
        return str
    # It takes a while to load, and most that is asked of a pack needs no stems.
    import snowballstemmer

    known = {row["form"]: row["stem"] for row in load_table(language or "", "stem")}
    algorithm = snowballstemmer.stemmer(habits.stemmer)
    return functools.lru_cache(_FORMS_KEPT)(lambda word: known.get(word) or algorithm.stemWord(word))


def add_rows(packs: Mapping[str, Pack], code: str, table: str, rows: Sequence[Row]) -> Mapping[str, Pack]:
    """The packs with more rows at the end of one table, where they outweigh what stands before."""
    pack = packs[code]
    tables = {**pack.tables, table: (*pack.rows(table), *rows)}
    return {**packs, code: replace(pack, tables=tables)}


def languages(packs: Mapping[str, Pack]) -> tuple[Pack, ...]:
    """The packs that are languages, in order of code."""
    return tuple(pack for code, pack in packs.items() if code != UNDETERMINED)


def inflect(form: str, kinds: str, pack: Pack) -> Mapping[str, str]:
    """Give the forms of a word, or of the first of several, by the rows of `affix.tsv` of some kinds.

    Each has its voice: `active` has behind it whom it befalls, `passive` in front, `either` may be both.

    >>> sorted(inflect("tolak", "me", load_packs()["id"]).items())
    [('ditolak', 'passive'), ('menolak', 'active')]
    >>> sorted(inflect("try out", "verb", load_packs()["en"]))
    ['tried out', 'tries out', 'try out', 'trying out']
    """
    word, blank, rest = form.partition(" ")
    forms: dict[str, str] = {}
    for kind in kinds.split():
        rows = _affixes(pack).get(kind, ())
        for edge in dict.fromkeys(row["edge"] for row in rows):
            fitting = [row for row in rows if row["edge"] == edge and _has_edge(word, row)]
            longest = max((len(row["letters"]) for row in fitting), default=0)
            for row in fitting:
                if len(row["letters"]) == longest or (edge == "start" and not row["letters"]):
                    cut = int(row["cut"])
                    made = row["add"] + word[cut:] if edge == "start" else word[: len(word) - cut] + row["add"]
                    forms.setdefault(made + blank + rest, row["voice"])
    return forms or {form: ""}


def _has_edge(word: str, row: Row) -> bool:
    return word.startswith(row["letters"]) if row["edge"] == "start" else word.endswith(row["letters"])


@functools.cache
def _affixes(pack: Pack) -> Mapping[str, Sequence[Row]]:
    kinds: dict[str, list[Row]] = {}
    for row in pack.rows("affix"):
        kinds.setdefault(row["kind"], []).append(row)
    return kinds


@functools.cache
def inflected(pack: Pack, table: str) -> tuple[Row, ...]:
    """The rows of a table in file order, each with a cell `voice`; one whose cell `inflect` names kinds of `affix.tsv`
    once in every such form that no row of its own gives the same kind and value.
    """
    rows: list[Row] = []
    own = {(row["form"], row.cells.get("kind"), row.cells.get("value")) for row in pack.rows(table)}
    for row in pack.rows(table):
        kinds = row.cells.get("inflect", "")
        forms = inflect(row["form"], kinds, pack) if kinds else {row["form"]: ""}
        for form, voice in forms.items():
            if form == row["form"] or (form, row.cells.get("kind"), row.cells.get("value")) not in own:
                rows.append(Row(row.where, {**row.cells, "form": form, "voice": voice}))
    return tuple(rows)


@functools.cache
def load_roles(pack: Pack) -> Mapping[str, frozenset[str]]:
    """The small words of a pack (`word.tsv`), casefolded, with the roles each can play in a sentence."""
    roles: dict[str, set[str]] = {}
    for row in pack.rows("word"):
        roles.setdefault(row["form"].casefold(), set()).add(row["role"])
    return {form: frozenset(found) for form, found in roles.items()}


@functools.cache
def list_forms(pack: Pack, table: str, kind: str | None = None) -> frozenset[str]:
    """The forms of a table's rows, of one kind where it is given, casefolded."""
    return frozenset(row["form"].casefold() for row in pack.rows(table) if kind is None or row["kind"] == kind)


def raise_tied(text: str, pack: Pack) -> str:
    """A text with a capital on each article tied to a name (al-Sayed), so that the two read as the name they are."""
    # Few texts have a capital behind a hyphen.
    return _tied(pack).sub(lambda article: article.group().capitalize(), text) if _HYPHENED.search(text) else text


@functools.cache
def _tied(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(form for form in load_roles(pack) if form.endswith('-')) or '(?!)'})(?=[A-Z])")


def _root() -> Traversable:
    return importlib.resources.files("saksi") / "packs"


def _folders() -> list[Traversable]:
    """The folders of the bundled packs, in order of code."""
    return sorted((f for f in _root().iterdir() if f.is_dir() and not f.name.startswith("_")), key=lambda f: f.name)
