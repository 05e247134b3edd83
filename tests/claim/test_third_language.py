"""A language is a folder: a German pack of thirty lines, outside the package, reads German."""

from pathlib import Path

import pytest

from saksi.claim.find import find_claims
from saksi.kinds import Article, Claim
from saksi.pack import load_pack, load_packs
from saksi.parse.reading import parse_article
from saksi.resolve.who.actor import find_actors

GERMAN = load_pack(Path(__file__).parent / "packs" / "de")


def read(text: str) -> tuple[Claim, ...]:
    article = Article(id="x", key="x", text=text, sha256="", address="")
    reading = parse_article(article, {**load_packs(), "de": GERMAN})
    assert reading.language == "de"
    claims, _ = find_actors(reading, GERMAN, find_claims(reading, GERMAN))
    return claims


@pytest.mark.parametrize(
    ("text", "content", "source", "stance"),
    [
        ("„Die Brücke ist gesperrt“, sagte Anna Reuss am Montag.", "Die Brücke ist gesperrt", "Anna Reuss", "say"),
        ("Anna Reuss sagte, die Brücke sei gesperrt.", "die Brücke sei gesperrt", "Anna Reuss", "say"),
        ("Die Brücke ist gesperrt, sagte Anna Reuss.", "Die Brücke ist gesperrt", "Anna Reuss", "say"),
        ("Der Kreis bestritt, dass Geld fehle.", "Geld fehle", "Der Kreis", "deny"),
        ("Laut Polizei waren 1.200 Menschen auf der Straße.", "waren 1.200 Menschen auf der Straße", "Polizei", "say"),
    ],
)
def test_what_is_said_is_found_with_who_said_it(text: str, content: str, source: str, stance: str) -> None:
    claims = read(text)
    found = [(text[slice(*c.content[0])], text[slice(*c.source[0])] if c.source else "", c.stance) for c in claims]
    assert found == [(content, source, stance)]


def test_a_quotation_that_follows_belongs_to_the_last_speaker() -> None:
    claims = read("„Die Brücke ist gesperrt“, sagte Anna Reuss. „Wir öffnen sie im Mai.“")
    assert [claim.speaker for claim in claims] == ["Anna Reuss", "Anna Reuss"]


def test_a_relay_is_kept_beside_the_source() -> None:
    claims = read("„Die Brücke ist gesperrt“, sagte Anna Reuss, zitiert von Radio Wuri.")
    assert [[link.name for link in claim.relay] for claim in claims] == [["Radio Wuri"]]
