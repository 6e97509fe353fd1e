"""The nodes that expressions walk: documents, elements and what hangs on them.

A form instance and any other XML document are the same kind of tree. An element without children holds its text in
`value` itself (that is where an answer lives); an element with children holds `Text`, `Comment` and `Instruction`
nodes among them. Nothing here knows of forms; the engine subclasses `Element` for its primary instance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal, TypeAlias

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"

Kind: TypeAlias = Literal["document", "element", "attribute", "text", "comment", "instruction", "namespace", "doctype"]


class Node:
    """Any node of a tree. `string()` is its XPath string-value."""

    __slots__ = ("parent",)
    kind: ClassVar[Kind]
    name: str  # local name; "" where there is none
    namespace: str  # namespace name; "" where there is none
    prefix: str
    parent: Element | Document | None

    def string(self) -> str:
        """The string-value of XPath 1.0, section 5."""
        raise TypeError(self.kind)

    def named(self, name: str) -> Sequence[Node]:
        """The child elements of that local name; the step that forms take most, so some subclasses make it quick."""
        return ()

    @property
    def qname(self) -> str:
        """The name as written, with its prefix."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name


class _Leaf(Node):
    """A node that is nothing but a value."""

    __slots__ = ("value",)
    name = ""
    namespace = ""
    prefix = ""
    value: str

    def __init__(self, value: str, parent: Element | Document | None = None) -> None:
        self.value = value
        self.parent = parent

    def string(self) -> str:
        return self.value


class Text(_Leaf):
    """Character data among other children."""

    __slots__ = ()
    kind = "text"


class LeafText(Text):
    """The text of an element that holds its text itself; made when asked for, so equality is by its element."""

    __slots__ = ()

    def __init__(self, parent: Element) -> None:
        super().__init__(parent.value, parent)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LeafText) and other.parent is self.parent

    def __hash__(self) -> int:
        return id(self.parent) + 1


class Comment(_Leaf):
    """A comment."""

    __slots__ = ()
    kind = "comment"


class Instruction(_Leaf):
    """A processing instruction; its target is its name."""

    __slots__ = ("name",)
    kind = "instruction"

    def __init__(self, target: str, value: str, parent: Element | Document | None = None) -> None:
        super().__init__(value, parent)
        self.name = target


class Doctype(_Leaf):
    """A document type. No node by the specification, but the engines that walk a DOM meet it, so documents keep it."""

    __slots__ = ()
    kind = "doctype"


class Attribute(Node):
    """An attribute of an element (its parent, though it is not a child)."""

    __slots__ = ("name", "namespace", "prefix", "value")
    kind = "attribute"
    parent: Element

    def __init__(self, parent: Element, name: str, value: str, namespace: str = "", prefix: str = "") -> None:
        self.parent = parent
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
        self.value = value

    def string(self) -> str:
        return self.value


class NamespaceNode(Node):
    """A namespace in scope on an element; made when asked for. Its name is the prefix."""

    __slots__ = ("name", "value")
    kind = "namespace"
    namespace = ""
    prefix = ""
    parent: Element

    def __init__(self, parent: Element, prefix: str, value: str) -> None:
        self.parent = parent
        self.name = prefix
        self.value = value

    def string(self) -> str:
        return self.value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NamespaceNode) and other.parent is self.parent and other.name == self.name

    def __hash__(self) -> int:
        return hash((id(self.parent), self.name))


class Element(Node):
    """An element. `children` is empty and `value` is its text, or `children` holds everything and `value` is ""."""

    __slots__ = ("attributes", "children", "declared", "name", "namespace", "prefix", "value")
    kind: ClassVar[Kind] = "element"
    children: list[Node]
    attributes: Sequence[Attribute]
    declared: Sequence[tuple[str, str]]  # (prefix, namespace) declared here
    value: str

    def __init__(
        self,
        name: str,
        value: str = "",
        *,
        namespace: str = "",
        prefix: str = "",
        parent: Element | Document | None = None,
    ) -> None:
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
        self.parent = parent
        self.value = value
        self.children = []
        self.attributes = ()
        self.declared = ()

    def string(self) -> str:
        return "".join(text_within(self)) if self.children else self.value

    def append(self, child: Node) -> None:
        """Put a child at the end."""
        child.parent = self
        self.children.append(child)

    def insert(self, index: int, child: Node) -> None:
        """Put a child before the one at `index` of `children`."""
        child.parent = self
        self.children.insert(index, child)

    def attribute(self, name: str, namespace: str = "") -> str | None:
        """The value of an attribute, or None."""
        for attribute in self.attributes:
            if attribute.name == name and attribute.namespace == namespace:
                return attribute.value
        return None

    def set_attribute(self, name: str, value: str, namespace: str = "", prefix: str = "") -> None:
        """Set or change an attribute."""
        for attribute in self.attributes:
            if attribute.name == name and attribute.namespace == namespace:
                attribute.value = value
                return
        self.attributes = [*self.attributes, Attribute(self, name, value, namespace, prefix)]

    def elements(self) -> Iterator[Element]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def named(self, name: str) -> Sequence[Node]:
        return [child for child in self.children if child.name == name and child.kind == "element"]

    def child(self, name: str) -> Element | None:
        """The first child element of that local name."""
        for child in self.children:
            if child.name == name and isinstance(child, Element):
                return child
        return None


class Document(Node):
    """The root node of a tree: above the outermost element."""

    __slots__ = ("children",)
    kind = "document"
    name = ""
    namespace = ""
    prefix = ""
    children: list[Node]

    def __init__(self, root: Element | None = None) -> None:
        self.parent = None
        self.children = []
        if root is not None:
            self.append(root)

    def append(self, child: Node) -> None:
        """Put a child at the end."""
        child.parent = self
        self.children.append(child)

    def named(self, name: str) -> Sequence[Node]:
        return [child for child in self.children if child.name == name and child.kind == "element"]

    @property
    def root(self) -> Element:
        """The outermost element."""
        for child in self.children:
            if isinstance(child, Element):
                return child
        raise ValueError("a document without an element")

    def string(self) -> str:
        return "".join(text_within(self))


def text_within(node: Element | Document) -> Iterator[str]:
    """The text of all descendants in document order. A loop of its own: trees may be deeper than Python's stack."""
    stack: list[Node] = [*reversed(node.children)]
    while stack:
        current = stack.pop()
        if isinstance(current, Element):
            if current.children:
                stack.extend(reversed(current.children))
            else:
                yield current.value
        elif isinstance(current, Text):
            yield current.value


def outermost(node: Node) -> Node:
    """The node above all others: the document, or the topmost element of a tree without one."""
    while node.parent is not None:
        node = node.parent
    return node


def children_of(node: Node) -> Sequence[Node]:
    """The child axis: the text of an answer counts as a child."""
    if isinstance(node, Element):
        if node.children:
            return node.children
        return (LeafText(node),) if node.value else ()
    return node.children if isinstance(node, Document) else ()


def in_document_order(nodes: Iterable[Node]) -> list[Node]:
    """Each node once, sorted as they stand in the document (nodes of other trees after those of the first)."""
    distinct = list(dict.fromkeys(nodes))
    if len(distinct) < 2:
        return distinct
    if len(distinct) > 100:
        return _by_walking(distinct)
    places: dict[int, dict[Node, int]] = {}
    roots: dict[Node, int] = {}
    return sorted(distinct, key=lambda node: _place(node, places, roots))


def _by_walking(nodes: list[Node]) -> list[Node]:
    """Many nodes are sorted quicker by one walk over their trees, however deep those are."""
    wanted = set(nodes)
    hanging: dict[Node, list[Node]] = {}
    for node in nodes:
        if node.kind in ("attribute", "namespace") and node.parent is not None:
            hanging.setdefault(node.parent, []).append(node)
    found: list[Node] = []
    stack = _roots(nodes)[::-1]
    while stack:
        here = stack.pop()
        if here in wanted:
            found.append(here)
        if here in hanging:
            found += sorted(hanging[here], key=lambda node: _step(node, node.parent or node, {}))
        stack.extend(reversed(children_of(here)))
    return found


def _roots(nodes: list[Node]) -> list[Node]:
    """The outermost nodes above, each once; nothing is climbed twice."""
    climbed: set[Node] = set()
    roots: list[Node] = []
    for node in nodes:
        here = node
        while here not in climbed:
            climbed.add(here)
            if here.parent is None:
                roots.append(here)
                break
            here = here.parent
    return roots


def _place(node: Node, places: dict[int, dict[Node, int]], roots: dict[Node, int]) -> tuple[tuple[int, int], ...]:
    """Where a node stands, as steps from the root; `places` remembers the order of siblings already met."""
    steps: list[tuple[int, int]] = []
    parent = node.parent
    while parent is not None:
        steps.append(_step(node, parent, places))
        node, parent = parent, parent.parent
    steps.append((0, roots.setdefault(node, len(roots))))
    steps.reverse()
    return tuple(steps)


def _step(node: Node, parent: Node, places: dict[int, dict[Node, int]]) -> tuple[int, int]:
    if isinstance(node, NamespaceNode):
        return (0, sum(map(ord, node.name)))
    if isinstance(node, Attribute):
        return (1, next((at for at, each in enumerate(node.parent.attributes) if each is node), 0))
    if id(parent) not in places:
        places[id(parent)] = {child: at for at, child in enumerate(children_of(parent))}
    return (2, places[id(parent)].get(node, 0))
