"""Source: a host company, its workplaces and the people of its training (実習実施者)."""

from companies.form_sources.organization import address_of
from companies.models import Appointment, Company, Officer, StaffCount
from companies.models.staff import Post
from titp.japanese.months import before
from titp.official_forms.source import source

POSTS = {
    "managers": Post.MANAGER,
    "instructors": Post.INSTRUCTOR,
    "advisers": Post.LIFE_ADVISER,
}


@source
def company(row, asked):
    """The company as it is recorded, its staff on the last day that the paper speaks of."""
    posts = appointments(asked.ends_on, workplace__company=row)
    officers = list(Officer.objects.in_office(asked.ends_on).filter(company=row))
    return {
        **address(row),
        **named_by_post(posts),
        "representative": row.representative,
        "corporate_number": row.corporate_number,
        "acceptance_number": row.acceptance_number,
        "industry": row.industry,
        "full_time_staff": full_time_staff(row, asked.ends_on),
        "officers": _officers(row, officers),
        "declarations": [
            {
                "post": one.post, "name": one.name, "declared_on": one.declared_on,
                "disqualified": one.disqualified,
            }
            for one in officers
        ],
        "disqualified": _disqualified(officers, posts, asked),
        "workplaces": [
            {"name": place.name, "address": address_of(place), **_of(posts, place)}
            for place in row.workplaces.open(asked.ends_on)
        ],
        "posts": [
            {
                "name": one.staff.name, "post": one.get_post_display(),
                "workplace": one.workplace.name, "since": one.starts_on,
            }
            for one in posts
        ],
    }  # fmt: skip


@source
def workplace(row, asked):
    """One workplace and who holds its posts."""
    return {
        "name": row.name,
        "address": address_of(row),
        **named_by_post(appointments(asked.on, workplace=row)),
    }


def register_of_companies(on):
    """(company, what the register of hosts says of it) of all of them; nothing of people."""
    posts = appointments(on)
    officers = list(Officer.objects.in_office(on))
    counts = dict(
        StaffCount.objects.filter(counted_on__lte=on)
        .order_by("counted_on").values_list("company_id", "full_time_staff")
    )  # fmt: skip
    for one in Company.objects.prefetch_related("workplaces"):
        held = [each for each in posts if each.staff.company_id == one.pk]
        yield (
            one,
            {
                "name": "\n".join(filter(None, (one.name, one.representative))),
                "address": "\n".join(filter(None, (address_of(one), one.phone))),
                "numbers": "\n".join(filter(None, (one.corporate_number, one.acceptance_number))),
                "workplaces": "\n".join(_place(place, held) for place in one.workplaces.all()),
                "posts": "\n".join(
                    dict.fromkeys(f"{each.get_post_display()}　{each.staff.name}" for each in held)
                ),
                "officers": "\n".join(
                    "　".join(filter(None, (each["post"], each["name"], each["address"])))
                    for each in _officers(
                        one, [row for row in officers if row.company_id == one.pk]
                    )
                ),
                "full_time_staff": counts.get(one.pk),
            },
        )


def _officers(row, officers):
    """The officers as form 1 asks for them; of a sole proprietor that person alone."""
    if row.sole_proprietor:
        return [{"post": "個人事業主", "name": row.representative, "address": address_of(row)}]
    return [
        {
            "post": one.post, "name": one.name, "name_kana": one.name_kana,
            "address": one.address, "in_charge": "○" if one.in_charge else "",
        }
        for one in officers
    ]  # fmt: skip


def _disqualified(officers, posts, asked):
    """Whether a ground of Act art. 10 applies to one of them; None where it is not known.

    That none applies is known where each officer has declared so within the year before.
    """
    if any(one.disqualified for one in (*officers, *(held.staff for held in posts))):
        return True
    year = before(asked.on, 12)
    declared = [one.declared_on and year <= one.declared_on <= asked.on for one in officers]
    return False if declared and all(declared) else None


def _place(place, held):
    """Name and address of a workplace, and who is its technical training manager."""
    managers = named_by_post([one for one in held if one.workplace_id == place.pk])["managers"]
    told = f"{place.name}　{place.address}".strip("　")
    return f"{told}（責任者：{managers}）" if managers else told


def address(row):
    """Name, address and telephone of a company."""
    return {"name": row.name, "address": address_of(row), "phone": row.phone}


def appointments(on, **of):
    """Posts in force on a day, with who holds them and where."""
    held = Appointment.objects.in_force(on).filter(**of).select_related("staff", "workplace")
    return list(held.order_by("post", "starts_on", "pk"))


def named_by_post(held):
    """{managers, instructors, advisers: names in one text}."""
    return {
        name: "、".join(dict.fromkeys(one.staff.name for one in held if one.post == post))
        for name, post in POSTS.items()
    }


def full_time_staff(row, on):
    """The latest count of full-time staff up to a day; None where there is none."""
    counts = StaffCount.objects.filter(company=row, counted_on__lte=on).order_by("-counted_on")
    return counts.values_list("full_time_staff", flat=True).first()


def _of(posts, place):
    return named_by_post([one for one in posts if one.workplace_id == place.pk])
