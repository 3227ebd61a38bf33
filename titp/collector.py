"""Work without Python's collector of cycles, where walking through what lives costs much."""

import gc
from contextlib import contextmanager


@contextmanager
def collector_off():
    """What it would have freed is freed after; it stays off if it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
        gc.collect()


def keep_what_lives():
    """What was loaded until now stays as long as the process: never walk through it again."""
    gc.collect()
    gc.freeze()
