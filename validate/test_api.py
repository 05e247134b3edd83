"""The API under schemathesis: whatever is asked, no error of the server, and every answer as it is described."""

import os
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

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

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=api[f"/api{path}"]["GET"].as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        answer = case.call(headers=HERE)
        # What no description can say: how long an address may be as a whole, and how many parameters it may have.
        if answer.status_code != TOO_LONG and b"parameters" not in answer.content[:40]:
            case.validate_response(answer)

    ask()
