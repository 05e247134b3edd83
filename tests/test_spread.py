"""Tasks done apart come back in order, whatever happens to who does them; what was done is not done again."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from saksi.errors import LedgerError
from saksi.spread import Pieces, Spread

Open = Callable[..., Pieces]
SUBJECT = b"these articles"


def double(task: int) -> bytes:
    return b"%d" % (2 * task)


@pytest.fixture
def pieces(tmp_path: Path) -> Iterator[Open]:
    """Give a function that opens the pieces kept in one file."""
    opened = []

    def open_pieces(subject: bytes = SUBJECT) -> Pieces:
        opened.append(Pieces(tmp_path / "kept", subject))
        return opened[-1]

    yield open_pieces
    for each in opened:
        each.close(is_done=False)


@pytest.mark.parametrize("workers", [0, 1, 3])
@pytest.mark.parametrize("tasks", [0, 1, 100])
def test_answers_come_in_order(workers: int, tasks: int) -> None:
    answers = list(Spread(workers, Pieces(None, b""))("double", tasks, double))
    assert answers == [double(task) for task in range(tasks)]


def test_an_error_is_raised_where_the_answer_is_awaited() -> None:
    def fail(task: int) -> bytes:
        if task == 5:
            raise LedgerError("no article five")
        return double(task)

    with pytest.raises(LedgerError, match="no article five"):
        list(Spread(2, Pieces(None, b""))("fail", 9, fail))


def test_the_tasks_of_a_process_that_dies_are_done_here() -> None:
    here = os.getpid()

    def die(task: int) -> bytes:
        if task in (3, 4) and os.getpid() != here:
            os._exit(1)
        return double(task)

    assert list(Spread(2, Pieces(None, b""))("die", 20, die)) == [double(task) for task in range(20)]


def _do_some(spread: Spread, wanted: int) -> list[bytes]:
    answers: Iterator[bytes] = spread("double", 10, double)
    return [next(answers) for _ in range(wanted)]


def _never(task: int) -> bytes:
    pytest.fail(f"task {task} was done twice")


@pytest.mark.parametrize("workers", [0, 2])
def test_what_was_done_before_a_break_is_not_done_again(pieces: Open, tmp_path: Path, workers: int) -> None:
    before = pieces()
    _do_some(Spread(workers, before), 10)
    before.close(is_done=False)
    after = pieces()
    assert list(Spread(workers, after)("double", 10, _never)) == [double(task) for task in range(10)]
    after.close(is_done=True)
    assert not (tmp_path / "kept").exists()


def test_a_piece_that_was_not_written_whole_is_done_again(pieces: Open, tmp_path: Path) -> None:
    before = pieces()
    _do_some(Spread(0, before), 4)
    before.close(is_done=False)
    kept = tmp_path / "kept"
    kept.write_bytes(kept.read_bytes()[:-1])
    done: list[int] = []

    def note(task: int) -> bytes:
        done.append(task)
        return double(task)

    after = pieces()
    assert list(Spread(0, after)("double", 10, note)) == [double(task) for task in range(10)]
    assert done == list(range(3, 10))
    after.close(is_done=False)
    assert list(Spread(0, pieces())("double", 10, _never)) == [double(task) for task in range(10)]


def test_pieces_of_another_subject_are_thrown_away(pieces: Open) -> None:
    before = pieces()
    _do_some(Spread(0, before), 4)
    before.close(is_done=False)
    assert ("double", 0) not in pieces(b"other articles")
    assert ("double", 0) not in pieces()


def test_a_step_without_a_name_is_not_kept(pieces: Open) -> None:
    kept = pieces()
    list(Spread(0, kept)("", 3, double))
    assert ("", 0) not in pieces()
