"""Reads the body of a form: controls, groups, repeats, their texts and choices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from desktop.xforms.definition import ChoiceItem, Item, Itemset, RepeatItem, Rule, Spec, Text
from desktop.xforms.errors import FormProblem
from desktop.xforms.names import JAVAROSA, local, split
from desktop.xforms.paths import find_spec
from desktop.xforms.reads import subtree

CONTROLS = {"input", "select", "select1", "upload", "range", "rank", "trigger", "secret", "textarea"}
_ITEXT = re.compile(r"^\s*jr:itext\(\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)\s*$")
_ITEXT_EXPRESSION = re.compile(r"^\s*jr:itext\((.*)\)\s*$", re.DOTALL)
_PATH = re.compile(r"^\s*(?:current\(\)/)?[\w.\-/:]+\s*$")
_WORD = re.compile(r"[^\s(]+(?:\((?:[^()]|\([^()]*\))*\))?")
_NAMED = re.compile(r"instance\(\s*['\"]([^'\"]+)['\"]\s*\)")
_OWN = {"ref", "nodeset", "bind", "appearance", "class"}


def itext_id(value: str) -> str | None:
    """The id in `jr:itext('id')`."""
    found = _ITEXT.match(value)
    return None if found is None else found.group(1) or found.group(2) or ""


class TextParser:
    """Makes `Text`s, knowing whose they are."""

    def text(self, element: Element, context: Spec, owner: str) -> Text:
        """A label, hint or itext value with its outputs."""
        ref = element.get("ref")
        if ref:
            return self.reference(ref, context, owner)
        parts: list[str | Rule] = [element.text or ""]
        for child in element:
            if isinstance(child.tag, str) and local(child.tag) == "output":
                source = child.get("value") or child.get("ref") or "''"
                parts.append(Rule(source, owner, "output", context))
            elif isinstance(child.tag, str):
                parts.append("".join(child.itertext()))
            parts.append(child.tail or "")
        return Text(tuple(part for part in parts if part != ""))

    def reference(self, ref: str, context: Spec, owner: str) -> Text:
        """What a `ref`, or a message attribute, says: itext by id, itext by expression, or an expression."""
        if (text_id := itext_id(ref)) is not None:
            return Text(itext_id=text_id)
        if (found := _ITEXT_EXPRESSION.match(ref)) is not None:
            return Text(itext_rule=Rule(found.group(1), owner, "label", context))
        return Text((Rule(ref, owner, "label", context),))


class BodyReader:
    """Walks the body once. `problems` collects what is wrong, `actions` what the controls do on an event."""

    def __init__(self, root: Spec, binds: Mapping[str, str]) -> None:
        self._root = root
        self.binds = binds
        self._places = {spec.ref: spec for spec in reversed(list(subtree(root)))}
        self._texts = TextParser()
        self.problems: list[FormProblem] = []
        self.actions: list[tuple[Element, Spec, Item | None]] = []

    def read(self, body: Element | None) -> Item:
        """The outermost item; its children are what the form shows."""
        top = Item("group", "body", self._root, self._root)
        if body is not None:
            top.appearance = tuple(body.get("class", "").split())
            self._children(body, top)
        return top

    def _children(self, element: Element, parent: Item) -> None:
        for child in element:
            tag = local(child.tag)
            if tag in CONTROLS:
                self._control(child, tag, parent)
            elif tag == "group":
                self._group(child, parent)
            elif tag == "repeat":
                self._repeat(child, parent)
            elif tag in ("setvalue", "setgeopoint", "recordaudio"):
                self.actions.append((child, parent.context, parent if isinstance(parent, RepeatItem) else None))

    def _spec(self, element: Element, parent: Item) -> Spec | None:
        path = element.get("bind") or element.get("ref") or element.get("nodeset")
        if not path:
            return None
        found = self._places.get(path) or find_spec(self._root, path, parent.context, self.binds)
        if found is None:
            tag = local(element.tag)
            self.problems.append(FormProblem("structure", f"<{tag}> refers to a node that is not in the form", path))
        return found

    def _control(self, element: Element, tag: str, parent: Item) -> None:
        spec = self._spec(element, parent)
        if spec is None:
            if not (element.get("bind") or element.get("ref") or element.get("nodeset")):
                self.problems.append(FormProblem("structure", f"<{tag}> without a ref", parent.context.ref))
            return
        if spec.children and any(not child.is_attribute for child in spec.children):
            self.problems.append(FormProblem("structure", f"<{tag}> refers to a group, not to a question", spec.ref))
            return
        tag = "input" if tag in ("secret", "textarea") else tag
        item = Item("question", tag, spec, spec, parent=parent)
        self._describe(element, item)
        if tag != "input":
            item.items = tuple(self._choices(element, spec))
            item.itemset = _search(item) or next(
                (self._itemset(each, spec) for each in element if local(str(each.tag)) == "itemset"), None
            )
        spec.item = spec.item or item
        parent.children.append(item)

    def _group(self, element: Element, parent: Item) -> None:
        spec = self._spec(element, parent)
        item = Item("group", "group", spec, spec or parent.context, parent=parent)
        self._describe(element, item)
        if spec is not None and spec.item is None and not spec.multiple:
            spec.item = item
        inner = [child for child in element if isinstance(child.tag, str) and local(child.tag) not in ("label", "hint")]
        if len(inner) == 1 and local(inner[0].tag) == "repeat" and (spec is None or self._spec(inner[0], item) is spec):
            item.context = parent.context if spec is not None else item.context
            self._repeat(inner[0], parent, wrapper=item)
            return
        parent.children.append(item)
        self._children(element, item)

    def _repeat(self, element: Element, parent: Item, wrapper: Item | None = None) -> None:
        spec = self._spec(element, parent)
        if spec is None:
            return
        item = RepeatItem("repeat", "repeat", spec, spec, parent=parent)
        if wrapper is not None:
            item.label, item.hint, item.appearance, item.parameters = (
                wrapper.label,
                wrapper.hint,
                wrapper.appearance,
                wrapper.parameters,
            )
        count = element.get(f"{{{JAVAROSA}}}count")
        above = spec.parent or spec
        if count:
            inside = find_spec(self._root, count, spec) is not None or not _PATH.match(count)
            item.count = Rule(count, spec.ref, "count", spec if inside else above)
        item.fixed = (element.get(f"{{{JAVAROSA}}}noAddRemove") or "").strip() in ("true()", "true", "1")
        item.appearance += tuple(_WORD.findall(element.get("appearance", "")))
        spec.repeat, spec.multiple, spec.item = item, True, item
        parent.children.append(item)
        self._children(element, item)

    def _describe(self, element: Element, item: Item) -> None:
        owner = item.spec.ref if item.spec is not None else item.context.ref
        for child in element:
            tag = local(str(child.tag))
            if tag == "label" and item.label is None:
                item.label = self._texts.text(child, item.context, owner)
            elif tag == "hint" and item.hint is None:
                item.hint = self._texts.text(child, item.context, owner)
            elif tag in ("setvalue", "setgeopoint", "recordaudio"):
                self.actions.append((child, item.context, None)) if item.kind == "question" else None
        if appearance := element.get("appearance"):
            item.appearance = tuple(_WORD.findall(appearance))
        if "search" in item.appearance and item.tag in ("select", "select1") and "autocomplete" not in item.appearance:
            item.appearance = ("autocomplete", *item.appearance)
        item.parameters = {split(key)[1]: value for key, value in element.items() if key not in _OWN}

    def _choices(self, element: Element, spec: Spec) -> Iterator[ChoiceItem]:
        for child in element:
            if local(str(child.tag)) != "item":
                continue
            value, label = "", None
            for part in child:
                if local(str(part.tag)) == "value":
                    value = (part.text or "").strip()
                elif local(str(part.tag)) == "label":
                    label = self._texts.text(part, spec, spec.ref)
            yield ChoiceItem(value, label)

    def _itemset(self, element: Element, spec: Spec) -> Itemset:
        value_path, label_path, label_itext = "", "", ""
        for part in element:
            ref = part.get("ref", "")
            if local(str(part.tag)) == "value":
                value_path = ref
            elif local(str(part.tag)) == "label":
                itext = _ITEXT_EXPRESSION.match(ref)
                label_path, label_itext = ("", itext.group(1).strip()) if itext else (ref, "")
        rule = Rule(element.get("nodeset", ""), spec.ref, "choices", spec)
        return Itemset(rule, value_path, label_path, label_itext, tuple(_NAMED.findall(rule.source)))


def is_action(element: Element) -> bool:
    """Whether an element is one of the actions of ODK XForms."""
    return local(str(element.tag)) in ("setvalue", "setgeopoint", "recordaudio")


def _search(item: Item) -> Itemset | None:
    """The older way to take choices from a file: `search(…)` in the appearance; an item names the columns."""
    call = next((word for word in item.appearance if word.startswith("search(")), None)
    template = next((choice for choice in item.items if not choice.value.isdecimal()), None)
    if call is None or template is None or item.spec is None:
        return None
    label = template.label.parts[0] if template.label is not None and template.label.parts else template.value
    shown = label.split(",")[0].strip() if isinstance(label, str) else template.value
    named = re.match(r"search\(\s*['\"]([^'\"]+)['\"]", call)
    lists = (named.group(1),) if named is not None else ()
    return Itemset(Rule(call, item.spec.ref, "choices", item.spec), template.value, shown, "", lists)
