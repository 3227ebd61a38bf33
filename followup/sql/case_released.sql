-- Whether a copy may be read on this day: both said yes last, neither has taken it back, and it is
-- still asked for. For the functions beside it only. Before the tables.
CREATE OR REPLACE FUNCTION app.case_stands(organization bigint, copy bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM followup_casecopy c
     WHERE c.organization_id = organization AND c.id = copy
       AND c.until >= (now() AT TIME ZONE 'Asia/Tokyo')::date
       AND NOT EXISTS (SELECT FROM followup_caserecall b
                        WHERE b.organization_id = organization AND b.request_id = c.request_id))
     AND 2 = (SELECT count(*) FROM (
              SELECT DISTINCT ON (k.side) k.agreed AND k.withdrawn_at IS NULL AS stands
                FROM followup_caseconsent k
               WHERE k.organization_id = organization AND k.copy_id = copy
               ORDER BY k.side, k.id DESC) AS newest WHERE stands);
END $$;
REVOKE ALL ON FUNCTION app.case_stands(bigint, bigint) FROM PUBLIC;

-- The same, asked by the wall of the monitors' role: for the organization of the seal.
CREATE OR REPLACE FUNCTION app.case_is_released(organization bigint, copy bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN organization = app.org_id() AND app.case_stands(organization, copy);
END $$;
REVOKE ALL ON FUNCTION app.case_is_released(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.case_is_released(bigint, bigint) TO app_asker, app_staff, app_jobs;
