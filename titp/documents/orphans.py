"""Files that nothing points to: what a killed process had written before its row (迷子ファイル)."""

from pathlib import Path
from time import time

from django.apps import apps
from django.conf import settings

from titp.documents.storage import KeyField
from titp.tenancy.context import current

# Longer than any job takes between the file and its row.
OLD_ENOUGH = 24 * 3600


def remove(now=None):
    """Delete old files of the organization we act for that no row names; returns how many.

    `now` is in seconds since 1970. Unfinished files go too.
    """
    folder = Path(settings.FILES_ROOT, str(current().organization_id))
    before = (now or time()) - OLD_ENOUGH
    # The disk first, the rows second: what is written in between has its row or is too young.
    old = [path for path in folder.glob("*") if path.stat().st_mtime < before]
    known = set(_keys()) if old else set()
    lost = [path for path in old if f"{folder.name}/{path.name}" not in known]
    for path in lost:
        path.unlink(missing_ok=True)
    return len(lost)


def _keys():
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, KeyField):
                yield from model.objects.values_list(field.name, flat=True)
