"""Windows tells when the machine goes to sleep: by a call on a thread of its own, which may take a moment."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

CALLS_BACK = 2  # DEVICE_NOTIFY_CALLBACK
GOING, BACK = 4, (7, 18)  # PBT_APMSUSPEND; PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC
_CALL = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)  # stdcall there; the other only where tests ask by hand
_ROUTINE = _CALL(ctypes.c_ulong, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p)


class _Subscription(ctypes.Structure):
    """DEVICE_NOTIFY_SUBSCRIBE_PARAMETERS."""

    _fields_ = (("callback", _ROUTINE), ("context", ctypes.c_void_p))


class WindowsSleep:
    """Calls `tell(True)` before the machine sleeps and `tell(False)` when it is back, on a thread of Windows.

    `told` says whether Windows will (from Windows 8 on; not every laptop does in modern standby). `end` it before the
    program goes.
    """

    def __init__(self, tell: Callable[[bool], None], library: Any = None) -> None:
        self._tell = tell
        self._heard = _ROUTINE(self._hear)
        self._wanted = _Subscription(self._heard, None)  # Windows keeps its address: it lives as long as this
        self._handle = ctypes.c_void_p()
        self._library = library if library is not None else _power_library()
        self.told = self._library is not None and not self._library.PowerRegisterSuspendResumeNotification(
            ctypes.c_ulong(CALLS_BACK), ctypes.byref(self._wanted), ctypes.byref(self._handle)
        )

    def end(self) -> None:
        """No call comes any more."""
        if self.told:
            self.told = False
            self._library.PowerUnregisterSuspendResumeNotification(self._handle)

    def _hear(self, _context: int | None, what: int, _setting: int | None) -> int:
        if what == GOING:
            self._tell(True)
        elif what in BACK:
            self._tell(False)
        return 0


def _power_library() -> Any:
    """powrprof.dll, where it has what is needed."""
    if sys.platform == "win32":
        try:
            found = ctypes.WinDLL("powrprof")
            return found if found.PowerRegisterSuspendResumeNotification else None
        except (OSError, AttributeError):  # before Windows 8
            return None
    return None
