"""Score the comparison of named actors: `python eval/names.py [dev|held|fresh|open|sealed] [--misses]`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from saksi.kinds import ActorKind
from saksi.link.name.verdict import Who
from saksi.link.name.who import compare_actors
from saksi.pack import load_packs

DATA = Path(__file__).parent / "data"
KINDS: dict[str, ActorKind] = {"P": "person", "O": "organisation", "G": "government", "M": "media"}


def read_who(cell: str, kind: ActorKind) -> Who:
    """Read `name; title; country; language`."""
    name, title, country, language, *_ = [*(part.strip() for part in cell.split(";")), "", "", ""]
    return Who(name, kind, title, country or None, language or "id")


def load_pairs(part: str) -> Iterator[tuple[bool, Who, Who]]:
    """Yield whether two actors are one, and the two."""
    for line in (DATA / f"names.{part}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "same\t")):
            same, kind, a, b = line.split("\t")
            yield same == "yes", read_who(a, KINDS[kind]), read_who(b, KINDS[kind])


def measure(part: str, *, is_telling: bool = False) -> tuple[int, int, int]:
    """Count the pairs that were joined, those rightly, and those to be joined."""
    joined = right = wanted = 0
    for is_one, a, b in load_pairs(part):
        verdict = compare_actors(a, b, load_packs())
        joined += verdict.is_same
        right += verdict.is_same and is_one
        wanted += is_one
        if is_telling and verdict.is_same != is_one:
            print(
                "  missed" if is_one else "  WRONG ",
                verdict.score,
                f"{a.name}; {a.title} | {b.name}; {b.title}",
                verdict.reasons,
            )
    return joined, right, wanted


def main() -> None:
    """Print precision and recall."""
    part = next((each for each in ("held", "fresh", "open", "sealed") if each in sys.argv), "dev")
    joined, right, wanted = measure(part, is_telling="--misses" in sys.argv)
    print(
        f"{part}: {joined} joined, {right} rightly, {wanted} to join:"
        f" precision {100 * right / max(1, joined):.1f}, recall {100 * right / wanted:.1f}"
    )


if __name__ == "__main__":
    main()
