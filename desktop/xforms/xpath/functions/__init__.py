"""Every function of XPath 1.0 and of ODK XForms, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from . import crypto, dates, form, geo, logic, nodes, numbers, selects, text
from .signature import Function, plain

_GROUPS: Final = (text, logic, numbers, nodes, dates, selects, geo, crypto, form)

FUNCTIONS: Final[Mapping[str, Function]] = MappingProxyType(
    {function.name: function for group in _GROUPS for function in group.FUNCTIONS}
)

__all__ = ["FUNCTIONS", "Function", "plain"]
