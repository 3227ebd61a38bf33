"""Addresses of reminders and mail."""

from django.urls import path

from titp.notifications import calendar_doors, views

urlpatterns = [
    path("reminders/", views.reminders, name="reminders"),
    path("reminders/reading/", views.reminders_reading, name="reminders-reading"),
    path("reminders/days/", views.reminder_bands, name="reminder-bands"),
    path("calendar/", calendar_doors.calendar_feed, name="calendar-feed"),
    path("calendar/renewal/", calendar_doors.calendar_feed_renewal, name="calendar-feed-renewal"),
    path("calendar/end/", calendar_doors.calendar_feed_end, name="calendar-feed-end"),
    path("calendars/<str:token>.ics", calendar_doors.calendar_file, name="calendar-file"),
    path("outgoing-mail/", views.outgoing_mail, name="outgoing-mail"),
    path("outgoing-mail/resending/", views.outgoing_mail_resending, name="outgoing-mail-resending"),
    path("demo/mail/", views.filed_mail, name="filed-mails"),
    path("demo/mail/<int:number>/", views.filed_mail_text, name="filed-mail"),
]
