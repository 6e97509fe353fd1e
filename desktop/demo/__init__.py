"""The demonstration: a stand-in province, two people, and records in every stage."""
