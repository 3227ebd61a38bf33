-- Whose calendar a secret opens: asked by a program that nobody has signed in to. Only as long as
-- the person works there and may sign in; who has two memberships reads by the wider one.
CREATE OR REPLACE FUNCTION app.calendar_of(secret_hash text)
RETURNS TABLE (organization_id bigint, user_id bigint, role text, company_id bigint, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.organization_id, c.user_id, m.role, m.company_id, u.language
    FROM notifications_calendarfeed c
    JOIN accounts_membership m ON m.organization_id = c.organization_id AND m.user_id = c.user_id
     AND m.ended_at IS NULL
    JOIN accounts_user u ON u.id = c.user_id AND u.is_active
   WHERE c.token_hash = secret_hash AND c.revoked_at IS NULL
   ORDER BY m.company_id NULLS FIRST, m.id LIMIT 1
$$;
REVOKE ALL ON FUNCTION app.calendar_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.calendar_of(text) TO app_web;
