"""Reminders from findings, the outbox and the mailer."""
