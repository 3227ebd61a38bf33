"""Which records stand before and after one in a list, asked of the database in one statement."""

from django.db.models import Max, Window
from django.db.models.functions import Lag, Lead


def pks_beside(rows, pk):
    """(pk before, pk after) in the order of `rows`; None where there is none, or no such row."""
    order = rows.query.order_by
    numbered = rows.values("pk").annotate(
        before=Window(Lag("pk"), order_by=order),
        after=Window(Lead("pk"), order_by=order),
        # A plain condition on pk would leave the windows one row to look at.
        itself=Window(Max("pk"), partition_by="pk"),
    )
    found = numbered.filter(itself=pk).order_by().values_list("before", "after").first()
    return found or (None, None)
