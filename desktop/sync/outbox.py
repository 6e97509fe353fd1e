"""In which order what waits goes out: the outbox is a question to the table, asked anew, never a second list."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace

from desktop.openrosa.multipart import OVERHEAD
from desktop.store import delivery, submission
from desktop.store.delivery import Waiting
from desktop.store.seal import Part
from desktop.store.vault import Vault
from desktop.sync.abreast import push_abreast, worth_it
from desktop.sync.lines import Called, Lines
from desktop.sync.pushing import push
from desktop.sync.reaching import at_server
from desktop.sync.round import Going, Phase
from desktop.sync.streaming import push_stream, taken_there
from desktop.trouble import Cancelled

AT_ONCE = 5_000  # submissions looked at in one question
AT_STAKE = 75  # seconds of sending that a cut may lose: three photos of 120 kB at 50 kbit/s. Fewer in one POST, and the
# words that go again with each, and the wait for its answer, cost 3 % more of the line (measured)
GLANCE = 8  # batches of files between two looks for new words


def push_words(vault: Vault, lines: Lines, going: Going) -> None:
    """Urgent ones first. Asked again until nothing new turns up: what waited behind another's receipt may go now."""
    while fresh := _ready(vault, going, Phase.WORDS):
        going.tried |= {(one.id, Phase.WORDS) for one in fresh}
        queue = deque(fresh)
        told = _telling(going, queue)
        while queue:
            told()
            if taken_there(vault, lines, queue, going):
                push_stream(vault, lines, queue, going)
            elif worth_it(vault, queue, going):
                push_abreast(vault, lines, queue, going, told)
            else:
                _push(vault, lines, queue.popleft(), going, ())


def _telling(going: Going, queue: deque[Waiting]) -> Callable[[], None]:
    """Tells how many of so many words are done, and what is still to go."""
    before, of = going.words_sent, len(queue)

    def told() -> None:
        size = sum(one.xml.size + OVERHEAD for one in queue)
        going.tell(Phase.WORDS, min(of, going.words_sent - before), of, size=size)

    return told


def push_files(vault: Vault, lines: Lines, going: Going) -> None:
    """The smallest first, a batch at a time; now and then new words go before more files."""
    while ready := _ready(vault, going, Phase.FILES):
        total = going.files_sent + sum(len(one.missing) for one in ready)
        size = going.spent + sum(part.size + OVERHEAD for one in ready for part in one.missing)
        for number, one in enumerate(_smallest_first(vault, ready), start=1):
            if going.cancelled():
                raise Cancelled
            going.tell(Phase.FILES, going.files_sent, total, size=max(0, size - going.spent))
            if over_budget(one, going):
                going.over_budget = True
                return
            if (one.id, Phase.FILES) not in going.tried and not _push(vault, lines, one, going, one.missing):
                going.tried.add((one.id, Phase.FILES))
            if going.wanted.words and number % GLANCE == 0:
                push_words(vault, lines, going)


def over_budget(one: Waiting, going: Going) -> bool:
    """The smallest go first: what does not fit now, none after it does.

    On a day on which no file went yet one goes however large it is: else it would wait for ever.
    """
    budget = going.wanted.budget
    if budget is None or not one.missing or (budget and not going.spent and budget == going.wanted.budget_a_day):
        return False
    return going.spent + one.missing[0].size > budget


def _ready(vault: Vault, going: Going, phase: Phase) -> list[Waiting]:
    """What may go in this phase and was not tried in vain in this round."""
    if going.cancelled():
        raise Cancelled
    return [
        one
        for one in delivery.waiting(vault, going.now(), limit=AT_ONCE)
        if one.xml_received == (phase is Phase.FILES)
        and (one.id, phase) not in going.tried
        and one.server not in going.stopped
    ]


def _smallest_first(vault: Vault, ready: list[Waiting]) -> Iterator[Waiting]:
    """Each in turn by its smallest missing file; after its turn it comes again while files are missing."""
    heap = [(one.missing[0].size, number) for number, one in enumerate(ready) if one.missing]
    heapq.heapify(heap)
    while heap:
        _, number = heapq.heappop(heap)
        before = ready[number]
        yield before
        missing = tuple(part for part in submission.parts(vault, before.id) if part.pushed and not part.received)
        if 0 < len(missing) < len(before.missing):
            ready[number] = replace(before, missing=missing)
            heapq.heappush(heap, (missing[0].size, number))


def _push(vault: Vault, lines: Lines, one: Waiting, going: Going, files: tuple[Part, ...]) -> bool:
    """True if it may go on in this round."""

    def deed(called: Called) -> bool:
        return push(vault, called, one, _batch(vault, called, one, files, _wished(going)), going)

    return at_server(vault, lines, one.server, one.pusher, going, deed) or False


def _wished(going: Going) -> int:
    """Bytes of files in one POST: within the budget, and on a thin line no more than a cut may cost."""
    rate = going.pace.rate(going.bytes_sent)
    wished = min(going.wanted.batch, int(rate * AT_STAKE)) if rate else going.wanted.batch
    return wished if going.wanted.budget is None else min(wished, going.wanted.budget - going.spent)


def _batch(vault: Vault, called: Called, one: Waiting, files: tuple[Part, ...], wished: int) -> list[Part]:
    """As many files as fit, at least one; only one where the last attempt failed."""
    if not files or submission.get(vault, one.id).trouble:
        return list(files[:1])
    room = min(wished, called.server.accepts - one.xml.size - 4 * OVERHEAD) - files[0].size - OVERHEAD
    batch = [files[0]]
    for part in files[1:]:
        room -= part.size + OVERHEAD
        if room < 0:
            break
        batch.append(part)
    return batch
