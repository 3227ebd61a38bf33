-- From whom of the office a request by number is kept: settled as it is asked, for who was told of
-- it must not see it vanish. Where the number opens a report, whom that is about; where it opens
-- none, nobody can tell whose matter is meant: then whom any matter is about.
CREATE OR REPLACE FUNCTION app.keep_request() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE opens boolean := EXISTS (
  SELECT FROM trainees_consultation c
   WHERE c.organization_id = NEW.organization_id AND c.return_hash = NEW.number_hash);
BEGIN
  NEW.kept_from := ARRAY(
    SELECT DISTINCT c.about_person_id FROM trainees_consultation c
     WHERE NEW.number_hash <> '' AND c.organization_id = NEW.organization_id
       AND c.about_person_id IS NOT NULL
       AND CASE WHEN opens THEN c.return_hash = NEW.number_hash
                ELSE c.received_at <= NEW.at END);
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.keep_request() FROM PUBLIC;
CREATE OR REPLACE TRIGGER keeps_from BEFORE INSERT OR UPDATE OF number_hash ON followup_caserequest
  FOR EACH ROW EXECUTE FUNCTION app.keep_request();

-- Whom a matter turns out to be about later: who is a contact at that moment was told already, and
-- keeps what they found; who is none never finds it, though they become one.
CREATE OR REPLACE FUNCTION app.keep_asked_requests() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT app.safeguards(NEW.organization_id, NEW.about_person_id) THEN
    UPDATE followup_caserequest r SET kept_from = r.kept_from || NEW.about_person_id::bigint
     WHERE r.organization_id = NEW.organization_id AND r.number_hash <> ''
       AND NEW.about_person_id <> ALL (r.kept_from)
       AND (r.number_hash = NEW.return_hash OR NOT EXISTS (
             SELECT FROM trainees_consultation c
              WHERE c.organization_id = r.organization_id AND c.return_hash = r.number_hash));
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.keep_asked_requests() FROM PUBLIC;
CREATE OR REPLACE TRIGGER keeps_asked AFTER INSERT OR UPDATE OF about_person_id
  ON trainees_consultation FOR EACH ROW WHEN (NEW.about_person_id IS NOT NULL)
  EXECUTE FUNCTION app.keep_asked_requests();
