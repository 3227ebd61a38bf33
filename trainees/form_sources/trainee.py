"""Source: a trainee, and the stay in force (技能実習生)."""

from titp.official_forms.source import source, ticked
from trainees.models import Trainee


@source
def trainee(row, asked):
    """The person on the day of the paper; the age in whole years (年齢計算)."""
    stay = row.residence_periods.order_by("-expires_on", "-pk").first()
    return {
        "name": row.name_roman or row.name_kana,
        "name_native": row.name_native,
        "nationality": row.nationality_name if row.nationality else "",
        "birth_date": row.birth_date,
        "age": age(row.birth_date, asked.on),
        "sex": ticked(Trainee.Sex.choices, row.sex),
        "address": row.address,
        "entered_on": row.entered_on,
        "status": stay and stay.status and stay.status.name_ja,
        "stay_expires_on": stay and stay.expires_on,
        "sender": row.sending_organization and row.sending_organization.name,
        "sender_number": row.sending_organization and row.sending_organization.number,
    }


def age(born_on, on):
    """Whole years on a day; None where the birthday is not recorded."""
    if born_on is None:
        return None
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
