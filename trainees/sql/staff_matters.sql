-- Whether a consultation is about a person of the office: a paper about it is not there for them.
CREATE OR REPLACE FUNCTION app.is_about(organization bigint, consultation bigint, person bigint)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM trainees_consultation c
                  WHERE c.organization_id = organization AND c.id = consultation
                    AND c.about_person_id = person)
$$;
REVOKE ALL ON FUNCTION app.is_about(bigint, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.is_about(bigint, bigint, bigint) TO app_staff;

-- Whom the machine tells of a matter that nobody in its organization may read.
CREATE OR REPLACE FUNCTION app.monitors() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT id FROM accounts_user WHERE is_monitor AND is_active
$$;
REVOKE ALL ON FUNCTION app.monitors() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.monitors() TO app_jobs;

DO $each$
DECLARE
  paper text;
BEGIN
  FOREACH paper IN ARRAY ARRAY['official_forms_confidentialfiledform', 'official_forms_formdraft']
  LOOP
    EXECUTE format($policy$
      CREATE POLICY about_wall ON %1$I AS RESTRICTIVE FOR ALL TO app_staff
        USING (about <> 'trainees.Consultation'
               OR NOT app.is_about((SELECT app.org_id()), subject, (SELECT app.user_id())))
      $policy$, paper);
  END LOOP;
END $each$;
