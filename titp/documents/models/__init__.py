"""Papers that were kept, and papers that somebody waits for."""

from titp.documents.models.document import Document
from titp.documents.models.order import Order

__all__ = ["Document", "Order"]
