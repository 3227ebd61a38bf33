-- trainees_trainee.company_id follows the placements: the one in force on a day, else the next
-- one to come, else the last one. Row policies of company users need it on the row itself.
CREATE OR REPLACE FUNCTION app.company_of(org bigint, person bigint, day date) RETURNS bigint
LANGUAGE sql STABLE AS $$
  SELECT p.company_id FROM trainees_placement p
   WHERE p.organization_id = org AND p.trainee_id = person
   ORDER BY coalesce(p.starts_on <= day, true) AND coalesce(p.ends_on >= day, true) DESC,
            coalesce(p.starts_on > day, false) DESC,
            abs(day - coalesce(p.starts_on, p.ends_on, day)), p.id DESC
   LIMIT 1
$$;

CREATE OR REPLACE FUNCTION app.follow_placement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed trainees_placement := coalesce(NEW, OLD);
BEGIN
  UPDATE trainees_trainee t
     SET company_id = app.company_of(t.organization_id, t.id, current_date)
   WHERE t.organization_id = changed.organization_id AND t.id = changed.trainee_id
     AND t.company_id IS DISTINCT FROM app.company_of(t.organization_id, t.id, current_date);
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS follow_placement ON trainees_placement;
CREATE TRIGGER follow_placement AFTER INSERT OR UPDATE OR DELETE ON trainees_placement
  FOR EACH ROW EXECUTE FUNCTION app.follow_placement();
