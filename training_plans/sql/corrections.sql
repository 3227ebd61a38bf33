-- A step has the company of its correction; what the host may not see stays inside, and that
-- something was escalated always. The order of steps, and who may check, is kept here.
CREATE OR REPLACE FUNCTION app.step_of_correction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  correction training_plans_correction;
  last training_plans_correctionstep;
  is_escalated boolean;
BEGIN
  SELECT * INTO correction FROM training_plans_correction c
   WHERE c.organization_id = NEW.organization_id AND c.id = NEW.correction_id FOR UPDATE;
  NEW.company_id := correction.company_id;
  NEW.kept_inside := correction.kept_inside OR NEW.kind = 'escalated';
  SELECT * INTO last FROM training_plans_correctionstep s
   WHERE s.organization_id = NEW.organization_id AND s.correction_id = NEW.correction_id
     AND s.kind <> 'escalated' ORDER BY s.id DESC LIMIT 1;
  is_escalated := EXISTS (
    SELECT FROM training_plans_correctionstep s
     WHERE s.organization_id = NEW.organization_id AND s.correction_id = NEW.correction_id
       AND s.kind = 'escalated');
  IF NOT coalesce((CASE NEW.kind
         -- the host does not know of an escalation, and so may still answer
         WHEN 'answered' THEN coalesce(last.kind, 'returned') = 'returned'
         WHEN 'returned' THEN last.kind IN ('answered', 'checked') AND NOT is_escalated
         WHEN 'checked' THEN last.kind = 'answered' AND NOT is_escalated
         WHEN 'closed' THEN last.kind = 'checked' AND NOT is_escalated
         ELSE coalesce(last.kind, '') <> 'closed' AND NOT is_escalated END), false) THEN
    RAISE EXCEPTION 'no step that may follow' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'training_plans_correctionstep_in_order';
  END IF;
  IF NEW.kind = 'checked' AND NEW.by_id IN (correction.by_id, last.by_id) THEN
    RAISE EXCEPTION 'checked by its author' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'training_plans_correctionstep_checked_by_another';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION app.photo_of_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.company_id, s.kept_inside INTO NEW.company_id, NEW.kept_inside
    FROM training_plans_correctionstep s
   WHERE s.organization_id = NEW.organization_id AND s.id = NEW.step_id;
  RETURN NEW;
END $$;

-- What was written and done stays as it was; the owner migrates.
CREATE OR REPLACE FUNCTION app.correction_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'app_owner' THEN
    RAISE EXCEPTION 'it stands as it was written' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'training_plans_correction_stands';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER of_correction BEFORE INSERT ON training_plans_correctionstep
  FOR EACH ROW EXECUTE FUNCTION app.step_of_correction();
CREATE OR REPLACE TRIGGER of_correction BEFORE INSERT ON training_plans_correctionphoto
  FOR EACH ROW EXECUTE FUNCTION app.photo_of_correction();
CREATE OR REPLACE TRIGGER correction_stands BEFORE UPDATE
  ON training_plans_correctionstep FOR EACH ROW EXECUTE FUNCTION app.correction_stands();
CREATE OR REPLACE TRIGGER correction_stands BEFORE UPDATE OF company_id, topic, what, basis,
  found_on, kept_inside, by_id, at
  ON training_plans_correction FOR EACH ROW EXECUTE FUNCTION app.correction_stands();
