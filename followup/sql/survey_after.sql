-- To which invitation a link leads, also two weeks after its answers were sent: who has answered may
-- take the answers along and withdraw.
CREATE OR REPLACE FUNCTION app.follow_up_soon_after(secret_hash text)
RETURNS TABLE (organization_id bigint, id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT i.organization_id, i.id FROM followup_invitation i
   WHERE i.token_hash = secret_hash AND i.revoked_at IS NULL
     AND coalesce(i.completed_at + interval '14 days', i.expires_at) > now()
$$;
REVOKE ALL ON FUNCTION app.follow_up_soon_after(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.follow_up_soon_after(text) TO app_web;
