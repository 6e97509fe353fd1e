"""One module a page: `show(values)` in, past-tense signals out."""
