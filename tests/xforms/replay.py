"""Replays recorded cases of other engines over `drive`. The format is told in ../shared/suites/README.md."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from desktop.cli.drive import Driver

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
PRELOADS = {"deviceID": "collect:dev1", "username": "alice", "phoneNumber": "+6281", "email": "e@example.org"}


class Disagreement(Exception):
    """An expectation that does not hold."""


class Replay:
    """One recorded case."""

    def __init__(
        self, case: Mapping[str, Any], *, form: str | None = None, media: Mapping[str, str] | None = None
    ) -> None:
        self.case = case
        self.form = form or case["form_xml"]
        self.media = media if media is not None else case.get("media") or {}
        self.sessions: dict[int, Driver] = {}
        self.ids: dict[int, str] = {}
        self.wrong: list[str] = []
        self.against_author = 0  # expectations that do not hold and that the authors of the case asserted themselves
        self.checked = 0
        self.lenient = case.get("engine") == "javarosa"

    def ask(self, driver: Driver, op: str, **facts: Any) -> Any:
        reply = driver.reply(json.dumps({"op": op, **facts}))
        if not reply["ok"]:
            raise Disagreement(f"{op} {facts.get('ref', '')}: {reply['error']}")
        return reply["result"]

    def load(self, instance: str | None = None) -> Driver:
        driver = Driver(now=self.case["now"], timezone=self.case["timezone"])
        options = self.case.get("options") or {}
        self.ask(
            driver,
            "load",
            form=self.form,
            media=self.media,
            media_urls=self.case.get("media_urls") or {},
            preload=options.get("preload_properties") or PRELOADS,
            missing_media=options.get("missing_resource_behavior", "blank" if self.lenient else "error").lower(),
            geolocation=options.get("geolocation_sequence"),
            instance=instance or options.get("edit_instance_xml"),
        )
        return driver

    def run(self) -> list[str]:
        steps = self.case["steps"]
        wanted = [step for step in steps if step["op"] == "expect_load_error"]
        try:
            self.sessions[0] = self.load()
        except Disagreement as error:
            self.checked += 1
            self.against_author += not wanted
            return [] if wanted else [f"load: {error}"]
        if wanted:
            self.against_author += 1
            return ["load: no error"]
        for at, step in enumerate(steps):
            try:
                self.step(step)
            except Disagreement as error:
                self.wrong.append(f"step {at} {step['op']}: {error}")
                self.against_author += step.get("origin") == "test"
        return self.wrong

    def step(self, step: Mapping[str, Any]) -> None:
        op = step["op"]
        if op in (
            "set",
            "add_repeat",
            "remove_repeat",
            "set_language",
            "new_instance",
            "serialize_and_reload",
            "edit_instance",
        ):
            getattr(self, op)(step)
        elif hasattr(self, op):
            self.checked += 1
            getattr(self, op)(step, self.sessions[step.get("session", 0)])

    def driver(self, step: Mapping[str, Any]) -> Driver:
        return self.sessions[step.get("session", 0)]

    # -- doing

    def set(self, step: Mapping[str, Any]) -> None:
        reply = self.driver(step).reply(json.dumps({"op": "set", "ref": step["ref"], "value": step["value"]}))
        if reply["ok"] == bool(step.get("expect_error")):
            raise Disagreement(str(reply))

    def add_repeat(self, step: Mapping[str, Any]) -> None:
        self.ask(self.driver(step), "add_repeat", ref=step["ref"])

    def remove_repeat(self, step: Mapping[str, Any]) -> None:
        self.ask(self.driver(step), "remove_repeat", ref=step["ref"])

    def set_language(self, step: Mapping[str, Any]) -> None:
        self.ask(self.driver(step), "language", name=step["language"])

    def new_instance(self, step: Mapping[str, Any]) -> None:
        self.sessions[step.get("session", 0)] = self.load()

    def serialize_and_reload(self, step: Mapping[str, Any]) -> None:
        before = self.sessions[step.get("from_session", 0)]
        driver = self.load()
        xml = step.get("instance_xml") or self.ask(before, "draft")
        if "__UUID__" in xml:
            xml = self.ask(before, "submission")
        self.ask(driver, "reload", instance=xml)
        self.ids[step["session"]] = self.meta(before, "instanceID")
        self.sessions[step["session"]] = driver

    def edit_instance(self, step: Mapping[str, Any]) -> None:
        before = self.sessions[step.get("from_session", 0)]
        self.ids[step["session"]] = self.meta(before, "instanceID")
        self.sessions[step["session"]] = self.load(self.ask(before, "submission"))

    def meta(self, driver: Driver, name: str) -> str:
        found = [
            node for node in self.ask(driver, "state") if node["ref"].rpartition("/")[2].rpartition(":")[2] == name
        ]
        return found[0]["value"] if found else ""

    # -- expecting

    def same(self, got: Any, want: Any, what: str = "") -> None:
        if got != want:
            raise Disagreement(f"{what} want {want!r}, got {got!r}")

    def get(self, driver: Driver, step: Mapping[str, Any]) -> Any:
        return self.ask(driver, "get", ref=step["ref"])

    def expect_value(self, step: Mapping[str, Any], driver: Driver) -> None:
        got = self.get(driver, step)["value"]
        if step.get("value_volatile") or same_value(got, step["value"]):
            return
        if self.lenient and not self.get(driver, step)["relevant"]:
            return
        raise Disagreement(f"{step['ref']} want {step['value']!r}, got {got!r}")

    def expect_value_not(self, step: Mapping[str, Any], driver: Driver) -> None:
        if self.get(driver, step)["value"] == step["value"]:
            raise Disagreement("equal")

    def expect_value_close(self, step: Mapping[str, Any], driver: Driver) -> None:
        got = self.get(driver, step)["value"]
        if not got or abs(float(got) - float(step["value"])) > step["tolerance"]:
            raise Disagreement(f"want about {step['value']}, got {got}")

    def expect_value_startswith(self, step: Mapping[str, Any], driver: Driver) -> None:
        if not self.get(driver, step)["value"].startswith(step["value"]):
            raise Disagreement("starts otherwise")

    def expect_value_matches(self, step: Mapping[str, Any], driver: Driver) -> None:
        if not re.search(step["value"], self.get(driver, step)["value"]):
            raise Disagreement("does not match")

    def expect_no_node(self, step: Mapping[str, Any], driver: Driver) -> None:
        if driver.reply(json.dumps({"op": "get", "ref": step["ref"]}))["ok"]:
            raise Disagreement("there is a node")

    def expect_relevant(self, step: Mapping[str, Any], driver: Driver) -> None:
        self.same(self.get(driver, step)["relevant"], step["value"], step["ref"])

    def expect_readonly(self, step: Mapping[str, Any], driver: Driver) -> None:
        self.same(self.get(driver, step)["readonly"], step["value"], step["ref"])

    def expect_required(self, step: Mapping[str, Any], driver: Driver) -> None:
        self.same(self.get(driver, step)["required"], step["value"], step["ref"])

    def expect_valid(self, step: Mapping[str, Any], driver: Driver) -> None:
        got = self.get(driver, step)
        condition = step.get("condition")
        valid = got["violation"] != condition if condition else got["valid"]
        self.same(valid, step["value"], step["ref"])

    def expect_message(self, step: Mapping[str, Any], driver: Driver) -> None:
        got = self.get(driver, step)
        message = got["message"] if step["condition"] in ("any", got["violation"]) else ""
        self.same(message or None, step["message"], step["ref"])

    def expect_choices(self, step: Mapping[str, Any], driver: Driver) -> None:
        got = [choice["value"] for choice in self.ask(driver, "choices", ref=step["ref"])]
        want = step["values"]
        match = step["match"]
        if match == "exact":
            good = got == want
        elif match == "contains_in_order":
            left = iter(got)
            good = all(value in left for value in want)
        else:
            good = set(want) <= set(got)
        if good != step.get("value", True):
            raise Disagreement(f"{step['ref']} want {want} ({match}), got {got}")
        if step.get("labels") and step.get("value", True) and match == "exact":
            self.same([choice["label"] for choice in self.ask(driver, "choices", ref=step["ref"])], step["labels"])

    def expect_choice_count(self, step: Mapping[str, Any], driver: Driver) -> None:
        got = len(self.ask(driver, "choices", ref=step["ref"]))
        self.same(
            got > 0 if step.get("nonempty") else got, True if step.get("nonempty") else step["value"], step["ref"]
        )

    def expect_choice_labels(self, step: Mapping[str, Any], driver: Driver) -> None:
        self.same([choice["label"] for choice in self.ask(driver, "choices", ref=step["ref"])], step["values"])

    def expect_selected_labels(self, step: Mapping[str, Any], driver: Driver) -> None:
        selected = self.get(driver, step)["value"].split()
        labels = {choice["value"]: choice["label"] for choice in self.ask(driver, "choices", ref=step["ref"])}
        self.same([labels.get(value) for value in selected], step["values"])

    def expect_count(self, step: Mapping[str, Any], driver: Driver) -> None:
        self.same(self.ask(driver, "count", ref=step["ref"]), step["value"], step["ref"])

    def expect_count_not(self, step: Mapping[str, Any], driver: Driver) -> None:
        if self.ask(driver, "count", ref=step["ref"]) == step["value"]:
            raise Disagreement("equal")

    def expect_label(self, step: Mapping[str, Any], driver: Driver) -> None:
        self.same(self.get(driver, step)["label"], step["value"], step["ref"])

    def expect_attribute(self, step: Mapping[str, Any], driver: Driver) -> None:
        self.same(self.ask(driver, "get", ref=f"{step['ref']}/@{step['name']}")["value"], step["value"])

    def expect_appearance(self, step: Mapping[str, Any], driver: Driver) -> None:
        self.same(step["appearance"] in self.get(driver, step)["appearance"], step["value"], step["appearance"])

    def expect_appearances(self, step: Mapping[str, Any], driver: Driver) -> None:
        self.same(self.get(driver, step)["appearance"], step["values"])

    def expect_submission(self, step: Mapping[str, Any], driver: Driver) -> None:
        got = {(each["ref"], each["kind"]) for each in self.ask(driver, "problems")}
        self.same(got, {(each["ref"], each["condition"]) for each in step["violations"] or ()}, "violations")
        done = self.ask(driver, "finalize")
        compare_xml(done.get("xml") or self.ask(driver, "submission"), step["xml"])

    def expect_form_validation(self, step: Mapping[str, Any], driver: Driver) -> None:
        problems = self.ask(driver, "problems")
        kinds = {"ANSWER_REQUIRED_BUT_EMPTY": "required", "ANSWER_CONSTRAINT_VIOLATED": "constraint"}
        want = kinds.get(step["outcome"])
        got = (problems[0]["kind"], problems[0]["ref"]) if problems else (None, None)
        if want is None and step.get("failed_ref"):  # the outcome is the message, or the place once more
            self.same(step["outcome"] in (problems[0]["message"], problems[0]["ref"]), True)
            want = got[0]
        self.same(got, (want, step.get("failed_ref")))

    def expect_form_valid(self, step: Mapping[str, Any], driver: Driver) -> None:
        self.same(not self.ask(driver, "problems"), step["value"])

    def expect_instance_id(self, step: Mapping[str, Any], driver: Driver) -> None:
        self.same(bool(self.meta(driver, "instanceID")), step["value"])

    def expect_deprecated_id(self, step: Mapping[str, Any], driver: Driver) -> None:
        got = self.meta(driver, "deprecatedID")
        self.same(bool(got) and got == self.ids[step["session"]], step["value"])

    def expect_instance_id_changed(self, step: Mapping[str, Any], driver: Driver) -> None:
        self.same(self.meta(driver, "instanceID") != self.ids[step["session"]], step["value"])

    def expect_instance_xml(self, step: Mapping[str, Any], driver: Driver) -> None:
        compare_xml(self.ask(driver, "submission"), step["xml"], meta=not self.lenient or "instanceID>" in step["xml"])

    def expect_reload_error(self, step: Mapping[str, Any], driver: Driver) -> None:
        if driver.reply(json.dumps({"op": "reload", "instance": step["instance_xml"]}))["ok"]:
            raise Disagreement("no error")

    def expect_state(self, step: Mapping[str, Any], driver: Driver) -> None:
        nodes = {node["ref"]: node for node in self.ask(driver, "state")}
        wrong: list[str] = []
        for ref, want in step["nodes"].items():
            if ref.endswith("#range"):
                continue
            got = nodes.get(ref)
            if got is None:
                wrong.append(f"{ref}: missing")
                continue
            for aspect in ("relevant", "readonly", "required", "value", "violation"):
                self.check_aspect(ref, aspect, want, got, wrong)
            self.check_texts(ref, want, driver, wrong)
        wrong += [f"{ref}: still there" for ref in step["removed"] if ref in nodes]
        if wrong:
            raise Disagreement("; ".join(wrong[:6]))

    def check_aspect(
        self, ref: str, aspect: str, want: Mapping[str, Any], got: Mapping[str, Any], wrong: list[str]
    ) -> None:
        if aspect not in want or (aspect == "value" and want.get("value_volatile")):
            return
        if aspect == "value" and (same_value(got["value"], want["value"]) or (self.lenient and not got["relevant"])):
            return
        if got[aspect] != want[aspect]:
            wrong.append(f"{ref}.{aspect}: want {want[aspect]!r}, got {got[aspect]!r}")

    def check_texts(self, ref: str, want: Mapping[str, Any], driver: Driver, wrong: list[str]) -> None:
        if not ("label" in want or "hint" in want or "choices" in want):
            return
        got = self.ask(driver, "get", ref=ref)
        for aspect in ("label", "hint"):
            if want.get(aspect) is not None and squeezed(got[aspect]) != squeezed(want[aspect]):
                wrong.append(f"{ref}.{aspect}: want {want[aspect]!r}, got {got[aspect]!r}")
        if want.get("choices") is not None:
            found = [choice["value"] for choice in self.ask(driver, "choices", ref=ref)]
            wanted = [choice["value"] if isinstance(choice, dict) else choice for choice in want["choices"]]
            if found != wanted:
                wrong.append(f"{ref}.choices: want {wanted!r}, got {found!r}")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def same_value(got: str, want: Any) -> bool:
    if got == want or UUID.sub("__UUID__", got) == want:
        return True
    try:
        return isinstance(want, str) and abs(float(got) - float(want)) < 1e-9 * max(1, abs(float(want)))
    except ValueError:
        return False


def compare_xml(got: str, want: str, *, meta: bool = True) -> None:
    one, other = canonical(got, meta), canonical(want, meta)
    if one != other:
        at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        raise Disagreement(
            f"xml differs at {at}: want …{other[max(0, at - 60) : at + 120]} got …{one[max(0, at - 60) : at + 120]}"
        )


def canonical(xml: str, meta: bool) -> str:
    root = ElementTree.fromstring(xml[xml.find("?>") + 2 :] if xml.startswith("<?xml") else xml)
    if not meta:
        for child in list(root):
            if child.tag.endswith("}meta") or child.tag == "meta":
                root.remove(child)
    out: list[str] = []

    def write(element: ElementTree.Element) -> None:
        attributes = "".join(f' {name}="{value}"' for name, value in sorted(element.attrib.items()))
        tag = element.tag.replace("{http://www.w3.org/2002/xforms}", "")
        out.append(f"<{tag}{attributes}>")
        if len(element):
            for child in element:
                write(child)
        else:
            out.append(UUID.sub("__UUID__", (element.text or "").strip()))
        out.append("</>")

    write(root)
    return UUID.sub("__UUID__", "".join(out))
