"""Papers on the way, papers as they were handed in, and orders of many."""

from titp.official_forms.models.draft import FormDraft
from titp.official_forms.models.filed import ConfidentialFiledForm, FiledForm
from titp.official_forms.models.order import FormOrder

__all__ = ["ConfidentialFiledForm", "FiledForm", "FormDraft", "FormOrder"]
