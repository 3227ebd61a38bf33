"""Addresses of reminders and mail."""

from django.urls import path

from titp.notifications import views

urlpatterns = [
    path("reminders/", views.reminders, name="reminders"),
    path("reminders/reading/", views.reminders_reading, name="reminders-reading"),
    path("outgoing-mail/", views.outgoing_mail, name="outgoing-mail"),
    path("outgoing-mail/resending/", views.outgoing_mail_resending, name="outgoing-mail-resending"),
    path("demo/mail/", views.filed_mail, name="filed-mails"),
    path("demo/mail/<int:number>/", views.filed_mail_text, name="filed-mail"),
]
