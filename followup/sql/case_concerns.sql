-- Whether a request by number may concern a person of the office. Where the number opens a report:
-- whether that is about them. Where it opens none, nobody can tell whose matter is meant: then
-- whether any matter of theirs had come when it was asked; not one that came later, or a request
-- that vanishes would tell them that it came. Before the table's wall.
CREATE OR REPLACE FUNCTION app.request_concerns(
  organization bigint, number_hash text, asked_at timestamptz, person bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM trainees_consultation c
              WHERE c.organization_id = organization AND c.return_hash = number_hash) THEN
    RETURN EXISTS (SELECT FROM trainees_consultation c
                    WHERE c.organization_id = organization AND c.return_hash = number_hash
                      AND c.about_person_id = person);
  END IF;
  RETURN EXISTS (SELECT FROM trainees_consultation c
                  WHERE c.organization_id = organization AND c.about_person_id = person
                    AND c.received_at <= asked_at);
END $$;
REVOKE ALL ON FUNCTION app.request_concerns(bigint, text, timestamptz, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.request_concerns(bigint, text, timestamptz, bigint)
  TO app_staff, app_jobs;
