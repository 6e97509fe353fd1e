"""Sambang: an offline-first desktop client of the ODK ecosystem for social field work in Indonesia."""

__version__ = "0.1.0"  # as in pyproject.toml (tested); looking it up there costs a start 15 ms
