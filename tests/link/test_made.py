"""A measure is made again only where its figures, their copies or the outlets they name are others."""

from dataclasses import replace
from typing import Literal

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding, Link
from saksi.link.find import find_measures
from saksi.link.made import Made
from saksi.link.measure.measure import Ground
from saksi.link.shelf import Memory
from saksi.pack import load_packs

SAID = "Sedikitnya 214 orang mengungsi, kata Camat Wera Sari Dewi. Menurut Kabar Teluk, 37 perahu rusak di Desa Oelet."
TOLD = "Sedikitnya 214 orang mengungsi dari Desa Oelet di Wera."
LATER = "Sebanyak 261 orang mengungsi dari Desa Oelet di Wera."


def read(name: str, text: str, outlet: str) -> Finding:
    finding = _read_text(text, "id", f"2025-03-0{name[-1]}")
    return replace(finding, article=replace(finding.article, key=name, id=name, outlet=outlet))


def tie(*findings: Finding, kind: Literal["copy-of", "same-story"] = "same-story") -> list[Link]:
    first, *others = (finding.article.key for finding in findings)
    return [Link(kind, other, first, 1.0, "", "") for other in others]


def ask(made: Made) -> Ground:
    return Ground(rests=made.rests, join=made.join, stays=made.stays)


@pytest.mark.parametrize(
    ("text", "outlet", "kind", "stay"),
    [
        ("Warga Desa Oelet di Wera menunggu.", "Ombak", "same-story", {"Sedikitnya 214 orang", "37 perahu"}),
        (LATER, "Ombak", "same-story", {"37 perahu"}),
        (TOLD, "Ombak", "copy-of", {"37 perahu"}),
        # Nobody was known by whom the boats are told before: now it is an outlet of the story.
        ("Warga Desa Oelet di Wera menunggu.", "Kabar Teluk", "same-story", {"Sedikitnya 214 orang"}),
    ],
)
def test_what_another_article_leaves_as_it_was_stays(
    text: str, outlet: str, kind: Literal["copy-of", "same-story"], stay: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saksi.link.measure.measure.KNOWN_ARTICLES", 1)
    shelf, packs, story = Memory(), load_packs(), [read("a1", SAID, "Lontar"), read("a2", TOLD, "Pesisir")]
    first = Made(shelf, "x")
    before = find_measures(story, tie(*story), packs, ask(first))
    first.take(first.hand_over())
    ids, more = {each.id for each in before}, [*story, read("a3", text, outlet)]

    def measure_again(by: str) -> tuple[set[str], set[str]]:
        made = Made(shelf, by)
        made.open([each.article.key for each in more], ids)
        links = [*tie(*more), *tie(story[1], more[2], kind=kind)]
        changed = {each.id for each in find_measures(more, links, packs, ask(made))}
        made.take(made.hand_over())
        made.close()
        return {each.figures[0].text for each in before if each.id in made.same}, changed

    same, changed = measure_again("x")
    assert same == stay
    assert not changed & {each.id for each in before if each.figures[0].text in stay}
    assert measure_again("another")[0] == set()
    assert measure_again("another")[0] == {each.figures[0].text for each in before}
    # Of a small story nothing is asked, and nothing is known when it grows.
    monkeypatch.setattr("saksi.link.measure.measure.KNOWN_ARTICLES", 9)
    measure_again("another")
    monkeypatch.setattr("saksi.link.measure.measure.KNOWN_ARTICLES", 1)
    assert measure_again("another")[0] == set()


def test_a_story_rests_where_an_article_leaves_all_its_figures_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saksi.link.measure.measure.KNOWN_ARTICLES", 1)
    shelf, packs, story = Memory(), load_packs(), [read("a1", SAID, "Lontar"), read("a2", TOLD, "Pesisir")]
    made = Made(shelf, "x")
    ids = {each.id for each in find_measures(story, tie(*story), packs, ask(made))}
    made.take(made.hand_over())
    for text, is_resting in (("Warga Desa Oelet di Wera menunggu.", True), (LATER, False), ("", True)):
        more = [*story, read("a3", text, "Ombak")] if text else story
        made = Made(shelf, "x")
        made.open([each.article.key for each in more], ids)
        with monkeypatch.context() as patched:
            if is_resting:
                patched.setattr(made, "join", None)
            new = {each.id for each in find_measures(more, tie(*more), packs, ask(made))}
        made.take(made.hand_over())
        made.close()
        assert (new == set()) == is_resting
        assert ids <= new | made.same
        story, ids = more, ids | new
