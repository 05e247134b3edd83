"""Run every case of tests/cases: a text, and what must be read out of it. README.md there says how one is written."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from saksi.kinds import Finding, Span

FOLDER = Path(__file__).parent / "cases"
KINDS = ("claims", "quantities", "times", "places", "actors", "sentences", "cuts")
ABOUT = {"name", "text", "published", "language", "seen", "fails"}
SHORT = {"claims": "content", "actors": "name"}
NOTHING = "none"

Seen = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One case. `wanted` holds for each kind what must come out."""

    where: str
    text: str
    wanted: dict[str, Sequence[Any]]
    published: str | None
    language: str | None
    fails: str | None


def load_cases(path: Path) -> Iterator[Case]:
    """Yield the cases of one file. A key that means nothing is an error."""
    file = tomllib.loads(path.read_text(encoding="utf-8"))
    assert file.keys() <= {"published", "language", "case"}, f"{path.name}: unknown key among {sorted(file)}"
    for raw in file["case"]:
        where = f"{path.relative_to(FOLDER).with_suffix('')}: {raw['name']}"
        unknown = raw.keys() - ABOUT - set(KINDS)
        assert not unknown, f"{where}: unknown {sorted(unknown)}"
        wanted = {kind: raw[kind] for kind in KINDS if kind in raw}
        assert wanted, f"{where}: expects nothing"
        language = raw.get("language", file.get("language"))
        published = raw.get("published", file.get("published"))
        yield Case(where, raw["text"], wanted, published, language, raw.get("fails"))


CASES = [case for path in sorted(FOLDER.rglob("*.toml")) for case in load_cases(path)]


def describe(kind: str, item: Any, finding: Finding) -> Seen:
    """What came out, with every span as the text it covers and every id as what it stands for."""
    text = finding.article.text
    seen: Seen = {}
    for name in type(item).__slots__:
        value = getattr(item, name)
        if isinstance(value, Span):
            seen["text" if name == "span" else name] = text[slice(*value)]
        elif name in STANDS_FOR and value:
            (seen[name],) = (STANDS_FOR[name](each, text) for each in _all(finding) if each.id == value)
        elif name in LISTED:
            seen[name] = tuple(LISTED[name](each, text) for each in value)
        elif isinstance(value, tuple):
            seen[name] = tuple(text[slice(*part)] if isinstance(part, Span) else part for part in value)
        else:
            seen[name] = value
    return seen


def _all(finding: Finding) -> Iterator[Any]:
    """Everything that has an id."""
    yield from (*finding.claims, *finding.actors, *finding.places, *finding.times)


def _content(claim: Any, text: str) -> tuple[str, ...]:
    return tuple(text[slice(*span)] for span in claim.content)


# Fields that hold an id, and what stands for it; fields that hold several things, and what stands for each.
STANDS_FOR: dict[str, Callable[[Any, str], object]] = {
    "nested_in": _content,
    "claim": _content,
    "actor": lambda actor, _: actor.name,
    "place": lambda place, _: place.name,
    "as_of": lambda when, _: when.value,
}
LISTED: dict[str, Callable[[Any, str], object]] = {
    "candidates": lambda candidate, _: candidate.code,
    "relay": lambda relay, _: relay.name,
    "mentions": lambda mention, text: text[slice(*mention.span)],
    "events": lambda event, _: ":".join((event.type, event.mode or "", *event.marks)),
}


def found(kind: str, finding: Finding) -> list[Seen]:
    """Everything of one kind that came out, in the order of the text."""
    items = finding.article.cuts if kind == "cuts" else getattr(finding, kind)
    return [describe(kind, item, finding) for item in items]


def agrees(wanted: object, seen: object) -> bool:
    """Say whether a field came out as wanted. A lone string stands for a list of one."""
    if wanted == NOTHING:
        return seen in (None, NOTHING)
    if isinstance(seen, tuple):
        return tuple(wanted if isinstance(wanted, list) else [wanted]) == seen
    return wanted == seen


def differences(kind: str, wanted: Sequence[Any], seen: Sequence[Seen]) -> Iterator[str]:
    """Yield in words what did not come out as wanted."""
    items = [item if isinstance(item, dict) else {SHORT.get(kind, "text"): item} for item in wanted]
    if len(items) != len(seen):
        yield f"{kind}: {len(items)} wanted, {len(seen)} came out: {seen}"
        return
    for number, (want, got) in enumerate(zip(items, seen, strict=True), 1):
        for field, value in want.items():
            if field not in got:
                yield f"{kind} have no field {field!r}"
            elif not agrees(value, got[field]):
                yield f"{kind} {number}, {field}: {value!r} wanted, {got[field]!r} came out"


def check(case: Case, finding: Finding) -> list[str]:
    """Everything in which a finding differs from a case."""
    return [line for kind, wanted in case.wanted.items() for line in differences(kind, wanted, found(kind, finding))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_what_must_come_out_comes_out(case: Case, read_text: Callable[..., Finding]) -> None:
    wrong = check(case, read_text(case.text, language=case.language, published=case.published))
    if case.fails and wrong:
        pytest.xfail(case.fails)
    if case.fails:
        pytest.fail(f"{case.where}: passes now. Remove its note: fails = {case.fails!r}", pytrace=False)
    if wrong:
        pytest.fail("\n".join([case.text, *wrong]), pytrace=False)


def test_no_two_cases_have_the_same_name() -> None:
    names = [case.where for case in CASES]
    assert sorted(names) == sorted(set(names))


def test_every_file_has_a_trap() -> None:
    """Text that looks like the thing and is not: a case in which some kind must come out empty."""
    files = {case.where.partition(":")[0] for case in CASES}
    trapped = {case.where.partition(":")[0] for case in CASES if any(not items for items in case.wanted.values())}
    assert files == trapped
