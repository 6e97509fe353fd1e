"""The colours of the house: one set of tokens for light, one for dark, and which pairs carry text."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from desktop.frozen import frozen


@frozen
class Tokens:
    """Colours as #RRGGBB, named by what they are for (ui.md 2)."""

    dark: bool
    paper: str  # the window
    raised: str  # the work column, fields, cards
    sunk: str  # rails
    ink: str  # text
    ink2: str  # labels
    ink3: str  # hints
    line: str  # 1 px between things
    edge: str  # the border of a field: 3:1 against paper
    hover: str
    chosen: str  # the row or entry one is on
    act: str  # primary action, focus ring, links, progress
    act_hover: str
    act_ink: str
    warn: str
    warn_paper: str
    wrong: str
    wrong_paper: str
    right: str
    right_paper: str
    urgent: str
    urgent_paper: str
    practice: str  # Mode latihan, and nothing else
    practice_ink: str


LIGHT = Tokens(
    dark=False,
    paper="#FBFAF7",
    raised="#FFFFFF",
    sunk="#F1EFEA",
    ink="#1B1F1E",
    ink2="#4A5250",
    ink3="#5F6865",
    line="#DFDEDA",
    edge="#838987",
    hover="#E8E6DF",
    chosen="#DCECE9",
    act="#0B6B63",
    act_hover="#085750",
    act_ink="#FFFFFF",
    warn="#8A5A00",
    warn_paper="#FFF4DC",
    wrong="#A32118",
    wrong_paper="#FDECEA",
    right="#2B6A35",
    right_paper="#E7F4E8",
    urgent="#B04A00",
    urgent_paper="#FFF0E4",
    practice="#6A3AA8",
    practice_ink="#FFFFFF",
)

DARK = Tokens(
    dark=True,
    paper="#16191A",
    raised="#1E2223",
    sunk="#111314",
    ink="#ECEFED",
    ink2="#B9C1BD",
    ink3="#8D9691",
    line="#313637",
    edge="#6E7774",
    hover="#262B2C",
    chosen="#1B3431",
    act="#4FC3B5",
    act_hover="#74D3C7",
    act_ink="#06302C",
    warn="#F2C066",
    warn_paper="#33270F",
    wrong="#FF9A8F",
    wrong_paper="#3A1714",
    right="#8FD19A",
    right_paper="#14301A",
    urgent="#FFAE70",
    urgent_paper="#38220F",
    practice="#C6A6F2",
    practice_ink="#2A0F4D",
)

# Parts of a chart, told apart by their lightness too; 3:1 against `raised` and `paper`. The first is the main one.
SERIES = {
    False: ("#0B6B63", "#B4761A", "#5B6BA8", "#A34F7A", "#5E7F33", "#7D6A58"),
    True: ("#4FC3B5", "#E0AE5E", "#93A4E6", "#E08FB6", "#A5C777", "#BFA88F"),
}

# Every pair in which the first is text (AA, 4.5:1) on the second.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("ink", "ink2", "ink3", "act", "wrong") for ground in ("paper", "raised", "sunk")),
    *((ink, "hover") for ink in ("ink", "ink2", "ink3", "act")),
    *((ink, "chosen") for ink in ("ink", "ink2", "act")),
    *((ink, ground) for ink in ("warn", "right", "urgent") for ground in ("paper", "raised", "sunk")),
    *((ink, f"{ground}_paper") for ink in ("ink2", "act") for ground in ("warn", "wrong", "right")),  # the status line
    ("act_ink", "act"),
    ("act_ink", "act_hover"),
    ("practice_ink", "practice"),
    *((ink, f"{ink}_paper") for ink in ("warn", "wrong", "right", "urgent")),
    *(("ink", f"{ground}_paper") for ground in ("warn", "wrong", "right", "urgent")),
)
# Pairs that only have to be seen as a shape (3:1): borders of fields, the focus ring.
SHAPE_PAIRS: tuple[tuple[str, str], ...] = tuple(
    (shape, ground) for shape in ("edge", "act") for ground in ("paper", "raised", "sunk")
)


@cache  # emptied by `theme.dress`, the one place where the look changes
def tokens() -> Tokens:
    """The tokens in force, told from the application's own palette (so that painting code needs nothing handed in)."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.paper) else LIGHT


def qt_palette(t: Tokens) -> QPalette:
    """The same colours in Qt's roles, for everything the stylesheet does not name."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in {
        role.Window: t.paper,
        role.WindowText: t.ink,
        role.Base: t.raised,
        role.AlternateBase: t.sunk,
        role.Text: t.ink,
        role.Button: t.raised,
        role.ButtonText: t.ink,
        role.BrightText: t.wrong,
        role.PlaceholderText: t.ink3,
        role.Highlight: t.act,
        role.HighlightedText: t.act_ink,
        role.Accent: t.act,
        role.Link: t.act,
        role.LinkVisited: t.act,
        role.ToolTipBase: t.ink,
        role.ToolTipText: t.paper,
        role.Light: t.raised,
        role.Midlight: t.line,
        role.Mid: t.line,
        role.Dark: t.edge,
        role.Shadow: t.ink3,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.ink3))
    return palette


def series(at: int) -> str:
    """The colour of a chart's part by its place, in the palette in force; after the sixth they begin again."""
    found = SERIES[tokens().dark]
    return found[at % len(found)]
