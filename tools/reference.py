"""Write docs/reference from the code: the command line, the API, the kinds that are printed as JSON, the library.

python tools/reference.py            write the pages
python tools/reference.py --check    only say which are not up to date
"""

import dataclasses
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click

import saksi
from saksi.record import Record
from saksi.show import answerline, line, reply
from saksi.show.cli import SECTIONS, cli
from saksi.show.web.api import QUESTIONS

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
WIDTH = 88
MADE = "<!-- Made from the code by tools/reference.py; `make reference` writes it anew. -->\n"


def command_page() -> str:
    """Every command with its help, as it prints it."""
    parts = [MADE, "# Commands\n", "As each prints it with `--help`.\n"]
    for title, commands in SECTIONS.items():
        parts.append(f"## {title}\n")
        for command, _ in commands:
            parts += [help_of(f"saksi {name}", each) for name, each in walk(command)]
    return "\n".join(parts)


def walk(command: click.Command, before: str = "") -> Iterator[tuple[str, click.Command]]:
    name = f"{before} {command.name}".strip()
    yield name, command
    if isinstance(command, click.Group):
        for each in command.commands.values():
            yield from walk(each, name)


def help_of(name: str, command: click.Command) -> str:
    parent = click.Context(cli, info_name=name.rpartition(" ")[0])
    context = click.Context(command, parent=parent, info_name=name.rpartition(" ")[2], terminal_width=WIDTH)
    shown = re.sub(r"; default: .*?user.*?\)", ")", command.get_help(context))
    return f"### {name}\n\n```text\n{shown}\n```\n"


def api_page() -> str:
    """Every question of the API with its parameters."""
    parts = [MADE, "# API\n", "`saksi serve` answers these with JSON; `/api/openapi.json` is the same for programs.\n"]
    for question in QUESTIONS:
        kind = question.gives.__name__
        parts.append(f"## GET /api{question.path}\n\n{question.about} Gives [{kind}](kinds.md#{kind.lower()}).\n")
        if question.params:
            parts.append("| parameter | meaning | values |\n|---|---|---|")
            parts += [f"| `{p.name}` | {cell(p.about)} | {values_of(p)} |" for p in question.params]
            parts[-1] += "\n"
    return "\n".join(parts)


def values_of(param: Any) -> str:
    told = ", ".join(f"`{choice}`" for choice in param.choices)
    if param.most is not None:
        told = f"0 to {param.most}; else {param.default}"
    return told + (" may be repeated" if param.is_repeated else "") + (" required" if param.is_required else "")


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def kinds_page() -> str:
    """Every kind that is printed as JSON, with its fields."""
    lines = [
        kind
        for module in (line, answerline, reply)
        for kind in vars(module).values()
        if dataclasses.is_dataclass(kind) and getattr(kind, "__module__", "") == module.__name__
    ]
    known: dict[str, type] = {}
    for kind in (Record, *lines, *(question.gives for question in QUESTIONS)):
        add_kind(kind, known)
    parts = [
        MADE,
        "# Kinds\n",
        "What `--json` prints and the API answers. A span is `[start, end)`, in code points of the article's `text`; "
        "`null` where nothing is known. `saksi read --json` prints [Record](#record).\n",
    ]
    return "\n".join([*parts, *(kind_of(kind) for kind in known.values())])


def add_kind(kind: Any, known: dict[str, type]) -> None:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind.__name__ not in known:
        known[kind.__name__] = kind
        for hint in inspect.get_annotations(kind, eval_str=True).values():
            add_kind(hint, known)
    for part in get_args(kind):
        add_kind(part, known)


def kind_of(kind: type) -> str:
    told = inspect.cleandoc(kind.__doc__ or "")
    rows = [f"| `{name}` | {type_of(hint)} |" for name, hint in inspect.get_annotations(kind, eval_str=True).items()]
    return "\n".join([f"## {kind.__name__}\n", f"{told}\n", "| field | type |", "|---|---|", *rows, ""])


def type_of(hint: Any) -> str:
    shown = hint.__name__ if isinstance(hint, type) and not get_args(hint) else str(hint)
    shown = re.sub(r"\b(?:saksi|typing|collections)(?:\.\w+)*\.(\w+)", r"\1", shown)
    shown = re.sub(r"Literal\[(.*?)\]", r"\1", shown).replace("NoneType", "null").replace("None", "null")
    return cell(f"`{shown}`") if "|" not in shown else f"`{cell(shown)}`"


def library_page() -> str:
    """Every public name of the package, with its docstring."""
    parts = [MADE, "# Library\n", "What `import saksi` promises; everything else may change.\n"]
    for name in sorted(saksi.__all__):
        value = getattr(saksi, name)
        if name.startswith("__"):
            continue
        parts.append(f"## {name}\n\n```text\n{name}{arguments_of(value)}\n```\n\n{plain_docs(value)}\n")
        if inspect.isclass(value) and not dataclasses.is_dataclass(value):
            parts.append(methods_of(value))
    return "\n".join(parts)


def arguments_of(value: Any) -> str:
    """The arguments of a function or a class by their names, without types, which change their looks with Python."""
    try:
        parameters = inspect.signature(value).parameters.values()
    except ValueError:
        return ""
    told = [f"{p.name}=..." if p.default is not p.empty else str(p.replace(annotation=p.empty)) for p in parameters]
    first_named = next((i for i, p in enumerate(parameters) if p.kind is p.KEYWORD_ONLY), None)
    if first_named is not None:
        told.insert(first_named, "*")
    return f"({', '.join(told)})"


def methods_of(kind: type) -> str:
    """What an object of a class can be asked, in one line each."""
    rows = [
        f"- `{name}`: {inspect.cleandoc(method.__doc__ or '').partition(chr(10))[0]}"
        for name, method in vars(kind).items()
        if not name.startswith("_") and (inspect.isfunction(method) or isinstance(method, classmethod))
    ]
    return "\n".join([*rows, ""])


def plain_docs(value: Any) -> str:
    told = inspect.cleandoc(value.__doc__ or "")
    return re.sub(r"(?m)^(?:>>>|\.\.\.) .*(?:\n(?!\n).*)*", lambda found: f"```python\n{found[0]}\n```", told)


PAGES = {"commands": command_page, "api": api_page, "kinds": kinds_page, "library": library_page}


def main() -> int:
    """Write the pages, or check them; 1 when one is not up to date."""
    stale = []
    for name, make in PAGES.items():
        path, made = FOLDER / f"{name}.md", make().rstrip() + "\n"
        if path.exists() and path.read_text(encoding="utf-8") == made:
            continue
        stale.append(path.name)
        if "--check" not in sys.argv:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(made, encoding="utf-8")
    print("\n".join(f"{'not up to date' if '--check' in sys.argv else 'written'}: {name}" for name in stale))
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
