"""Bundled Indonesian lists: regions, the reading of a NIK, codes; and synthetic people for demonstration and tests."""
