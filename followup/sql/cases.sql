-- The words of a copy for a monitor, while it is released; that they were read is written first.
CREATE OR REPLACE FUNCTION app.read_case(copy uuid)
RETURNS TABLE (facts bytea, words bytea, until date)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  kept followup_casecopy;
BEGIN
  SELECT * INTO kept FROM followup_casecopy c
   WHERE c.organization_id = app.org_id() AND c.public_id = copy;
  IF kept.id IS NULL OR NOT app.case_is_released(kept.organization_id, kept.id) THEN
    RETURN;
  END IF;
  INSERT INTO followup_casereading (organization_id, copy_id, by_id, at)
  VALUES (kept.organization_id, kept.id, app.user_id(), clock_timestamp());
  RETURN QUERY SELECT kept.facts, kept.text, kept.until;
END $$;
REVOKE ALL ON FUNCTION app.read_case(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.read_case(uuid) TO app_asker;

-- To which copy the code of the person concerned leads.
CREATE OR REPLACE FUNCTION app.case_consent_of(secret_hash text)
RETURNS TABLE (organization_id bigint, id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.organization_id, c.id FROM followup_casecopy c WHERE c.code_hash = secret_hash
$$;
REVOKE ALL ON FUNCTION app.case_consent_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.case_consent_of(text) TO app_web;
