-- Whether a skills passport is genuine: asked by somebody who is nobody to us. It tells nothing
-- about the holder, not even which organization issued it to whom.
CREATE OR REPLACE FUNCTION app.passport_of(secret_hash text)
RETURNS TABLE (issued_on date, revoked_at timestamptz, revoked_why text, sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p.issued_on, p.revoked_at, p.revoked_why::text, p.sha256::text
    FROM followup_skillspassport p
   WHERE p.code_hash = secret_hash AND secret_hash <> ''
$$;
REVOKE ALL ON FUNCTION app.passport_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.passport_of(text) TO app_web;
