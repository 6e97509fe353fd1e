"""Any XML text as a tree that expressions can walk. For use outside of forms, which have a parser of their own."""

from __future__ import annotations

from xml.parsers import expat

from .errors import XPathError
from .tree import XML_NAMESPACE, Attribute, Comment, Doctype, Document, Element, Instruction, Node, Text


def read_document(xml: str | bytes) -> Document:
    """The tree of an XML document, white space and all. XPathError "bad value" if it is not well-formed XML or
    declares entities."""
    return _Building().read(xml)


class _Building:
    """One pass of the parser over one document."""

    def __init__(self) -> None:
        self.document = Document()
        self.here: Document | Element = self.document
        self.text: list[str] = []
        self.declared: list[tuple[str, str]] = []
        self.scopes: list[dict[str, str]] = [{"xml": XML_NAMESPACE, "": ""}]

    def read(self, xml: str | bytes) -> Document:
        parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text.append
        parser.CommentHandler = self.comment
        parser.ProcessingInstructionHandler = self.instruction
        parser.StartCdataSectionHandler = self.flush
        parser.EndCdataSectionHandler = self.end_section
        parser.EntityDeclHandler = _refuse
        parser.StartDoctypeDeclHandler = self.doctype
        try:
            parser.Parse(xml.strip(), True)
        except expat.ExpatError as error:
            raise XPathError("bad value", name="xml", value=str(error)) from None
        return self.document

    def start(self, qname: str, attributes: list[str]) -> None:
        self.flush()
        pairs = list(zip(attributes[::2], attributes[1::2], strict=True))
        declared = [(name[6:], value) for name, value in pairs if name == "xmlns" or name.startswith("xmlns:")]
        scope = {**self.scopes[-1], **dict(declared)} if declared else self.scopes[-1]
        self.scopes.append(scope)
        prefix, _, name = qname.rpartition(":")
        element = Element(name, namespace=scope.get(prefix, ""), prefix=prefix)
        element.declared = declared
        element.attributes = [
            _attribute(element, name, value, scope)
            for name, value in pairs
            if name != "xmlns" and not name.startswith("xmlns:")
        ]
        self.here.append(element)
        self.here = element

    def end(self, _: str) -> None:
        element = self.here
        if isinstance(element, Element):
            if not element.children:
                element.value = "".join(self.text)
                self.text.clear()
            self.flush()
            self.here = element.parent or self.document
        self.scopes.pop()

    def end_section(self) -> None:
        """A section of its own between other text is a node of its own, as in a DOM."""
        if isinstance(self.here, Element) and self.here.children:
            self.flush()

    def flush(self) -> None:
        """The text read so far becomes a node among others."""
        if self.text and isinstance(self.here, Element):
            self.here.append(Text("".join(self.text)))
        self.text.clear()

    def comment(self, text: str) -> None:
        self.place(Comment(text))

    def instruction(self, target: str, text: str) -> None:
        self.place(Instruction(target, text))

    def place(self, node: Node) -> None:
        self.flush()
        self.here.append(node)

    def doctype(self, name: str, system: str | None, public: str | None, has_internal: bool) -> None:
        """An external one is never fetched (expat does not unless asked)."""
        self.place(Doctype(""))


def _attribute(element: Element, qname: str, value: str, scope: dict[str, str]) -> Attribute:
    prefix, _, name = qname.rpartition(":")
    return Attribute(element, name, value, scope.get(prefix, "") if prefix else "", prefix)


def _refuse(name: str, *_: object) -> None:
    raise XPathError("bad value", name="xml", value=f"entity {name}")
