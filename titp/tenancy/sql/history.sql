-- The append-only history: one row for every change of a row, the actor taken from the seal.
-- SECURITY DEFINER: the acting roles may not write here, so nobody can forge or omit an entry.
CREATE OR REPLACE FUNCTION app.write_history() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  this jsonb := coalesce(new_row, old_row);
  actor bigint;
  hidden text;
BEGIN
  IF coalesce(current_setting('app.ctx', true), '') <> '' THEN
    actor := nullif(app.user_id(), 0);
  END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(key, value), jsonb_object_agg(key, old_row -> key)
      INTO new_row, old_row
      FROM jsonb_each(new_row) WHERE value IS DISTINCT FROM old_row -> key;
    IF new_row IS NULL THEN RETURN NULL; END IF;
  END IF;
  FOREACH hidden IN ARRAY coalesce(TG_ARGV, '{}') LOOP
    IF new_row -> hidden <> 'null' THEN new_row := new_row || jsonb_build_object(hidden, '•••'); END IF;
    IF old_row -> hidden <> 'null' THEN old_row := old_row || jsonb_build_object(hidden, '•••'); END IF;
  END LOOP;
  INSERT INTO history_entry (organization_id, at, transaction, actor_id, actor_role,
                             table_name, row_id, operation, before, after)
  VALUES ((this ->> 'organization_id')::bigint, clock_timestamp(), pg_current_xact_id()::text::bigint,
          actor, coalesce(nullif(current_setting('role'), 'none'), session_user),
          TG_TABLE_NAME, (this ->> 'id')::bigint, lower(TG_OP), old_row, new_row);
  RETURN NULL;
END $$;
