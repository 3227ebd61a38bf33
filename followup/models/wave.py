"""When people are asked what became of them: so many months after the return, or by hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.japanese.months import add_months


class Wave(models.IntegerChoices):
    """A round of questions, named by its months after the return (帰国後調査の回)."""

    ASKED = 0, _("asked by hand")
    MONTH_1 = 1, _("1 month after the return")
    MONTH_6 = 6, _("6 months after the return")
    MONTH_12 = 12, _("12 months after the return")
    MONTH_24 = 24, _("24 months after the return")
    MONTH_36 = 36, _("36 months after the return")
    MONTH_60 = 60, _("60 months after the return")

    @classmethod
    def timed(cls):
        """Those that come by themselves, the first one first."""
        return [wave for wave in cls if wave]

    def due_on(self, left_on):
        """The day from which somebody who left on that day is asked."""
        return add_months(left_on, int(self))
