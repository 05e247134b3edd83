"""Which kind lies in which table."""

from saksi.kinds import (
    Actor,
    Article,
    Claim,
    Cut,
    Figure,
    Link,
    Measure,
    Mention,
    Origin,
    Page,
    Provenance,
    Quantity,
    Relay,
    Sentence,
    Unread,
    When,
    Where,
)
from saksi.ledger.shape import shape_of

PAGES = shape_of(Page, without=("data", "given"))
ARTICLES = shape_of(Article, without=("cuts", "provenance", "also"))
PROVENANCE = shape_of(Provenance)
CUTS = shape_of(Cut)
UNREAD = shape_of(Unread)
SENTENCES = shape_of(Sentence)
CLAIMS = shape_of(Claim, without=("relay",))
RELAYS = shape_of(Relay)
QUANTITIES = shape_of(Quantity)
TIMES = shape_of(When, names={"start": "begins", "end": "ends"})
PLACES = shape_of(Where)
ACTORS = shape_of(Actor, without=("mentions",))
MENTIONS = shape_of(Mention)
LINKS = shape_of(Link)
ORIGINS = shape_of(Origin)
MEASURES = shape_of(
    Measure,
    names={"lower": "origins_lower", "upper": "origins_upper"},
    without=("figures", "origins", "contradictions", "revisions"),
)
FIGURES = shape_of(Figure, names={"article_key": "article"}, without=("article", "quantity"))
# A figure's row goes on with its quantity; both have an id, a quantity's is its column `quantity`.
FIGURE_QUANTITIES = shape_of(Quantity, names={"id": "quantity"})

# Tables whose rows are of one article, each before those that it refers to.
OF_ARTICLE = (
    *("mentions", "actors", "places", "times", "quantities", "relays", "claims", "sentences"),
    *("unread", "cuts", "provenance", "packed_findings"),
)
# Every table with the columns that its kind wants.
WANTED = {
    "pages": PAGES.columns,
    "articles": ARTICLES.columns,
    "provenance": PROVENANCE.columns,
    "cuts": CUTS.columns,
    "unread": UNREAD.columns,
    "sentences": SENTENCES.columns,
    "claims": CLAIMS.columns,
    "relays": RELAYS.columns,
    "quantities": QUANTITIES.columns,
    "times": TIMES.columns,
    "places": PLACES.columns,
    "actors": ACTORS.columns,
    "mentions": MENTIONS.columns,
    "links": LINKS.columns,
    "origins": ORIGINS.columns,
    "measures": MEASURES.columns,
    "figures": FIGURES.columns + FIGURE_QUANTITIES.columns,
}
