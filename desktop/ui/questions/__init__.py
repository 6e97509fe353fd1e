"""The kinds of question: one dumb widget a kind. `show_node(node)` in, `answered(text)` out."""
