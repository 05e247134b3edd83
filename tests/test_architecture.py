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
Nodes = dict[Path, list[ast.AST]]


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.fixture(scope="module")
def modules() -> Nodes:
    """All nodes of each module's tree; the first is the module itself."""
    return {path: list(ast.walk(ast.parse(path.read_text(encoding="utf-8")))) for path in MODULES}


def definitions(modules: Nodes) -> Iterator[tuple[str, Function | ast.ClassDef]]:
    for path, nodes in modules.items():
        for node in nodes:
            if isinstance(node, Function | ast.ClassDef):
                yield f"{name_of(path)}:{node.lineno} {node.name}", node


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


def test_a_module_is_short() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE and name not in LONGER} == {}


def test_a_function_is_short_and_takes_few_arguments(modules: Nodes) -> None:
    wrong = []
    for where, node in definitions(modules):
        if isinstance(node, Function):
            if (lines := body_lines(node)) > LONGEST_FUNCTION:
                wrong.append(f"{where}: {lines} lines")
            if (count := len(arguments(node))) > MOST_ARGUMENTS and not is_command(node):
                wrong.append(f"{where}: {count} arguments")
    assert not wrong, "\n".join(wrong)


def test_no_module_is_a_cupboard() -> None:
    assert [name_of(path) for path in MODULES if path.stem in CUPBOARDS] == []


def test_every_module_and_public_name_says_what_it_is(modules: Nodes) -> None:
    silent = []
    for path, [tree, *_] in modules.items():
        assert isinstance(tree, ast.Module)
        if tree.body and not ast.get_docstring(tree):
            silent.append(name_of(path))
        for node in (node for node in tree.body if isinstance(node, Function | ast.ClassDef)):
            if not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{name_of(path)}:{node.lineno} {node.name}")
    assert not silent, "\n".join(silent)


def test_only_errors_and_protocols_are_inherited_from(modules: Nodes) -> None:
    wrong = []
    for where, node in definitions(modules):
        for base in node.bases if isinstance(node, ast.ClassDef) else ():
            parent = ast.unparse(base).rpartition(".")[2].partition("[")[0]
            if parent not in PARENTS and not parent.endswith("Error"):
                wrong.append(f"{where} inherits from {parent}")
    assert not wrong, "\n".join(wrong)


def test_every_dataclass_is_slotted_and_what_leaves_a_module_is_frozen(modules: Nodes) -> None:
    """A private one may be filled while its function runs."""
    wrong = []
    for where, node in definitions(modules):
        for decorator in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            written = ast.unparse(decorator)
            is_frozen = "frozen=True" in written or node.name.startswith("_")
            if "dataclass" in written and not ("slots=True" in written and is_frozen):
                wrong.append(f"{where}: {written}")
    assert not wrong, "\n".join(wrong)


ROOMS = ("read", "clean", "parse", "claim", "resolve", "link", "ledger")
OUTSIDE = {"os.environ", "os.getenv", "time.time", "datetime.now", "datetime.today", "date.today", "Path.cwd"}


def test_a_room_asks_neither_clock_nor_environment(modules: Nodes) -> None:
    """What it needs of them is passed in."""
    rooms = {path: nodes for path, nodes in modules.items() if path.relative_to(SOURCE).parts[0] in ROOMS}
    assert {path.relative_to(SOURCE).parts[0] for path in rooms} == set(ROOMS)
    last = {name.rpartition(".")[2] for name in OUTSIDE}
    asked = [
        f"{name_of(path)}:{node.lineno} asks {call}"
        for path, nodes in rooms.items()
        for node in nodes
        if isinstance(node, ast.Attribute) and node.attr in last
        if any(f".{(call := ast.unparse(node))}".endswith(f".{name}") for name in OUTSIDE)
    ]
    assert not asked, "\n".join(asked)
