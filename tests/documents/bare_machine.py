"""A machine without Pango: importing the printer fails there as it fails here."""

import sys
from contextlib import contextmanager

from titp.documents import printing

CACHES = (printing._weasyprint, printing._workshop)


class NoPango:
    """Stands first among the finders and cannot load the library, as on a bare machine."""

    def find_spec(self, name, path=None, target=None):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")


@contextmanager
def bare_machine():
    """While the block lasts, weasyprint is not loaded and cannot be."""
    loaded = {name: module for name, module in sys.modules.items() if _is_printer(name)}
    for name in loaded:
        del sys.modules[name]
    for cache in CACHES:
        cache.cache_clear()
    finder = NoPango()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        sys.modules.update(loaded)
        for cache in CACHES:
            cache.cache_clear()


def _is_printer(name):
    return name.split(".")[0] == "weasyprint"
