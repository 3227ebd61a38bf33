-- Who is a safeguarding contact: asked by a wall, for the organization and person of the seal. Who
-- was appointed, by somebody else, and still works there. Nobody stands in where nobody is: an
-- administrator may be the one who is suspected.
CREATE OR REPLACE FUNCTION app.safeguards(organization bigint, person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM trainees_safeguardingcontact c
      JOIN accounts_membership m ON m.organization_id = c.organization_id
       AND m.user_id = c.user_id AND m.ended_at IS NULL AND m.company_id IS NULL
     WHERE c.organization_id = organization AND c.user_id = person AND c.ended_at IS NULL
       AND c.appointed_by_id <> c.user_id)
$$;
REVOKE ALL ON FUNCTION app.safeguards(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.safeguards(bigint, bigint) TO app_staff, app_jobs;

-- To which organization a card's code leads: asked by somebody who is nobody to us.
CREATE OR REPLACE FUNCTION app.voice_card_of(secret_hash text)
RETURNS TABLE (organization_id bigint, id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.organization_id, c.id FROM trainees_voicecard c
   WHERE c.code_hash = secret_hash AND c.revoked_at IS NULL
$$;
REVOKE ALL ON FUNCTION app.voice_card_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.voice_card_of(text) TO app_web;

-- To which report a return code leads.
CREATE OR REPLACE FUNCTION app.voice_return_of(secret_hash text)
RETURNS TABLE (organization_id bigint, id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.organization_id, c.id FROM trainees_consultation c
   WHERE c.return_hash = secret_hash AND secret_hash <> ''
$$;
REVOKE ALL ON FUNCTION app.voice_return_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.voice_return_of(text) TO app_web;
