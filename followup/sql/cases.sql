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

-- What monitors asked of all organizations, for their list: nothing of a copy that is not released.
CREATE OR REPLACE FUNCTION app.case_requests_for(person bigint)
RETURNS TABLE (organization_id bigint, public_id uuid, category text, figure text, by_number boolean,
               asked_at timestamptz, answer_by date, is_declined boolean, is_released boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.organization_id, r.public_id, r.category, r.figure, r.reference IS NOT NULL, r.at,
         r.answer_by,
         EXISTS (SELECT FROM followup_casedecline d
                  WHERE d.organization_id = r.organization_id AND d.request_id = r.id),
         EXISTS (SELECT FROM followup_casecopy c
                  WHERE c.organization_id = r.organization_id AND c.request_id = r.id
                    AND app.case_stands(c.organization_id, c.id))
    FROM followup_caserequest r
   WHERE EXISTS (SELECT FROM accounts_user u
                  WHERE u.id = person AND u.is_monitor AND u.is_active)
   ORDER BY r.at DESC, r.id DESC
$$;
REVOKE ALL ON FUNCTION app.case_requests_for(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.case_requests_for(bigint) TO app_web;
