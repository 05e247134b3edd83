"""What linking keeps or hands to another process is read back by the types of its fields, which only Python tells."""

import importlib
import tomllib
from pathlib import Path

import msgspec

# What is handed to another process or kept in the ledger.
KEPT = (
    "article.known.Known",
    "earlier._Packed",
    "extend.Trace",
    "retell.Kept",
    "story.tale._Kept",
    "text.copy.Compared",
    "text.copy.Folded",
)


def reach(info: msgspec.inspect.Type, found: set[type]) -> set[type]:
    """Add all classes that a class is read back with, itself too, to those found."""
    if isinstance(cls := getattr(info, "cls", None), type):
        if cls in found:
            return found
        found.add(cls)
    parts = [getattr(info, name, None) for name in ("item_type", "key_type", "value_type")]
    many = [*getattr(info, "item_types", ()), *getattr(info, "types", ())]
    for part in (*parts, *many, *(field.type for field in getattr(info, "fields", ()))):
        if part is not None:
            reach(part, found)
    return found


def test_what_is_read_back_is_never_compiled() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    left = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]["exclude"]
    found: set[type] = set()
    for module, _, name in (each.rpartition(".") for each in KEPT):
        reach(msgspec.inspect.type_info(getattr(importlib.import_module(f"saksi.link.{module}"), name)), found)
    files = {f"/src/{each.__module__.replace('.', '/')}.py" for each in found if "saksi.link." in each.__module__}
    assert files == {path for path in left if path.startswith("/src/saksi/link")}
