"""The rules of how the code is built that no linter knows. Imports between rooms are `lint-imports`' business."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import saksi

SOURCE = Path(saksi.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_MODULE = 300
# The vocabulary of the whole program: it is read from one place, and is mostly what each field means.
LONGER = {"kinds.py"}
LONGEST_FUNCTION = 40
MOST_ARGUMENTS = 5
CUPBOARDS = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
PARENTS = {"Protocol", "Generic", "NamedTuple", "Struct", "Exception"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def definitions(path: Path) -> Iterator[ast.AST]:
    yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def body_lines(function: Function) -> int:
    """How long a function is, without its docstring and decorators."""
    end = function.end_lineno or function.lineno
    length = end - function.lineno + 1
    if ast.get_docstring(function) is not None:
        docstring = function.body[0]
        length -= (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return length


def arguments(function: Function) -> list[ast.arg]:
    """Its arguments, without self and cls."""
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return [argument for argument in every if argument.arg not in ("self", "cls")]


def is_command(function: Function) -> bool:
    """Say whether the command line calls it: then each argument is an option that the user sees."""
    calls = [decorator.func for decorator in function.decorator_list if isinstance(decorator, ast.Call)]
    return any(isinstance(call, ast.Attribute) and call.attr in ("command", "option", "argument") for call in calls)


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path) not in LONGER], ids=name_of)
def test_a_module_is_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE, f"{name_of(path)}: {lines} lines"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_is_short_and_takes_few_arguments(path: Path) -> None:
    wrong = []
    for node in definitions(path):
        if isinstance(node, Function):
            where = f"{name_of(path)}:{node.lineno} {node.name}"
            if (lines := body_lines(node)) > LONGEST_FUNCTION:
                wrong.append(f"{where}: {lines} lines")
            if (count := len(arguments(node))) > MOST_ARGUMENTS and not is_command(node):
                wrong.append(f"{where}: {count} arguments")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_a_cupboard(path: Path) -> None:
    assert path.stem not in CUPBOARDS, f"{name_of(path)} says nothing of what it holds"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_and_public_name_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = []
    if tree.body and not ast.get_docstring(tree):
        silent.append(f"{name_of(path)}: no docstring")
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node):
            silent.append(f"{name_of(path)}:{node.lineno} {node.name}: no docstring")
    assert not silent, "\n".join(silent)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_errors_and_protocols_are_inherited_from(path: Path) -> None:
    wrong = []
    for node in definitions(path):
        if isinstance(node, ast.ClassDef):
            parents = [ast.unparse(parent).rpartition(".")[2].partition("[")[0] for parent in node.bases]
            bad = [parent for parent in parents if parent not in PARENTS and not parent.endswith("Error")]
            wrong += [f"{name_of(path)}:{node.lineno} {node.name} inherits from {parent}" for parent in bad]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_dataclass_is_slotted_and_what_leaves_a_module_is_frozen(path: Path) -> None:
    """A private one may be filled while its function runs."""
    wrong = []
    for node in (node for node in definitions(path) if isinstance(node, ast.ClassDef)):
        for decorator in node.decorator_list:
            written = ast.unparse(decorator)
            is_frozen = "frozen=True" in written or node.name.startswith("_")
            if "dataclass" in written and not ("slots=True" in written and is_frozen):
                wrong.append(f"{name_of(path)}:{decorator.lineno} {node.name}: {written}")
    assert not wrong, "\n".join(wrong)


ROOMS = ("read", "clean", "parse", "claim", "resolve", "link", "ledger")
OUTSIDE = {"os.environ", "os.getenv", "time.time", "datetime.now", "datetime.today", "date.today", "Path.cwd"}


@pytest.mark.parametrize(
    "path", [path for room in ROOMS for path in sorted((SOURCE / room).rglob("*.py"))], ids=name_of
)
def test_a_room_asks_neither_clock_nor_environment(path: Path) -> None:
    calls = [ast.unparse(node) for node in definitions(path) if isinstance(node, ast.Attribute)]
    asked = [call for call in calls if any(call == name or call.endswith("." + name) for name in OUTSIDE)]
    assert not asked, f"{name_of(path)} asks {asked}: pass it in"
