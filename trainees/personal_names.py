"""Names of trainees, looked for in words that leave the organization."""

from itertools import chain

from django.utils.translation import gettext_lazy as _

from titp.monitoring.personal_marks import NAMES, Names
from trainees.models import Trainee


def spellings():
    scripts = ("name_roman", "name_kana", "name_native")
    return chain.from_iterable(Trainee.objects.values_list(*scripts))


NAMES.add(Names("trainees", _("the name of a trainee"), spellings))
