"""A record on site as paper: what was written, when, by whom, with pictures and signatures."""

from dataclasses import replace

from django.template.loader import render_to_string
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from titp.accounts.models import User
from titp.documents import storage
from titp.documents.fetching import showing
from titp.documents.papers import PRINTED, unprintable
from titp.documents.printing import Limits, print_papers
from training_plans.models import SitePicture
from training_plans.on_site.sheet import boxes_of, sheet

# A page with two photographs takes a fifth of a second.
WHILE_WAITING = Limits(pages=60, letters=1_500_000, seconds=25)
MOST_PICTURES = 60


def record_pdf(record, organization, language, on):
    """The record as `Printed`. Raises PrintingUnavailable and PaperTooLong."""
    pictures = {}
    for picture in record.pictures.order_by("pk")[:MOST_PICTURES]:
        try:
            with storage.opened(picture.key) as file:
                pictures[picture] = file.read()
        except storage.NoSuchFile:
            pictures[picture] = None
    sections = [_without_blanks(section) for section in sheet(record)]
    context = {
        "report": {"title": _("Record on site")}, "record": record, "sections": sections,
        "organization": organization, "language": language, "printed_on": on,
        "base_template": PRINTED, "written": written_by(record, boxes_of(sections)),
        "photos": of_kind(pictures, SitePicture.Kind.PHOTO),
        "signatures": of_kind(pictures, SitePicture.Kind.SIGNATURE),
    }  # fmt: skip
    paper = render_to_string("training_plans/on_site/paper.html", context)
    if missing := unprintable(paper):
        boxes = [f"U+{ord(character):04X}" for character in sorted(missing)]
        paper = render_to_string("training_plans/on_site/paper.html", context | {"boxes": boxes})
    with showing({str(one.pk): content for one, content in pictures.items() if content}):
        return print_papers([paper], WHILE_WAITING)


def _without_blanks(section):
    """Without the interviews and corrections for which there was room and which were not used."""
    if section.slug not in ("interviews", "found"):
        return section
    return replace(section, parts=[part for part in section.parts if _is_used(part)])


def _is_used(part):
    return any(box.text for box in part.boxes)


def of_kind(pictures, kind):
    """[(picture, whether its file is there)] of one kind."""
    return [(one, bool(content)) for one, content in pictures.items() if one.kind == kind]


def written_by(record, boxes):
    """[(name, how many boxes, first and last moment by the device, last moment it came)]."""
    told = {}
    for name, (user, came, at) in record.touched.items():
        if name in boxes:
            told.setdefault(user, []).append((parse_datetime(at), parse_datetime(came)))
    names = {user.pk: user.name or user.email for user in User.objects.filter(pk__in=told).only(
        "name", "email")}  # fmt: skip
    return [
        (names.get(user, "–"), len(moments), min(moments)[0], max(moments)[0],
         max(came for _at, came in moments))
        for user, moments in told.items()
    ]  # fmt: skip
