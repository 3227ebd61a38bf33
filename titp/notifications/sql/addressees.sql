-- The mailer knows to whom it sends: also those who belong to no organization, such as monitors.
CREATE POLICY addressees ON accounts_user FOR SELECT TO app_jobs USING (
  id IN (SELECT m.recipient_id FROM notifications_message m));
