-- For whom a client of the OpenID provider works: asked before any organization is known. Only as
-- long as it has not ended and who made it may sign in.
CREATE OR REPLACE FUNCTION app.api_client_of(client text)
RETURNS TABLE (id bigint, organization_id bigint, slug text, organization text, language text,
               company_id bigint, user_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.id, o.id, o.slug, o.name, o.language, c.company_id, c.made_by_id
    FROM api_apiclient c
    JOIN tenancy_organization o ON o.id = c.organization_id
    JOIN accounts_user u ON u.id = c.made_by_id AND u.is_active
   WHERE c.client_id = client AND c.ended_at IS NULL
$$;
REVOKE ALL ON FUNCTION app.api_client_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.api_client_of(text) TO app_web;
