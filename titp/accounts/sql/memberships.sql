-- Where a person works: asked before any organization is known, so it may look behind the walls,
-- but only at the rows of one person.
CREATE OR REPLACE FUNCTION app.memberships_of(person bigint)
RETURNS TABLE (id bigint, organization_id bigint, slug text, organization text, language text,
               role text, company_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT m.id, o.id, o.slug, o.name, o.language, m.role, m.company_id
    FROM accounts_membership m JOIN tenancy_organization o ON o.id = m.organization_id
   WHERE m.user_id = person AND m.ended_at IS NULL ORDER BY o.name, m.id
$$;
REVOKE ALL ON FUNCTION app.memberships_of(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.memberships_of(bigint) TO app_web, app_worker;

-- To which organization an invitation's secret belongs, if it is still good.
CREATE OR REPLACE FUNCTION app.invitation_of(secret_hash text)
RETURNS TABLE (id bigint, organization_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT i.id, i.organization_id FROM accounts_invitation i
   WHERE i.token_hash = secret_hash AND i.accepted_at IS NULL AND i.revoked_at IS NULL
     AND i.expires_at > now()
$$;
REVOKE ALL ON FUNCTION app.invitation_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.invitation_of(text) TO app_web;

-- Whom an organization may see of all who sign in: those who are or were its members (the history
-- names them), and oneself. A company's people see themselves. Signing in happens before that.
ALTER TABLE accounts_user ENABLE ROW LEVEL SECURITY;
CREATE POLICY signing_in ON accounts_user TO app_web USING (true) WITH CHECK (true);
CREATE POLICY members ON accounts_user FOR SELECT TO app_staff, app_jobs USING (
  id = ( SELECT app.user_id()) OR id IN (SELECT m.user_id FROM accounts_membership m));
CREATE POLICY oneself ON accounts_user FOR SELECT TO app_company USING (
  id = ( SELECT app.user_id()));
-- The night looks at every organization's members.
CREATE POLICY every_member ON accounts_user FOR SELECT TO app_nightly USING (
  id IN (SELECT m.user_id FROM accounts_membership m));
