"""Actors of many articles, put together."""

from hypothesis import given
from hypothesis import strategies as st

from saksi.kinds import Actor, ActorKind, Article, Coverage, Finding, Persona
from saksi.link.name.people import group_actors
from saksi.pack import load_packs

Told = tuple[str, str, str | None]


def finding(key: str, *told: Told, language: str = "id", kind: ActorKind = "person") -> Finding:
    actors = tuple(
        Actor(f"a{n}", name, kind, (), title, None, country) for n, (name, title, country) in enumerate(told, 1)
    )
    return Finding(Article(key, key, "", "", ""), language, (), (), (), (), (), actors, Coverage(0, 0, 0), "0")


def group(*findings: Finding) -> tuple[Persona, ...]:
    return group_actors(findings, load_packs())


def test_one_person_in_two_languages_is_one_with_the_reasons() -> None:
    told = group(
        finding("a", ("Sergei Lavrov", "Menlu Rusia", "RU")),
        finding("b", ("Sergey Lavrov", "Foreign Minister", "RU"), language="en"),
        finding("c", ("Lavrov", "Menlu Rusia", "RU")),
    )
    [persona] = told
    assert [each.article for each in persona.sightings] == ["a", "b", "c"]
    assert len(persona.reasons) == 2
    assert all("the same office: foreign-minister" in reason for reason in persona.reasons)


def test_a_surname_that_fits_two_joins_neither_with_the_other() -> None:
    told = group(
        finding("a", ("Regina Parera", "Bupati Sikka", "ID")),
        finding("b", ("Parera", "Bupati Sikka", "ID")),
        finding("c", ("Maria Parera", "Bupati Sikka", "ID")),
    )
    assert sorted(len(persona.sightings) for persona in told) == [1, 2]


def test_the_same_common_name_without_more_stays_apart() -> None:
    assert len(group(finding("a", ("Budi", "", "ID")), finding("b", ("Budi", "", "ID")))) == 2


def test_a_body_and_its_short_form_are_one() -> None:
    full, short = ("Badan Nasional Penanggulangan Bencana", "", None), ("BNPB", "", None)
    [persona] = group(finding("a", full, kind="organisation"), finding("b", short, kind="organisation"))
    assert persona.names == ("Badan Nasional Penanggulangan Bencana", "BNPB")


def test_groups_and_documents_are_nobody() -> None:
    assert group(finding("a", ("warga", "", None), kind="group")) == ()


NAMES = st.sampled_from(["Kim Jong Un", "Kim Yong Un", "Regina Parera", "Parera", "Budi", "Lavrov", "Sergei Lavrov"])
TOLD = st.tuples(NAMES, st.sampled_from(["", "Bupati Sikka", "Menlu Rusia"]), st.sampled_from([None, "ID", "RU"]))


@given(st.lists(TOLD, max_size=6))
def test_every_actor_is_in_one_group_in_whatever_order_articles_come(told: list[Told]) -> None:
    findings = [finding(f"k{n}", each) for n, each in enumerate(told)]
    shuffled = findings[::-1]
    grouped = group(*findings)
    assert sorted(each for persona in grouped for each in persona.sightings) == sorted(
        (each.article.key, "a1") for each in findings
    )
    assert {p.sightings for p in group(*shuffled)} == {p.sightings for p in grouped}
