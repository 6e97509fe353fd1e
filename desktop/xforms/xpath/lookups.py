"""Recognises `instance('desa')/root/item[kec = …]` and makes it a look-up in an index instead of a scan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, cast

from .ast import Call, Chain, Expression, Filter, Logic, NameTest, Negation, Number, Path, Quoted, Step, Union
from .code import Code, Run
from .context import Context
from .lists import TableNode, TreeIndex
from .predicates import Sift, sift
from .tree import Node
from .values import NodeSet, Value, text_of

if TYPE_CHECKING:
    from .compiler import Compiler

# Functions that look at the context node or change from call to call: not the same for every row.
_OF_THE_ROW: Final = frozenset(
    {"position", "last", "once", "lang", "random", "uuid", "jr:choice-name", "indexed-repeat"}
)
_OF_THE_ROW_IF_BARE: Final = frozenset(
    {"string", "number", "string-length", "normalize-space", "name", "local-name", "namespace-uri"}
)


After: TypeAlias = Callable[[Context, Sequence[Node]], NodeSet]
WalkOn: TypeAlias = "Callable[[Compiler, tuple[Step, ...]], After]"


class Equality(NamedTuple):
    """A predicate of the form `column = key and rest`, where the key is the same for every row."""

    column: str
    key: Expression
    rest: tuple[Expression, ...]


def lookup(compiler: Compiler, path: Path, walked: Code, walk_on: WalkOn) -> Code | None:
    """The indexed code of a path over a list, or None if it has not that shape. `walked` serves where no index can;
    `walk_on` takes the steps after the item."""
    at = next((at for at, step in enumerate(path.steps) if step.predicates), None)
    if at is None or not _is_instance(path.start) or not all(_is_plain_child(step) for step in path.steps[: at + 1]):
        return None
    equality = find_equality(path.steps[at].predicates[0])
    if equality is None:
        return None
    key = compiler.compile(equality.key)
    if key.returns in ("number", "boolean"):
        return None
    sifts = [sift(compiler.predicate(each)) for each in (*equality.rest, *path.steps[at].predicates[1:])]
    names = tuple(cast(NameTest, step.test).name for step in path.steps[: at + 1])
    source = _source(compiler, cast(Call, path.start), names)
    rest = _rest(compiler, path, at, walk_on)
    run = _run(source, equality.column, key, sifts, rest, walked.run)
    return Code("nodes", run, column=path.at)


def _run(
    source: Callable[[Context], TableNode | TreeIndex | None],
    column: str,
    key: Code,
    sifts: Sequence[Sift],
    rest: After | None,
    walked: Run[Value],
) -> Run[Value]:
    read = key.text() if key.first is None and key.returns == "text" else None
    value_of = key.run

    def run(context: Context) -> Value:
        value: Value = read(context) if read is not None else value_of(context)
        rows = source(context)
        if rows is None or isinstance(value, float | bool) or (not isinstance(value, str) and len(value) > 1):
            return walked(context)
        found: Sequence[Node] = rows.where(column, text_of(value)) if value or isinstance(value, str) else ()
        for each in sifts:
            found = each(context, list(found))
        return found if rest is None else rest(context, found)

    return run


def _source(
    compiler: Compiler, call: Call, names: tuple[str, ...]
) -> Callable[[Context], TableNode | TreeIndex | None]:
    """What to ask: the table behind the instance, or an index over its items, made once an interview."""
    instance_id = compiler.compile(call.arguments[0]).text()

    def source(context: Context) -> TableNode | TreeIndex | None:
        environment = context.environment
        node = environment.instance(instance_id(context))
        if isinstance(node, TableNode):
            return node if names == ("root", "item") else None
        if node is None:
            return None
        index = environment.indexes.get((node, names))
        if not isinstance(index, TreeIndex):
            index = environment.indexes[(node, names)] = TreeIndex(_items(node, names))
        return index

    return source


def _items(node: Node, names: tuple[str, ...]) -> list[Node]:
    nodes = [node]
    for name in names:
        nodes = [child for each in nodes for child in each.named(name)]
    return nodes


def _rest(compiler: Compiler, path: Path, at: int, walk_on: WalkOn) -> After | None:
    """The steps after the one that is looked up."""
    steps = path.steps[at + 1 :]
    if not steps:
        return None
    if len(steps) == 1 and _is_plain_child(steps[0]) and not steps[0].predicates:
        name = cast(NameTest, steps[0].test).name
        return lambda context, nodes: [cell for node in nodes for cell in node.named(name)]
    from .locations import walk_on

    return walk_on(compiler, steps)


def find_equality(predicate: Expression) -> Equality | None:
    """`column = key`, alone or among conditions joined by `and`."""
    parts = predicate.operands if isinstance(predicate, Logic) and predicate.operator == "and" else (predicate,)
    for at, part in enumerate(parts):
        if isinstance(part, Chain) and len(part.rest) == 1 and part.rest[0][0] == "=":
            right = part.rest[0][1]
            for column, key in ((part.first, right), (right, part.first)):
                name = _column(column)
                if name is not None and is_same_for_all_rows(key):
                    return Equality(name, key, (*parts[:at], *parts[at + 1 :]))
    return None


def is_same_for_all_rows(expression: Expression) -> bool:
    """Whether an expression in a predicate means the same for every node under test."""
    match expression:
        case Number() | Quoted():
            return True
        case Path(start=start):
            return start is not None and (start == "/" or is_same_for_all_rows(start))
        case Call(name=name, arguments=arguments):
            of_the_row = name in _OF_THE_ROW or (not arguments and name in _OF_THE_ROW_IF_BARE)
            return not of_the_row and all(is_same_for_all_rows(argument) for argument in arguments)
        case Chain(first=first, rest=rest):
            return is_same_for_all_rows(first) and all(is_same_for_all_rows(operand) for _, operand, _ in rest)
        case Logic(operands=operands) | Union(operands=operands):
            return all(is_same_for_all_rows(operand) for operand in operands)
        case Negation(operand=operand):
            return is_same_for_all_rows(operand)
        case Filter(primary=primary):
            return is_same_for_all_rows(primary)


def _is_instance(start: object) -> bool:
    return isinstance(start, Call) and start.name == "instance" and len(start.arguments) == 1


def _is_plain_child(step: Step) -> bool:
    return step.axis == "child" and isinstance(step.test, NameTest) and step.test.name != "*" and not step.test.prefix


def _column(expression: Expression) -> str | None:
    if isinstance(expression, Path) and expression.start is None and len(expression.steps) == 1:
        step = expression.steps[0]
        if _is_plain_child(step) and not step.predicates:
            return cast(NameTest, step.test).name
    return None
