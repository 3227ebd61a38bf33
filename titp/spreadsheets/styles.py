"""The styles of a workbook, reduced to what carries meaning: dates, strike-through, fill."""

from dataclasses import dataclass

from titp.spreadsheets.markup import stream
from titp.spreadsheets.serials import shows_clock, what_it_shows

NO_COLOUR = {
    "",
    "00000000",
    "FFFFFFFF",
    "00FFFFFF",
    "indexed 9",
    "indexed 64",
    "indexed 65",
    "theme 0",
}


@dataclass(frozen=True)
class Style:
    """How a cell looks: what part of a date it shows, whether struck through, its fill colour.

    `clock`: it shows its number as a time, of which 1.0 is a whole day.
    """

    shows: str = ""
    struck: bool = False
    fill: str = ""
    clock: bool = False


PLAIN = Style()


def read_styles(file):
    """The Styles of a workbook's cells, in the order in which cells refer to them."""
    formats, strikes, fills, styles = {}, [], [], []
    path = []

    def start(name, attributes):
        path.append(name)
        parent = path[-2] if len(path) > 1 else ""
        if name == "numFmt" and parent == "numFmts":
            formats[attributes.get("numFmtId")] = attributes.get("formatCode", "")
        elif name == "font" and parent == "fonts":
            strikes.append(False)
        elif name == "strike" and path[-3:-1] == ["fonts", "font"]:
            strikes[-1] = attributes.get("val", "1") not in {"0", "false"}
        elif name == "fill" and parent == "fills":
            fills.append("")
        elif name == "patternFill" and path[-3:-1] == ["fills", "fill"]:
            fills[-1] = "" if attributes.get("patternType", "none") == "none" else "pattern"
        elif name == "fgColor" and path[-4:-2] == ["fills", "fill"] and fills[-1]:
            fills[-1] = _colour(attributes)
        elif name == "xf" and parent == "cellXfs":
            styles.append(_style(attributes, formats, strikes, fills))

    stream(file, start, lambda name: path.pop())
    return styles


def _colour(attributes):
    if "rgb" in attributes:
        return "" if attributes["rgb"].upper() in NO_COLOUR else attributes["rgb"].upper()
    named = next(
        (f"{kind} {attributes[kind]}" for kind in ("theme", "indexed") if kind in attributes), ""
    )
    tint = float(attributes.get("tint") or 0)
    if named in NO_COLOUR and not tint:
        return ""
    return f"{named} {tint:+.2f}" if tint else named


def _style(attributes, formats, strikes, fills):
    def of(list_, key):
        index = int(attributes.get(key) or 0)
        return list_[index] if index < len(list_) else None

    number = attributes.get("numFmtId", "0")
    return Style(
        shows=what_it_shows(formats.get(number, ""), int(number)),
        struck=bool(of(strikes, "fontId")),
        fill=of(fills, "fillId") or "",
        clock=shows_clock(formats.get(number, ""), int(number)),
    )
