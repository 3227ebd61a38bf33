"""Translations: what people edit (.po) becomes what gettext reads (.mo), without its tools."""

from pathlib import Path

import polib


def compile_stale(folders):
    """Compile each catalogue that is newer than its compiled form; safe for many at a time."""
    for folder in folders:
        for source in Path(folder).glob("*/LC_MESSAGES/*.po"):
            compiled = source.with_suffix(".mo")
            edited_at = source.stat().st_mtime_ns
            if not compiled.exists() or compiled.stat().st_mtime_ns < edited_at:
                _write(compiled, polib.pofile(str(source)).to_binary())


def _write(path, content):
    """All at once: nobody reads half a catalogue."""
    unfinished = path.with_name(f".{path.name}.{id(content)}")
    unfinished.write_bytes(content)
    unfinished.replace(path)
