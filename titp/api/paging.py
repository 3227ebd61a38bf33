"""Lists in parts, within what the database can count."""

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import LimitOffsetPagination

FURTHEST = 1_000_000


class Parts(LimitOffsetPagination):
    """`limit` and `offset`, whole numbers; too large ones are the largest that there is."""

    max_limit = 500

    def get_limit(self, request):
        return self._asked(request, self.limit_query_param, 1, self.max_limit, self.default_limit)

    def get_offset(self, request):
        return self._asked(request, self.offset_query_param, 0, FURTHEST, 0)

    def get_schema_operation_parameters(self, view):
        """DRF's description, which leaves out where a number begins."""
        found = super().get_schema_operation_parameters(view)
        for parameter, least in zip(found, (1, 0), strict=True):
            parameter["schema"]["minimum"] = least
        return found

    def _asked(self, request, name, least, most, usual):
        text = request.query_params.get(name)
        if text is None:
            return usual
        if not (text.isascii() and text.isdecimal()) or len(text) < 19 and int(text) < least:
            raise ValidationError(
                {name: [_("This is no whole number from %(n)s on.") % {"n": least}]}
            )
        return most if len(text) > 18 else min(int(text), most)
