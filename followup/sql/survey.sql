-- To which invitation a link leads: asked by somebody who is nobody to us.
CREATE OR REPLACE FUNCTION app.follow_up_of(secret_hash text)
RETURNS TABLE (organization_id bigint, id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT i.organization_id, i.id FROM followup_invitation i
   WHERE i.token_hash = secret_hash AND i.revoked_at IS NULL AND i.completed_at IS NULL
     AND i.expires_at > now()
$$;
REVOKE ALL ON FUNCTION app.follow_up_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.follow_up_of(text) TO app_web;
