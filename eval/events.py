"""Score events on annotated statements: `python eval/events.py [tune|held|fresh|open|sealed] [--misses]`.

An event is right when its type is; modes and marks are then scored among the right ones. `python eval/events.py judged`
counts the events of running news that were judged by reading, and writes them to the packs (`eventscore.tsv`).
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from saksi.kinds import Article, Claim, Event, Span
from saksi.pack import load_packs
from saksi.parse.reading import parse_article
from saksi.resolve.what.event import find_events
from saksi.resolve.when.time import find_times

DATA = Path(__file__).parent / "data"
MARKS = {"f": "future", "h": "historical", "n": "negated", "y": "hypothetical"}
PUBLISHED = "2025-07-13"
PACKS = Path(__file__).parent.parent / "src/saksi/packs"
SETS = {"id/dev": "id", "ud-id-csui": "id", "en-polnear/dev": "en"}

Wanted = tuple[str, str | None, str | None]


def load(language: str, half: str) -> Iterator[tuple[str, list[Wanted]]]:
    """Yield the statements of one half and what each tells of."""
    for line in (DATA / f"events.{language}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "half\t")):
            continue
        part, events, text = line.split("\t")
        if part == half:
            yield text, [] if events == "-" else [read_wanted(each) for each in events.split()]


def read_wanted(code: str) -> Wanted:
    """Read `TYPE:mode:mark`."""
    kind, mode, mark, *_ = [*code.split(":"), "", ""]
    return kind, mode or None, MARKS.get(mark)


def read_statement(text: str, language: str) -> tuple[Event, ...]:
    """The events of a text that somebody said as it stands."""
    packs = load_packs()
    reading = parse_article(Article("a", "k", text, "s", "a", published=PUBLISHED), packs, language=language)
    whole = Span(0, len(text))
    claim = Claim("c", "indirect", (), (), (whole,), "", "say", whole, "eval", "C")
    [told] = find_events(reading, packs[language], [claim], find_times(reading, packs[language]))
    return told.events


def count(found: tuple[Event, ...], wanted: list[Wanted], tally: Counter[tuple[str, str]]) -> bool:
    """Count one statement; gives whether its types are all right."""
    by_type = {each.type: each for each in found}
    for kind, mode, mark in wanted:
        tally[kind, "wanted"] += 1
        if event := by_type.get(kind):  # type: ignore[call-overload]
            tally[kind, "right"] += 1
            tally["mode", "right"] += event.mode == mode
            tally["marks", "right"] += event.marks == ((mark,) if mark else ())
    for event in found:
        tally[event.type, "found"] += 1
    return sorted(by_type) == sorted(kind for kind, _, _ in wanted)


def count_judged() -> None:
    """Write how many events of each type were judged and how many were right, by language."""
    lines = (DATA / "events.judged.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith(("#", "set\t"))]
    for language in ("id", "en"):
        own = [(kind, right) for name, _, _, kind, right in rows if SETS[name] == language]
        table = [
            "# Written by eval/events.py: events in news that the lexicon had not been read against.",
            "type\tfound\tright",
        ]
        for name in sorted({kind for kind, _ in own}):
            verdicts = [right == "1" for kind, right in own if kind == name]
            table.append(f"{name}\t{len(verdicts)}\t{sum(verdicts)}")
        (PACKS / language / "eventscore.tsv").write_text("\n".join(table) + "\n", encoding="utf-8")
        right = sum(right == "1" for _, right in own)
        print(f"{language} judged: {len(own)} events, {right} right ({100 * right / len(own):.1f} %)")


def main() -> None:
    """Print precision and recall for each language and type."""
    if "judged" in sys.argv:
        count_judged()
        return
    half = next((part for part in ("tune", "held", "fresh", "open", "sealed") if part in sys.argv), "tune")
    for language in ("id", "en"):
        tally: Counter[tuple[str, str]] = Counter()
        for text, wanted in load(language, half):
            found = read_statement(text, language)
            if not count(found, wanted, tally) and "--misses" in sys.argv:
                print(f"  {[(e.type, e.mode, text[slice(*e.span)]) for e in found]} != {wanted}: {text}")
        report(language, half, tally)


def report(language: str, half: str, tally: Counter[tuple[str, str]]) -> None:
    """Print one table."""
    kinds = sorted({kind for kind, _ in tally} - {"mode", "marks"})
    total = {name: sum(tally[kind, name] for kind in kinds) for name in ("found", "right", "wanted")}
    for kind in kinds:
        print(f"{language} {half} {kind:10}", *(f"{name} {tally[kind, name]:3}" for name in total))
    right = max(1, total["right"])
    print(
        f"{language} {half}: precision {100 * right / max(1, total['found']):.1f}, recall"
        f" {100 * right / max(1, total['wanted']):.1f}, mode right {100 * tally['mode', 'right'] / right:.1f},"
        f" marks right {100 * tally['marks', 'right'] / right:.1f}"
    )


if __name__ == "__main__":
    main()
