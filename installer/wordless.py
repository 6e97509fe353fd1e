"""Byte code without docstrings (`assert` stays): run by the Python it is for, over packages whose words nobody reads.

`python -I wordless.py FOLDER`: writes each `x.pyc` beside its `x.py`, by the name it has below the folder's own parent.
"""

from __future__ import annotations

import ast
import importlib.util
import marshal
import sys
from pathlib import Path

UNCHECKED = (1).to_bytes(4, "little")  # PEP 552: by hash, and nobody looks whether the source is still the same
SPEAKING = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def without_words(source: bytes) -> ast.Module:
    """The tree of a module, as it was but for its docstrings; whole, if it asks for them."""
    tree = ast.parse(source)
    for node in ast.walk(tree) if b"__doc__" not in source else ():
        if isinstance(node, SPEAKING) and not _is_dataclass(node) and ast.get_docstring(node, clean=False) is not None:
            words = node.body.pop(0)
            if not node.body and not isinstance(node, ast.Module):
                node.body.append(ast.copy_location(ast.Pass(), words))
    return tree


def _is_dataclass(node: ast.AST) -> bool:
    """For one without words `dataclass` works out what its call looks like, at each start: a third of its cost more."""
    decorators = node.decorator_list if isinstance(node, ast.ClassDef) else []
    return any("dataclass" in ast.unparse(one) for one in decorators)


def compiled(source: bytes, name: str) -> bytes:
    """What goes into the `.pyc`."""
    code = compile(without_words(source), name, "exec", dont_inherit=True)
    return importlib.util.MAGIC_NUMBER + UNCHECKED + importlib.util.source_hash(source) + marshal.dumps(code)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for file in sorted(folder.rglob("*.py")):
        name = file.relative_to(folder.parent).as_posix()
        file.with_suffix(".pyc").write_bytes(compiled(file.read_bytes(), name))
