"""The API under schemathesis: whatever is asked, no error of the server, and every answer as it is described."""

import os
from collections.abc import Mapping, Set
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from schemathesis.specs.openapi.checks import negative_data_rejection

from saksi.show.web.api import QUESTIONS
from saksi.show.web.app import make_app
from saksi.show.web.guard import Door

# The name by which this machine calls itself; by any other the server does not answer.
HERE = {"Host": "localhost"}
TOO_LONG = 414
EXAMPLES = int(os.environ.get("SAKSI_EXAMPLES", "100"))


@pytest.fixture(scope="session")
def api(ledger: Path) -> schemathesis.BaseSchema:
    """The API of the bundled pages, as it describes itself."""
    return schemathesis.openapi.from_asgi("/api/openapi.json", make_app(str(ledger), Door()), headers=HERE)


RIGHT, WRONG = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
# Without parameters nothing can be asked wrongly.
ASKED = [(question.path, mode) for question in QUESTIONS for mode in (RIGHT, WRONG) if question.params or mode == RIGHT]


@pytest.mark.parametrize(("path", "mode"), ASKED)
def test_every_answer_is_as_it_is_described(
    api: schemathesis.BaseSchema, path: str, mode: schemathesis.GenerationMode
) -> None:
    """Asked as described, and asked wrongly: each check of schemathesis holds, that of 5xx among them."""

    operation = api[f"/api{path}"]["GET"]
    described = [told for told in operation.definition.raw.get("parameters", ()) if told["in"] == "query"]
    schemas = {told["name"]: told["schema"] for told in described}
    needed = {told["name"] for told in described if told.get("required")}

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        answer = case.call(headers=HERE)
        # What no description can say: how long an address may be as a whole, and how many parameters it may have.
        if answer.status_code != TOO_LONG and b"parameters" not in answer.content[:40]:
            # A wrong value can turn right when it is put into an address: a list of one is then the one.
            is_right = not is_wrong(answer.request.url or "", schemas, needed)
            case.validate_response(answer, excluded_checks=[negative_data_rejection] if is_right else [])

    ask()


def is_wrong(address: str, schemas: Mapping[str, Mapping[str, object]], needed: Set[str]) -> bool:
    """Whether the parameters of an address, as they were sent, are not those described."""
    sent = parse_qs(urlsplit(address).query, keep_blank_values=True)
    return not needed <= sent.keys() or any(
        name not in schemas or not _fits(values, schemas[name]) for name, values in sent.items()
    )


def _fits(values: list[str], schema: Mapping[str, object]) -> bool:
    if schema["type"] == "array":
        return Draft202012Validator(schema).is_valid(values)
    [value, *more] = values
    is_number = schema["type"] == "integer" and value.isascii() and value.isdecimal()
    return not more and Draft202012Validator(schema).is_valid(int(value) if is_number else value)


def test_an_address_is_wrong_by_what_is_sent() -> None:
    """One value of a list is a list; a number is its digits; what is not described is wrong."""
    word = {"type": "string", "pattern": "^[a-z]+$"}
    schemas = {"q": word, "not-q": {"type": "array", "items": word}, "limit": {"type": "integer", "maximum": 60}}
    assert not is_wrong("http://here/api/claims?q=a&not-q=b&not-q=c&limit=60", schemas, {"q"})
    for query in ("limit=6", "q=A", "q=a&q=b", "q=a&not-q=b&not-q=C", "q=a&limit=61", "q=a&limit=few", "q=a&other=a"):
        assert is_wrong(f"http://here/api/claims?{query}", schemas, {"q"})
