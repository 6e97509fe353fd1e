"""What an answer costs: only what depends on it is computed, however many rows there are; rows at once are exact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection

import pytest

from desktop.xforms import Form, Interview, load_form
from desktop.xforms.definition import Rule
from desktop.xforms.place import Place
from desktop.xforms.settle import MANY
from desktop.xforms.xpath.context import Context
from tests.bench import _workloads as workloads
from tests.xforms.test_interview import form, start

ROWS = 60


class Counting:
    """Counts how often each expression of a form is evaluated at a place."""

    def __init__(self, of: Form) -> None:
        self.seen: Counter[str] = Counter()
        for trigger in of.triggers:
            if trigger.rule.aspect in ("calculate", "relevant", "constraint", "required", "readonly"):
                self._watch(trigger.rule)

    def _watch(self, rule: Rule) -> None:
        def counted(run: Callable[[Context], str]) -> Callable[[Context], str]:
            def once(context: Context) -> str:
                self.seen[f"{rule.aspect} {rule.owner}"] += 1
                return run(context)

            return once

        if rule.aspect == "calculate":
            rule.text = counted(rule.text)
            in_rows = rule.rows

            def rows(places: Collection[Place], context: Context) -> list[str]:
                self.seen[f"{rule.aspect} {rule.owner}"] += len(places)
                return in_rows(places, context)

            rule.rows = rows
        else:
            rule.boolean = counted(rule.boolean)  # type: ignore[arg-type, assignment]

    def of(self, deed: Callable[[], object]) -> Counter[str]:
        """What one deed evaluates."""
        self.seen.clear()
        deed()
        return Counter(self.seen)


@pytest.fixture(scope="module")
def shop() -> tuple[Interview, Counting]:
    """The workload W4: each row refers to the total of all and to the row before."""
    made = load_form(workloads.rows().xml())
    interview = Interview(made)
    for at in range(1, ROWS + 1):
        if at > 1:
            interview.add("/data/item")
        interview.answer(f"/data/item[{at}]/qty", str(at))
        interview.answer(f"/data/item[{at}]/price", "10")
    return interview, Counting(made)


def test_an_answer_that_nothing_reads_evaluates_nothing(shop: tuple[Interview, Counting]) -> None:
    interview, counting = shop
    assert not counting.of(lambda: interview.answer("/data/item[7]/brand", "Cap Kaki Tiga"))


def test_an_answer_that_one_row_reads_evaluates_that_row(shop: tuple[Interview, Counting]) -> None:
    interview, counting = shop
    assert counting.of(lambda: interview.answer("/data/item[7]/stored", "yes")) == {"relevant /data/item/place": 1}


def test_a_total_asks_each_row_once(shop: tuple[Interview, Counting]) -> None:
    interview, counting = shop
    for price in ("12", "13", "14"):
        found = counting.of(lambda said=price: interview.answer("/data/item[7]/price", said))  # type: ignore[misc]
        rows = len(interview.node("/data/item").children)
        assert found.pop("calculate /data/item/share") == rows
        assert found.pop("calculate /data/item/above") == rows
        assert max(found.values()) <= 2  # the row, the one after it, and the totals
        assert found["calculate /data/item/line"] == 1


def test_a_row_more_costs_the_others_only_what_reads_the_totals(shop: tuple[Interview, Counting]) -> None:
    interview, counting = shop
    found = counting.of(lambda: interview.add("/data/item"))
    assert found["calculate /data/item/line"] == found["calculate /data/item/diff"] == 1
    assert all(many <= ROWS + 1 for many in found.values())  # nobody twice


EXPRESSIONS = (
    "../a + ../b * 2 - 1",
    "../a div ../b",
    "../a div 0",
    "../a mod ../b",
    "-../a",
    "if(../a > ../b, 'more', ../c)",
    "if(../c = 'x', ../a div /data/total, 1 div 3)",
    "if(../a > 2 and ../b != 3 or ../c = '', ../a, string(../b))",
    "coalesce(../c, concat(../a, '-', /data/total))",
    "../c",
    "../a = ../b + 1",
    "round(../a div 3, 2) + /data/total",
    "position(..)",
    "string-length(../c) + count(../../row)",
    "if(../d, 'yes', 'no')",
    "../when + 1",
    "format-date(../when, '%d %n %Y')",
    "1000000000000000000000 * ../a",
    "0.00000001 * ../a",
    "/data/name",
    "'a \"quoted\" {brace} %s'",
)


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_many_rows_at_once_say_what_each_would_say_alone(expression: str) -> None:
    inner = "<a/><b/><c/><d/><when/><out/>"
    escaped = expression.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    made = form(
        f'<instance><data id="rows"><total>7</total><name>Siti</name><row jr:template="">{inner}</row></data>'
        "</instance>"
        '<bind nodeset="/data/row/a" type="int"/><bind nodeset="/data/row/b" type="decimal"/>'
        '<bind nodeset="/data/row/d" type="boolean"/><bind nodeset="/data/row/when" type="date"/>'
        f'<bind nodeset="/data/row/out" calculate="{escaped}"/>',
        '<repeat nodeset="/data/row"><input ref="/data/row/a"/></repeat>',
    )
    interview = start(made)
    for at in range(1, MANY + 4):
        interview.add("/data/row")
        interview.answer(f"/data/row[{at}]/a", str(at % 5))
        interview.answer(f"/data/row[{at}]/b", ("", "3", "2.5")[at % 3])
        interview.answer(f"/data/row[{at}]/c", ("x", "", "<y>")[at % 3])
        interview.answer(f"/data/row[{at}]/d", ("1", "0", "")[at % 3])
        interview.answer(f"/data/row[{at}]/when", ("2026-03-04", "", "oops")[at % 3])
    rule = next(trigger.rule for trigger in made.triggers if trigger.rule.owner == "/data/row/out")
    places = [interview.node(f"/data/row[{at}]/out").place for at in range(1, MANY + 4)]
    context = Context(None, interview.environment)
    alone = []
    for place in places:
        context.node = context.current = place
        alone.append(rule.text(context))
    assert rule.rows(places, context) == alone
    assert len(set(alone)) > 1 or "/data/" in expression or "'a " in expression or "div 0" in expression


def test_a_row_that_fails_leaves_the_others_right() -> None:
    made = form(
        '<instance><data id="rows"><k>1</k><row jr:template=""><a/><out/></row></data></instance>'
        '<bind nodeset="/data/row/out" calculate="if(../a = \'bad\', count(/data/k + 1), ../a * /data/k)"/>',
        '<repeat nodeset="/data/row"><input ref="/data/row/a"/></repeat>',
    )
    interview = start(made)
    for at in range(1, MANY + 4):
        interview.add("/data/row")
        interview.answer(f"/data/row[{at}]/a", str(at))
    interview.answer("/data/row[3]/a", "bad")
    for k in ("2", "3", "4"):
        interview.answer("/data/k", k)
        said = [interview.node(f"/data/row[{at}]/out").value for at in range(1, MANY + 4)]
        assert said == ["" if at == 3 else str(at * int(k)) for at in range(1, MANY + 4)]
    assert interview.failed


def test_rows_know_their_places_after_others_went() -> None:
    interview = start(form(
        '<instance><data id="rows"><row jr:template=""><n/><out/></row></data></instance>'
        '<bind nodeset="/data/row/out" calculate="position(..)"/>',
        '<repeat nodeset="/data/row"><input ref="/data/row/n"/></repeat>',
    ))  # fmt: skip
    for _ in range(30):
        interview.add("/data/row")
    for gone in (30, 1, 15, 1):
        interview.remove(f"/data/row[{gone}]")
        rows = interview.node("/data/row").children
        assert [row.ref for row in rows] == [f"/data/row[{at}]" for at in range(1, len(rows) + 1)]
        assert [row.place.slots[1].value for row in rows] == [str(at) for at in range(1, len(rows) + 1)]  # type: ignore[union-attr]
    interview.undo()
    interview.add("/data/row", after=3)
    rows = interview.node("/data/row").children
    assert [row.place.slots[1].value for row in rows] == [str(at) for at in range(1, len(rows) + 1)]  # type: ignore[union-attr]
