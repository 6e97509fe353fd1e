"""References as a form writes them in its attributes, resolved to places of the definition."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.xforms.definition import Spec

_STEP = re.compile(r"^(?:@?[\w.\-]+:)?@?[\w.\-·]+$")


def find_spec(
    root: Spec, path: str, context: Spec | None = None, binds: Mapping[str, str] | None = None
) -> Spec | None:
    """The place a reference means: absolute, or relative to `context`; None if there is none."""
    path = path.strip()
    if binds and path in binds:
        path = binds[path]
    if path.startswith("current()/"):
        path = path[len("current()/") :]
    if path.startswith("/"):
        steps = path[1:].split("/")
        if not _names(root, steps[0].strip()):
            return None
        return _walk(root, steps[1:])
    return _walk(context or root, path.split("/"))


def _walk(start: Spec, steps: list[str]) -> Spec | None:
    here: Spec | None = start
    for each in steps:
        step = each.strip()
        if here is None:
            return None
        if step == "..":
            here = here.parent
        elif step not in (".", ""):
            here = here.by_name.get(step) or (step_by_qname(here, step) if _STEP.match(step) else None)
    return here


def step_by_qname(spec: Spec, step: str) -> Spec | None:
    """A child named with a prefix."""
    attribute = step.startswith("@")
    prefix, _, name = step.lstrip("@").rpartition(":")
    found = spec.by_name.get(("@" if attribute else "") + name)
    if found is not None and prefix and found.prefix != prefix and found.namespace == "":
        return None
    return found


def _names(spec: Spec, step: str) -> bool:
    return step == "*" or step.rpartition(":")[2] == spec.name
