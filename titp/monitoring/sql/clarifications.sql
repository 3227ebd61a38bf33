-- A thread is asked, answered, and closed or asked again; monitors ask and close, the organization
-- answers, each in their own name. Nobody may lock a row that nobody may change: of two at once the
-- second one has a number that is taken.
CREATE OR REPLACE FUNCTION app.act_of_clarification() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last monitoring_clarificationact;
  acting text := current_setting('role');
BEGIN
  SELECT * INTO last FROM monitoring_clarificationact a
   WHERE a.organization_id = NEW.organization_id AND a.clarification_id = NEW.clarification_id
   ORDER BY a.nr DESC LIMIT 1;
  NEW.nr := coalesce(last.nr, 0) + 1;
  IF NOT coalesce((CASE NEW.kind
         WHEN 'asked' THEN last.kind IS NULL
         WHEN 'answered' THEN last.kind IN ('asked', 'again', 'answered')
         WHEN 'again' THEN last.kind = 'answered'
         ELSE last.kind <> 'closed' END), false) THEN
    RAISE EXCEPTION 'no act that may follow' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'monitoring_clarificationact_in_order';
  END IF;
  IF (acting = 'app_asker' AND NEW.kind = 'answered')
     OR (acting = 'app_staff' AND NEW.kind <> 'answered')
     OR (acting IN ('app_asker', 'app_staff') AND NEW.by_id IS DISTINCT FROM app.user_id()) THEN
    RAISE EXCEPTION 'an act of the other side' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'monitoring_clarificationact_by_its_side';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER in_order BEFORE INSERT ON monitoring_clarificationact
  FOR EACH ROW EXECUTE FUNCTION app.act_of_clarification();

-- What monitors see of all threads at once, for their list: days and states, no words but the
-- subject. A thread itself is read within its organization.
CREATE OR REPLACE FUNCTION app.clarifications_for(person bigint)
RETURNS TABLE (organization_id bigint, id bigint, subject text, figure text, month date, rule text,
               state text, acted_at timestamptz, answer_by date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.organization_id, c.id, c.subject, c.figure, c.month, c.rule, last.kind, last.at,
         (SELECT a.answer_by FROM monitoring_clarificationact a
           WHERE a.organization_id = c.organization_id AND a.clarification_id = c.id
             AND a.answer_by IS NOT NULL ORDER BY a.nr DESC LIMIT 1)
    FROM monitoring_clarification c,
         LATERAL (SELECT a.kind, a.at FROM monitoring_clarificationact a
                   WHERE a.organization_id = c.organization_id AND a.clarification_id = c.id
                   ORDER BY a.nr DESC LIMIT 1) AS last
   WHERE EXISTS (SELECT FROM accounts_user u
                  WHERE u.id = person AND u.is_monitor AND u.is_active)
   ORDER BY last.at DESC, c.id DESC
$$;
REVOKE ALL ON FUNCTION app.clarifications_for(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.clarifications_for(bigint) TO app_web;
