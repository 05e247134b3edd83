"""Printing: words for a person, lines for a program, notes beside the data."""

import functools
import sys
from typing import TYPE_CHECKING, TypeVar

from saksi.show.plain import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

Item = TypeVar("Item")

# Longer lines tire the eye; prose sets 60 to 90 characters a line, and we indent.
WIDTH_LIMIT = 100
LABEL_WIDTH = 9


@functools.cache
def console() -> "Console":
    """The terminal, or the file standard output goes to. Colours only on a terminal, and not where NO_COLOR is set."""
    from rich.console import Console

    terminal = Console(highlight=False, markup=False, emoji=False)
    terminal.width = min(terminal.width, WIDTH_LIMIT)
    return terminal


def say(text: str = "", style: str = "", *, indent: int = 0) -> None:
    """Print a paragraph, wrapped, `indent` columns from the left; without a text, an empty line."""
    _print_wrapped(" " * indent, text, style)


def say_labelled(label: str, text: str, *, indent: int = 0, style: str = "") -> None:
    """Print a label and beside it a paragraph, wrapped under itself."""
    _print_wrapped(" " * indent + label.ljust(LABEL_WIDTH) + " ", text, style)


def _print_wrapped(margin: str, text: str, style: str) -> None:
    """Print a paragraph behind a margin, which is left empty from the second line on."""
    from rich.text import Text

    terminal = console()
    for line in Text(text, style).wrap(terminal, max(20, terminal.width - len(margin))) or [Text()]:
        line.rstrip()
        terminal.print(Text.assemble((margin, "dim"), line) if line else "", soft_wrap=True)
        margin = " " * len(margin)


def say_ends(left: str, right: str, style: str = "", *, indent: int = 0) -> None:
    """Print one thing at the left and one, dimmed, at the right end of the line, or below where it does not fit."""
    from rich.text import Text

    room = console().width - indent - len(left) - len(right)
    if room < 2:
        say(left, style, indent=indent)
        say(right, "dim", indent=indent)
    else:
        console().print(Text.assemble(" " * indent, (left, style), " " * room, (right, "dim")))


def rule() -> None:
    """Print a line across, to end a thing that is long."""
    console().rule(style="dim")


def write_line(line: object) -> None:
    """Write a value as one line of JSON."""
    import msgspec

    write_bytes(msgspec.json.encode(line) + b"\n")


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def or_note(items: "Iterable[Item]", text: str) -> "Iterator[Item]":
    """Yield what is there; where nothing is, tell that instead of nothing at all."""
    is_empty = True
    for item in items:
        is_empty = False
        yield item
    if is_empty:
        note(text)


def note(text: str) -> None:
    """Tell the person at the terminal something that is not data."""
    import click

    click.echo(flat(text), err=True)
