"""Work that is cut into tasks which do not look at each other, so that others may do them."""

from collections.abc import Callable, Iterator, Sequence, Sized
from typing import Protocol, TypeVar

import msgspec

T = TypeVar("T")
S = TypeVar("S", bound=Sized)
Work = Callable[[int], bytes]


class Spread(Protocol):
    """Who does the tasks of a step: yields what `work` gives for each number below `tasks`, in order."""

    def __call__(self, step: str, tasks: int, work: Work, /) -> Iterator[bytes]: ...


def in_turn(step: str, tasks: int, work: Work, /) -> Iterator[bytes]:
    """Do each task here when it is asked for.

    >>> list(in_turn("squares", 3, lambda task: bytes([task * task])))
    [b'\\x00', b'\\x01', b'\\x04']
    """
    yield from map(work, range(tasks))


def spread_over(spread: Spread, step: str, tasks: Sequence[T], work: Callable[[T], S], kind: type[S]) -> Iterator[S]:
    """Yield what `work` gives for each task, in order; it travels as MessagePack, and is of `kind` again here.

    What is done here and now does not travel.
    """
    if spread is in_turn:
        yield from map(work, tasks)
        return
    decoder = msgspec.msgpack.Decoder(kind)
    yield from map(decoder.decode, spread(step, len(tasks), lambda at: msgspec.msgpack.encode(work(tasks[at]))))


def beside(spread: Spread, step: str, first: Callable[[], bytes], take: Callable[[bytes], None]) -> Spread:
    """Give a spread that does one thing more as the first task of a step, and hands what it gives to `take`.

    What nobody can cut into tasks is so done by one process while others do the step's tasks.

    >>> heard = []
    >>> spread = beside(in_turn, "squares", lambda: b"whole", heard.append)
    >>> list(spread("squares", 2, lambda task: bytes([task * task]))), heard
    ([b'\\x00', b'\\x01'], [b'whole'])
    """

    def do(name: str, tasks: int, work: Work, /) -> Iterator[bytes]:
        if name != step:
            yield from spread(name, tasks, work)
            return
        answers = iter(spread(name, tasks + 1, lambda task: work(task - 1) if task else first()))
        take(next(answers))
        yield from answers

    return do


def with_more(spread: Spread, step: str, more: Callable[[], bytes], take: Callable[[bytes], None]) -> Spread:
    """Give a spread whose tasks of one step hand over something more each, which goes to `take`.

    What a task finds on its way, in whichever process, is so not found again. `more` is asked after each task.

    >>> heard = []
    >>> spread = with_more(in_turn, "squares", lambda: b"found", heard.append)
    >>> list(spread("squares", 2, lambda task: bytes([task * task]))), heard
    ([b'\\x00', b'\\x01'], [b'found', b'found'])
    """
    decoder = msgspec.msgpack.Decoder(tuple[bytes, bytes])

    def do(name: str, tasks: int, work: Work, /) -> Iterator[bytes]:
        if name != step:
            yield from spread(name, tasks, work)
            return
        for both in spread(name, tasks, lambda task: msgspec.msgpack.encode((work(task), more()))):
            answer, found = decoder.decode(both)
            take(found)
            yield answer

    return do


def cut(things: Sequence[S], size: int) -> list[Sequence[S]]:
    """Cut a row of groups into runs that hold so many members or a little more together.

    >>> cut(["a", "bc", "def", "g"], 3)
    [['a', 'bc'], ['def'], ['g']]
    """
    runs, first, held = [], 0, 0
    for at, each in enumerate(things, 1):
        held += len(each)
        if held >= size or at == len(things):
            runs.append(things[first:at])
            first, held = at, 0
    return runs
