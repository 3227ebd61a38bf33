-- Findings of the past are not rows: the rules are asked anew, and their answer is handed to the
-- database for the time of the look (titp/compliance/then.py). Before that, reading them fails.
CREATE VIEW past.compliance_finding WITH (security_invoker = true) AS
  SELECT found.*
    FROM jsonb_populate_recordset(
           NULL::public.compliance_finding, current_setting('app.findings_then')::jsonb) AS found
   WHERE found.organization_id = (SELECT app.org_id());
GRANT SELECT ON past.compliance_finding TO app_staff, app_jobs;
