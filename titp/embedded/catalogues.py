"""Translations: what people edit (.po) becomes what gettext reads (.mo), without its tools."""

import os
from pathlib import Path

import polib


def compile_stale(folders):
    """Compile each catalogue that is newer than its compiled form; safe for many at a time."""
    for source in sources(folders):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns:
            compile_one(source)


def sources(folders):
    """The .po files of the locale folders, in order."""
    return [path for folder in folders for path in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))]


def compile_one(source):
    """Write the compiled form beside a .po file, all at once: nobody reads half a catalogue."""
    compiled = source.with_suffix(".mo")
    unfinished = compiled.with_name(f".{os.getpid()}.{compiled.name}")
    unfinished.write_bytes(polib.pofile(str(source)).to_binary())
    unfinished.replace(compiled)
    return compiled
