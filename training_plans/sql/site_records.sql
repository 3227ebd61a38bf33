-- What was written on site is locked once the audit or visit is made of it.
CREATE OR REPLACE FUNCTION app.site_record_is_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'app_owner' AND OLD.finished_at IS NOT NULL THEN
    RAISE EXCEPTION 'the record is finished' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'training_plans_siterecord_locked';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER locked_record BEFORE UPDATE OF company_id, kind, opened_at, opened_by_id,
  basis, words, touched, finished_at, finished_by_id, audit_id, visit_id
  ON training_plans_siterecord FOR EACH ROW EXECUTE FUNCTION app.site_record_is_locked();
