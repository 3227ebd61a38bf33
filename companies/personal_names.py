"""Names of host companies, looked for in words that leave the organization."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from companies.models import Company
from titp.monitoring.personal_marks import NAMES, Names

# What people leave out of a company's name.
FORM = re.compile(
    r"(株式|有限|合同|合資|合名)会社|[(（](株|有|同|資|名)[)）]|カブシキガイシャ|ユウゲンガイシャ"
    r"|ゴウドウガイシャ|かぶしきがいしゃ|ゆうげんがいしゃ|\b(co|ltd|inc|k\.k)\b\.?",
    re.IGNORECASE,
)


def spellings():
    for names in Company.objects.values_list("name", "name_kana"):
        for name in names:
            yield FORM.sub("", unicodedata.normalize("NFKC", name))


NAMES.add(Names("companies", _("the name of a host company"), spellings))
