-- A paper about a consultation that only the safeguarding contacts read is theirs too. The tables
-- of papers know no consultations: this room puts its wall around them. A paper outlives its row.
CREATE OR REPLACE FUNCTION app.is_restricted(organization bigint, consultation bigint)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM trainees_consultation c
                  WHERE c.organization_id = organization AND c.id = consultation AND c.restricted)
$$;
REVOKE ALL ON FUNCTION app.is_restricted(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.is_restricted(bigint, bigint) TO app_staff;

DO $each$
DECLARE
  paper text;
BEGIN
  FOREACH paper IN ARRAY ARRAY['official_forms_confidentialfiledform', 'official_forms_formdraft']
  LOOP
    EXECUTE format($policy$
      CREATE POLICY contacts_wall ON %1$I AS RESTRICTIVE FOR ALL TO app_staff
        USING (about <> 'trainees.Consultation'
               OR (SELECT app.safeguards((SELECT app.org_id()), (SELECT app.user_id())))
               OR NOT app.is_restricted((SELECT app.org_id()), subject))
        WITH CHECK (about <> 'trainees.Consultation'
               OR (SELECT app.safeguards((SELECT app.org_id()), (SELECT app.user_id())))
               OR NOT app.is_restricted((SELECT app.org_id()), subject))
      $policy$, paper);
  END LOOP;
END $each$;
