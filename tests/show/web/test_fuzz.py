"""Whatever is asked for, nothing fails: no address and no form makes an error of the server."""

from urllib.parse import quote, urlencode

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from saksi.show.web.app import FORMS, PAGES

ANY_TEXT = st.text(max_size=30) | st.sampled_from(
    ["lontar-1", "c1", "1", "-1", "99999999999999999999", "%", "_", "*", '"', "speaker", "outlet", "NaN", "1e309"]
)
ANY_NAME = st.sampled_from(
    ["q", "page", "name", "role", "rule", "scale", "text", "judged", "from", "to", "since", "action", "number",
     "article", "claim", "old", "new", "back", "reader", "token", "stems", "order", "month", "unit", "person", "agency"]
)  # fmt: skip
PAIRS = st.lists(st.tuples(ANY_NAME, ANY_TEXT), max_size=6)
ADDRESSES = sorted({path for path, _ in PAGES} | {"/export/{format}", "/figure/{id}/csv", "/language/{code}"})
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def fill(path: str, part: str) -> str:
    for name in ("key", "id", "claim", "role", "format", "code"):
        path = path.replace(f"{{{name}}}", quote(part, safe="", errors="replace"))
    return path


@MANY
@given(path=st.sampled_from(ADDRESSES), part=ANY_TEXT, pairs=PAIRS)
def test_no_address_makes_an_error(site: TestClient, path: str, part: str, pairs: list[tuple[str, str]]) -> None:
    answer = site.get(f"{fill(path, part)}?{urlencode(pairs, errors='replace')}")
    assert answer.status_code in (200, 303, 307, 308, 404), answer.status_code


@MANY
@given(path=st.sampled_from([path for path, _ in FORMS]), pairs=PAIRS)
def test_no_form_makes_an_error(site: TestClient, path: str, pairs: list[tuple[str, str]]) -> None:
    """Forms that would write are sent without what they need: the ledger here is everybody's."""
    sent = [pair for pair in pairs if pair[0] not in ("new", "action")]
    answer = site.post(path, content=urlencode(sent, errors="replace").encode())
    assert answer.status_code in (200, 303, 404), answer.status_code
