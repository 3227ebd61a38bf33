-- The past: a view for every table with a history, of the table's name, that shows its rows as
-- they were recorded before the moment `app.known_at`. Put first in the search path, it lets rules,
-- lists and pages run unchanged. Made anew after each migration, for a view pins its columns.
--
-- The views run with the rights of who asks (security_invoker): the walls hold in the past too.
CREATE SCHEMA past;
GRANT USAGE ON SCHEMA past TO app_staff, app_jobs;

CREATE FUNCTION past.moment() RETURNS timestamptz LANGUAGE sql STABLE
  AS $$ SELECT current_setting('app.known_at')::timestamptz $$;

-- The rows that were written since, each with what happened to it first. Who was created first
-- did not exist yet.
CREATE FUNCTION past.touched(name text) RETURNS TABLE (row_id bigint, operation text)
LANGUAGE sql STABLE ROWS 50 AS $$
  SELECT DISTINCT ON (h.row_id) h.row_id, h.operation::text FROM public.history_entry h
   WHERE h.organization_id = (SELECT app.org_id()) AND h.table_name = name
     AND h.at >= (SELECT past.moment())
   ORDER BY h.row_id, h.id
$$;

-- What was recorded in those columns of a row that were written since: the earliest value wins.
-- A hidden value is not in the history; it reads as NULL.
CREATE FUNCTION past.written_over(name text, written bigint, hidden text[]) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT jsonb_object_agg(
           old.key,
           CASE WHEN old.key = ANY (hidden) THEN 'null' ELSE old.value END
           ORDER BY h.id DESC)
    FROM public.history_entry h CROSS JOIN jsonb_each(h.before) AS old
   WHERE h.organization_id = (SELECT app.org_id()) AND h.table_name = name
     AND h.row_id = written AND h.at >= (SELECT past.moment())
$$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA past TO app_staff, app_jobs;

DO $build$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT c.relname AS name, string_to_array(encode(t.tgargs, 'escape'), '\000') AS hidden,
           -- What only some of the staff may read: the history itself does not know that wall.
           coalesce((SELECT string_agg(pg_get_expr(p.polqual, c.oid), ' AND ')
                       FROM pg_policy p JOIN pg_roles staff ON staff.rolname = 'app_staff'
                      WHERE p.polrelid = c.oid AND NOT p.polpermissive
                        AND p.polname <> 'tenant_wall' AND staff.oid = ANY (p.polroles)),
                    'true') AS wall
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE t.tgname = 'write_history' AND n.nspname = 'public'
  LOOP
    EXECUTE format($view$
      CREATE VIEW past.%1$I WITH (security_invoker = true) AS
        SELECT now.* FROM public.%1$I now
         WHERE NOT EXISTS (SELECT FROM past.touched(%1$L) since WHERE since.row_id = now.id)
        UNION ALL
        -- a wall names columns of the row as it was, and no other table's
        SELECT was.* FROM (
          SELECT was.* FROM past.touched(%1$L) since
            LEFT JOIN public.%1$I now ON now.id = since.row_id
           CROSS JOIN LATERAL jsonb_populate_record(
                 now, past.written_over(%1$L, since.row_id, %2$L)) AS was
           WHERE since.operation <> 'insert') AS was
         WHERE current_user <> 'app_staff' OR (%3$s)
      $view$, one.name, one.hidden, one.wall);
    EXECUTE format('GRANT SELECT ON past.%I TO app_staff, app_jobs', one.name);
  END LOOP;
END $build$;
