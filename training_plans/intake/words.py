"""The words of a roster for people: fields, codes, and why a file or a row is not taken."""

from django.utils.translation import gettext_lazy as _

from training_plans.intake.questions import DAY_FIRST, MONTH_FIRST
from training_plans.sheets.roster import ROSTER

FIELDS = {column.key: column.heading for column in ROSTER.columns} | {
    "person": _("Is it the same person?"),
    "enrolment": _("Enrolment"),
    "stage": _("Stage"),
}
CODES = {
    DAY_FIRST: _("The day stands first (12/05 is 12 May)"),
    MONTH_FIRST: _("The month stands first (12/05 is 5 December)"),
    "male": _("male"),
    "female": _("female"),
    "active": _("in training"),
    "returned": _("returned home"),
    "absconded": _("missing"),
    "other_status": _("changed to another status"),
    "passed": _("passed"),
    "failed": _("failed"),
    "not_taken": _("not taken"),
    "same": _("The same person"),
    "different": _("Somebody else"),
}
REASONS = {
    "question": _("A question is open."),
    "contradiction": _("It contradicts itself, or what is recorded already."),
    "missing_key_field": _("Name, nationality or date of birth is missing."),
    "template_sheet": _("The sheet is a template."),
    "hidden_sheet": _("The sheet is hidden."),
    "deleted_row": _("The row is marked as deleted."),
    "duplicate_row": _("The row stands there twice."),
    "title": _("Title"),
    "header": _("Headings"),
    "total": _("Total"),
    "end_marker": _("End of the file"),
    "memo": _("Remark"),
    "not_roster": _("The sheet is no roster."),
}
REFUSALS = {
    "unreadable": _("This is neither an Excel workbook (.xlsx) nor a text table (.csv), or it is"
                    " damaged. Please save it again as .xlsx and drop it once more."),
    "empty": _("The file is empty."),
    "encrypted": _("The file needs a password to open. Please save it without one."),
    "macros": _("The file contains macros, which we never open. Please save it as .xlsx."),
    "unread": _("The file was not read for 30 days and has been deleted. Please drop it again."),
    "too_large": _("The file is larger than 20 MB, or unpacks to more than 150 MB."),
}  # fmt: skip
