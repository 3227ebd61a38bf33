"""What people are told of, by page, mail and calendar."""

from titp.notifications.models.calendar_feed import CalendarFeed
from titp.notifications.models.message import Message
from titp.notifications.models.reminder import Reminder, ReminderBand

__all__ = ["CalendarFeed", "Message", "Reminder", "ReminderBand"]
