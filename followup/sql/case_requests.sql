-- What monitors asked of all organizations, for their list: nothing of a copy that is not released.
DROP FUNCTION IF EXISTS app.case_requests_for(bigint);
CREATE FUNCTION app.case_requests_for(person bigint)
RETURNS TABLE (organization_id bigint, public_id uuid, category text, figure text, by_number boolean,
               asked_at timestamptz, answer_by date, is_declined boolean,
               is_recalled boolean, is_released boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.organization_id, r.public_id, r.category, r.figure, r.reference IS NOT NULL, r.at,
         r.answer_by,
         EXISTS (SELECT FROM followup_casedecline d
                  WHERE d.organization_id = r.organization_id AND d.request_id = r.id),
         EXISTS (SELECT FROM followup_caserecall b
                  WHERE b.organization_id = r.organization_id AND b.request_id = r.id),
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
