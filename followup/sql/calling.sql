-- Whose calling list a link opens: asked by somebody who is nobody to us.
CREATE OR REPLACE FUNCTION app.calling_list_of(secret_hash text)
RETURNS TABLE (organization_id bigint, id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT l.organization_id, l.id FROM followup_callinglist l
   WHERE l.token_hash = secret_hash AND l.revoked_at IS NULL
     AND l.until >= (now() AT TIME ZONE 'Asia/Tokyo')::date
$$;
REVOKE ALL ON FUNCTION app.calling_list_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.calling_list_of(text) TO app_web;
