"""Serial numbers of days, and how number formats show them."""

import re
from datetime import date, timedelta

EPOCH_1900 = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)

# Format numbers that need no definition in the file (ECMA-376 18.8.30, Japanese locale included).
BUILT_IN = dict.fromkeys(
    [14, 15, 16, 22, 27, 28, 29, 30, 31, 35, 36, 50, 51, 53, 54, 56, 57, 58], "day"
)
BUILT_IN |= dict.fromkeys([17, 34, 52, 55], "month")
CLOCKS = {18, 19, 20, 21, 32, 33, 45, 46, 47}

NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
DIGITS = re.compile(r"[0#?]")
OF_A_CLOCK, OF_A_DAY = re.compile("[hs]"), re.compile("[dye]|aaa")
ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)


def what_it_shows(number_format, built_in=0):
    """ "day", "month" or "year" if a format shows a date, else "" (numbers, text, times)."""
    if not number_format:
        return BUILT_IN.get(built_in, "")
    if ELAPSED.search(number_format):
        return ""
    shown = NOT_SHOWN.sub("", number_format.split(";")[0]).lower()
    if DIGITS.search(shown) or "general" in shown or shown.strip() == "@":
        return ""
    if "d" in shown or "aaa" in shown:
        return "day"
    # m means minutes beside hours or seconds; without a year it is never a month alone.
    if "m" in shown and not re.search("[hs]", shown):
        return "month"
    return "year" if re.search("[ye]", shown) else ""


def shows_clock(number_format, built_in=0):
    """Whether a format shows hours or minutes and no day, so that 1.0 is 24 hours: `[h]:mm`."""
    if not number_format:
        return built_in in CLOCKS
    if ELAPSED.search(number_format):
        return True
    shown = NOT_SHOWN.sub("", number_format.split(";")[0]).lower()
    return "general" not in shown and bool(OF_A_CLOCK.search(shown)) and not OF_A_DAY.search(shown)


def day_of(serial, epoch):
    """The day of a serial number, without its time; None if it stands for no day (0, negative).

    In the 1900 system the days before 1900-03-01 are one off, because the format counts a
    29 February 1900 that never was.
    """
    number = int(serial // 1)
    if number < 1 and epoch == EPOCH_1900:
        return None
    if number < 0 or number > 2_958_465:
        return None
    if epoch == EPOCH_1900 and number < 60:
        number += 1
    return epoch + timedelta(days=number)
