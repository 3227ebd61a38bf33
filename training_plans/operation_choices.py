"""Operations to choose from, under their occupations (職種 and 作業)."""

from itertools import groupby

from django.utils.translation import get_language

from training_plans.models import Operation


def by_occupation():
    """Choices of a select: none, then each occupation with its operations."""
    japanese = (get_language() or "").startswith("ja")
    name = "ja" if japanese else "en"
    groups = groupby(Operation.objects.all(), key=lambda one: one.occupation_code)
    return [
        ("", "–"),
        *(
            (
                f"{code} {getattr(rows[0], f'occupation_{name}')}",
                [(one.pk, f"{one.pk} {getattr(one, f'operation_{name}')}") for one in rows],
            )
            for code, rows in ((code, list(found)) for code, found in groups)
        ),
    ]
