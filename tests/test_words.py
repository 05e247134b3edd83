"""No word of a human language stands in a module: words are data, in `packs`.

What is looked for in every string that is not a docstring:

1. a letter beyond ASCII or a quotation mark other than `"` and `'`, written out or escaped (dashes, stops, symbols and
   invisible characters belong to no language, but are escaped, so that the reader of the code sees which they are);
2. a form that a pack other than English lists, as a word anywhere in the string;
3. a form that the English pack lists, when the string is nothing but it or a list of such (`"a|b"`, `"a b".split()`),
   unless it is a code of `kinds.py` or a name in our own code. English sentences are for the user and stay; so do the
   labels of `show`, which speaks English.
"""

import ast
import dataclasses
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import pytest

import saksi
from saksi import kinds
from saksi.pack import Pack, languages, load_packs

SOURCE = Path(saksi.__file__).parent
SPEAKS_ENGLISH = SOURCE / "show"
MODULES = sorted(SOURCE.rglob("*.py"))

# By Unicode's categories: letters, opening and closing quotation marks. Two marks that open low are filed as brackets.
SPEAKING = ("L", "Pi", "Pf")
LOW_MARKS = "\u201a\u201e"
# Signs that may stand in a string all the same. Each with the reason.
ALSO_SIGNS = {
    "\u2019": "the apostrophe inside a word, says Unicode",
    "\u00aa": "behind a number, the sign of an ordinal",
    "\u00ba": "behind a number, the sign of an ordinal or a degree",
}

# Columns of the packs' tables that hold a language's words. All other columns hold codes, which the code may name.
FORMS = {"form", "name", "short"}
PROSE = {"full", "lemma", "newsroom", "note", "pattern", "source", "with", "without"}

# Forms of packs that may stand in a string all the same. Each with the reason.
ALSO_NAMES = {
    "accept": "a class of how two judges agree",
    "api": "the address under which programs ask",
    "author": "a field of schema.org and of HTML's meta",
    "ballot box": "what is counted",
    "br": "an element of HTML",
    "demo": "a command of the program",
    "files": "a field of a plan for wide reading",
    "find": "a name that the library promises",
    "category": "a field of a Markdown file's head",
    "de": "how TIMEX3 writes a duration of decades",
    "heard": "a rule that reads claims",
    "in care": "an outcome",
    "latest": "a policy",
    "done": "the folder that says which parts are read",
    "drum": "what is counted",
    "dt": "an element of HTML, and between the day and the hour of ISO 8601",
    "figure": "a column of the table of figures",
    "groups": "a step of wide linking",
    "hotspot": "what is counted",
    "inf": "how a number without end is written",
    "left": "a side of a box in CSS, and how two tables are joined",
    "mark": "a column of wide linking: a run of words as a number",
    "media": "media type",
    "minute": "a granularity of time",
    "most": "a policy",
    "much": "a word of the English help",
    "negative": "how Unicode names white letters on black",
    "next": "a relation of HTML's link",
    "officials": "a policy",
    "other": "how a figure stands to one asked about",
    "papers": "what is counted",
    "pt": "a unit of CSS, and how ISO 8601 writes a duration of hours",
    "rb": "how a file is opened to read its bytes",
    "rejected": "a verdict on a claim, in the ledger",
    "rejects": "a table of the ledger and of Parquet",
    "relays": "a step of linking",
    "saksi": "the program's name",
    "shot down": "what is counted of drones and missiles",
    "strong": "an element of HTML",
    "target": "a header of WARC",
    "true": "a value of JSON and of SQL",
    "unit": "a field of a quantity",
    "updated": "a field of a feed's entry",
    "week": "a granularity of time",
    "without power": "what is said of customers",
}


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def docstrings(nodes: Sequence[ast.AST]) -> set[int]:
    """The ids of the strings that stand alone as a statement: docstrings of modules, functions and attributes."""
    return {id(node.value) for node in nodes if isinstance(node, ast.Expr)}


def docstring_lines(tree: ast.AST) -> set[int]:
    """The numbers of the lines that docstrings take."""
    alone = [node for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    return {line for node in alone for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}


def literals(nodes: Sequence[ast.AST]) -> Iterator[tuple[int, str, bool]]:
    """Yield line, text and whether it is a list of words (`"a b".split()`) for every string that is no docstring."""
    skipped = docstrings(nodes)
    lists = {
        id(node.func.value)
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split"
    }
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value, id(node) in lists or is_alternation(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "chr":
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, int):
                    yield node.lineno, chr(argument.value), False


def is_alternation(text: str) -> bool:
    """Say whether a string lists words for a regular expression."""
    return "|" in text and " | " not in text


def unescape(text: str) -> str:
    """Turn what a regular expression writes as `\\u201c` or `\\xab` into the character."""
    return re.sub(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))", lambda m: chr(int(m[1] or m[2], 16)), text)


def is_of_a_language(sign: str) -> bool:
    """Say whether a character is a foreign letter or a quotation mark that some languages use and others do not."""
    if sign.isascii() or sign in ALSO_SIGNS:
        return False
    return unicodedata.category(sign).startswith(SPEAKING) or sign in LOW_MARKS


def words_of(text: str) -> list[str]:
    """The words of a string in lower case. What a regular expression writes with a backslash is none."""
    return re.findall(r"[^\W\d_]+", re.sub(r"\\\w", " ", text).casefold())


def runs_of(words: Sequence[str]) -> Iterator[str]:
    """Every run of words that is no longer than the longest form."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_FORM, len(words)) + 1):
            yield " ".join(words[start:end])


def cells_of(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield column and cell of every table of a pack."""
    for table in pack.tables.values():
        for row in table:
            yield from row.cells.items()


def forms_of(pack: Pack) -> frozenset[str]:
    """Every form that a pack lists in its tables or among its common words, in lower case."""
    every = {cell.casefold() for column, cell in cells_of(pack) if column in FORMS}
    every |= {word.casefold() for word in pack.habits.common_words}
    return frozenset(form for form in every if len(form) > 1 and any(letter.isalpha() for letter in form))


def own_names() -> frozenset[str]:
    """The names of rooms, codes and fields, and of the packs' tables, columns and codes."""
    names = {path.parent.name for path in MODULES}
    for value in vars(kinds).values():
        names.update(code.casefold() for code in get_args(value) if isinstance(code, str))
        if isinstance(value, type) and dataclasses.is_dataclass(value):
            names.update(field.name for field in dataclasses.fields(value))
    for pack in load_packs().values():
        names.update(pack.tables)
        for column, cell in cells_of(pack):
            names.add(column)
            if column == "pattern":
                names.update(re.findall(r"\{(\w+)\}", cell))
            elif column not in FORMS | PROSE:
                names.update(cell.split(), re.findall(r"\w+", cell))
    return frozenset(names)


def local_names(nodes: Sequence[ast.AST]) -> frozenset[str]:
    """The names a module gives to the groups of its regular expressions, and the codes of its own `Literal`s."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            names.update(re.findall(r"\(\?P<(\w+)>", node.value))
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            codes = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            names.update(str(code.value) for code in codes if isinstance(code, ast.Constant))
    return frozenset(names)


PACKS = load_packs()
ENGLISH = forms_of(PACKS["en"])
FOREIGN = frozenset().union(*(forms_of(pack) for pack in languages(PACKS) if pack.code != "en"))
FORBIDDEN_ANYWHERE = FOREIGN - ENGLISH - ALSO_NAMES.keys()
FORBIDDEN_ALONE = ENGLISH - own_names() - ALSO_NAMES.keys()
LONGEST_FORM = max(len(form.split()) for form in FORBIDDEN_ANYWHERE)


def faults(path: Path) -> Iterator[str]:
    """Yield every word of a human language that stands in a module, with its line."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = local_names(nodes)
    for line, raw, is_list in literals(nodes):
        text = unescape(raw)
        for sign in sorted(filter(is_of_a_language, set(text))):
            yield f"{line}: {sign!a} ({unicodedata.name(sign, 'no name')}) in {raw!a}"
        words = words_of(text)
        found = FORBIDDEN_ANYWHERE.intersection(runs_of(words))
        alone = words if is_list else [text.casefold()]
        listed = set() if SPEAKS_ENGLISH in path.parents else FORBIDDEN_ALONE.intersection(alone) - names
        for form in sorted(found | listed):
            yield f"{line}: {form!r} in {raw!a}"


def test_no_word_of_a_human_language_stands_in_a_module() -> None:
    assert MODULES
    if wrong := [f"{name_of(path)}:{fault}" for path in MODULES for fault in faults(path)]:
        pytest.fail("\n".join(["Words and signs of a language belong in packs/:", *wrong]), pytrace=False)


def test_code_is_written_in_ascii() -> None:
    """Docstrings aside: two signs that look alike must not look alike in a rule."""
    wrong = []
    for path in MODULES:
        source = path.read_text(encoding="utf-8")
        if not source.isascii():
            told = docstring_lines(ast.parse(source))
            lines = enumerate(source.splitlines(), 1)
            wrong += [f"{name_of(path)}:{n}" for n, line in lines if n not in told and not line.isascii()]
    assert wrong == []


PLANTED = [
    'CUES = {"bahwa"}',
    'FIND = r"\\b(yang|dan)\\b"',
    'message = f"tidak {1} ada"',
    'WORDS = "the said of".split()',
    'FIND = "would|their"',
    'if "their" == x: pass',
    'MARK = "\\u201c"',
    'MARK = r"[\\u201c\\u201d]"',
    "MARK = chr(0x201C)",
    'MARK = "\\N{LEFT DOUBLE QUOTATION MARK}"',
    'MONTH = "février"',
]
CLEAN = [
    '"""Words such as bahwa may stand in a docstring."""',
    'def f():\n    """So may yang, and “marks”."""',
    'raise ValueError("the page has no text, which is an error")',
    'row["form"]',
    'stance = "say"',
    'ZERO_WIDTH = "\\u200b"',
    'DASH = "\\u2013"',
    'kind = "indirect"',
]


@pytest.mark.parametrize("code", PLANTED)
def test_a_planted_word_is_found(code: str, tmp_path: Path) -> None:
    module = tmp_path / "planted.py"
    module.write_text(code, encoding="utf-8")
    assert list(faults(module))


@pytest.mark.parametrize("code", CLEAN)
def test_what_is_no_word_of_a_pack_is_let_be(code: str, tmp_path: Path) -> None:
    module = tmp_path / "clean.py"
    module.write_text(code, encoding="utf-8")
    assert not list(faults(module))


def test_every_exception_is_needed() -> None:
    """A form on a list of exceptions that no pack lists any more is a line to delete."""
    assert ALSO_NAMES.keys() <= ENGLISH | FOREIGN
