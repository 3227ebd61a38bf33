"""What charts are painted with: colours, dashes, markers, textures, hatching, widths of words."""

from dataclasses import dataclass
from unicodedata import east_asian_width

from django.utils.translation import get_language

WIDTH = 640  # of every chart, in units of its viewBox; also its least width on screen, in px
FONT_SIZE = 13
LABEL_HEIGHT = 16
FG, HINT, LINE, RULE, TODAY = "#1A1A1A", "#666666", "#CCCCCC", "#767676", "#CE0000"


@dataclass(frozen=True)
class Ink:
    """How one series looks; dash, marker and texture tell it apart where colour cannot."""

    colour: str
    dash: str
    marker: str
    texture: str


# All are at least 4.5:1 on white.
INKS = (
    Ink("#0017C1", "", "circle", ""),
    Ink("#C74700", "7 4", "square", "/"),
    Ink("#197A4B", "2 3", "triangle", "\\"),
    Ink("#5C10BE", "10 3 2 3", "diamond", "x"),
    Ink("#008299", "4 4", "circle", "/"),
    Ink("#927200", "12 4", "square", "\\"),
    Ink("#8B008B", "2 5", "triangle", "x"),
    Ink("#666666", "1 3", "diamond", ""),
)


def ink(position):
    """The ink of the series at this position; the ninth looks like the first again."""
    return INKS[position % len(INKS)]


def font_family():
    """Named in the picture itself: in a PDF no style sheet reaches inside an inline SVG."""
    if (get_language() or "en").startswith(("ja", "zh")):
        return "BIZ UDPGothic, Noto Sans, sans-serif"
    return "Noto Sans, BIZ UDPGothic, sans-serif"


def at(length):
    """A length as SVG reads it, whatever the language: '12.5', never '12,5'."""
    return f"{round(float(length), 1):g}"


def text(x, y, words, anchor="start", size=FONT_SIZE, colour=FG, weight=400):
    """Words at a place; `y` is the line they stand on."""
    return {
        "x": at(x),
        "y": at(y),
        "text": str(words),
        "anchor": anchor,
        "size": at(size),
        "colour": colour,
        "weight": weight,
    }


def line(x1, y1, x2, y2, colour=LINE, width=1, dash=""):
    return {
        "x1": at(x1),
        "y1": at(y1),
        "x2": at(x2),
        "y2": at(y2),
        "colour": colour,
        "width": at(width),
        "dash": dash,
    }


def text_width(words, size=FONT_SIZE):
    """About how wide words are, rather too wide: full-width characters count one em."""
    return size * sum(
        1 if east_asian_width(c) in "WFA" else 0.72 if c.isupper() else 0.6 for c in str(words)
    )


def unit_above(unit, axis):
    """The unit above an upright axis, ending there; a long one begins at the edge of the sheet."""
    if text_width(unit) > axis:
        return text(0, 12, unit, colour=HINT)
    return text(axis, 12, unit, "end", colour=HINT)


def shortened(words, room, size=FONT_SIZE):
    """The words, or as many of them as there is room for, and an ellipsis."""
    words = str(words)
    if text_width(words, size) <= room:
        return words
    while words and text_width(words + "…", size) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def labels_beside(ends, x, room, top):
    """Names beside the ends of their series, pushed apart where they would lie on each other.

    `ends` are (place, label, colour) from anywhere; `top` is as high as the first may go.
    """
    texts, lowest = [], top
    for y, label, colour in sorted(ends):
        lowest = max(y + 4, lowest + LABEL_HEIGHT)
        texts.append(text(x, lowest, shortened(label, room), colour=colour, weight=700))
    return texts


def marker(shape, x, y, size=4):
    """The outline of a marker around a point, as path data."""
    if shape == "circle":
        arc = f"a{at(size)} {at(size)} 0 1 0"
        return f"M{at(x - size)} {at(y)}{arc} {at(2 * size)} 0{arc} {at(-2 * size)} 0Z"
    corners = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "triangle": ((0, -1.2), (1.2, 1), (-1.2, 1)),
        "diamond": ((0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)),
    }[shape]
    return "M" + "L".join(f"{at(x + dx * size)} {at(y + dy * size)}" for dx, dy in corners) + "Z"


def hatching(x, y, width, height, strokes="/", gap=6):
    """Parallel strokes clipped to a rectangle, as path data.

    Computed rather than referred to as a pattern: a reference needs an id, and ids clash when
    several charts meet on one page.
    """
    paths = []
    for stroke in strokes.replace("x", "/\\"):
        offset = gap / 2
        while offset < width + height:
            # The stroke x + y = offset, from its lower left to its upper right end.
            x1, y1 = max(0, offset - height), min(offset, height)
            x2, y2 = min(offset, width), max(0, offset - width)
            if stroke == "\\":
                x1, x2 = width - x1, width - x2
            paths.append(f"M{at(x + x1)} {at(y + y1)}L{at(x + x2)} {at(y + y2)}")
            offset += gap
    return "".join(paths)
