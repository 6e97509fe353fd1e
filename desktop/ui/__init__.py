"""The windows: the only room with Qt. What they show are plain values, what they ask for are deeds of the rooms below.

PySide puts a function of its own in the place of `import`. It reads the source text of every module that is loaded
after it, to see whether that one wants another spelling of Qt's names (`from __feature__ import snake_case`), and the
text then stays in memory: a fifth of the start, and some megabytes. Nothing here wants it, so Python's own is put back.
"""

import builtins

_pythons_own = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _pythons_own
