"""Sambang: an offline-first desktop client of the ODK ecosystem for social field work in Indonesia."""
