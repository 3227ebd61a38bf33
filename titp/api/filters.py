"""Conditions in addresses, read strictly: what is neither true nor false is a bad question."""

import django_filters

WORDS = (("true", "true"), ("false", "false"))


class TrueOrFalse(django_filters.TypedChoiceFilter):
    """`true` or `false`, in small letters as JSON has them; left out, nothing is asked."""

    def __init__(self, **kwargs):
        super().__init__(choices=WORDS, coerce={"true": True, "false": False}.get, **kwargs)
