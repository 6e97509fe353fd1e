"""Rows for lists and tables: models over plain functions, never widgets."""
