"""How often one program or person may ask."""

import logging

from django.conf import settings
from redis.exceptions import RedisError
from rest_framework.throttling import SimpleRateThrottle

from titp.api.idempotency import caller_of

log = logging.getLogger(__name__)


class PerCaller(SimpleRateThrottle):
    """So many requests a minute of each caller; without Redis nobody is counted, and it is said."""

    scope = "api"

    def get_rate(self):
        return f"{settings.API_PER_MINUTE}/min"

    def get_cache_key(self, request, view):
        # a program of the monitors, or one of them, is in no organization
        whose = "" if request._request.membership else "platform:"
        return f"{whose}api-requests-of-{caller_of(request)}"

    def allow_request(self, request, view):
        try:
            return super().allow_request(request, view)
        except RedisError as failure:
            log.error("requests are not counted: %s", type(failure).__name__)
            return True
