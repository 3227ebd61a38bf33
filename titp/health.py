"""Is it alive, and can it work: the two questions of whoever runs it."""

import logging
import shutil
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from titp.documents.fonts import carried
from titp.tenancy import lints

ROOM_NEEDED = 500 * 2**20  # bytes
log = logging.getLogger(__name__)


@require_safe
@never_cache
def healthz(request):
    """The process answers; it asks nobody else."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request):
    """What work needs, each "ok" or "failing": 200 when all are well, else 503.

    Says no more than that, because anybody may ask; the log says why.
    """
    found = {need.__name__: _is_well(need) for need in NEEDS}
    words = {name: "ok" if well else "failing" for name, well in found.items()}
    return JsonResponse(words, status=200 if all(found.values()) else 503)


def database():
    connection.ensure_connection()
    return connection.is_usable()


def migrations():
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def walls():
    """No table of an organization stands open."""
    return not lints.complaints()


def redis():
    cache.get("platform:anything")
    return True


def disk():
    folder = Path(settings.FILES_ROOT)
    while not folder.exists():  # made with the first file
        folder = folder.parent
    return shutil.disk_usage(folder).free > ROOM_NEEDED


def fonts():
    return bool(carried())


NEEDS = (database, migrations, walls, redis, disk, fonts)


def _is_well(need):
    try:
        return need()
    except Exception:  # whatever it is, the answer is that work cannot go on
        log.exception("not ready: %s", need.__name__)
        return False
