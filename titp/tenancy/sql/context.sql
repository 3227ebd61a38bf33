-- The sealed tenant context. Run by the owner; safe to run again.
CREATE SCHEMA IF NOT EXISTS app;
CREATE SCHEMA IF NOT EXISTS sealed;
REVOKE ALL ON SCHEMA sealed FROM PUBLIC;
GRANT USAGE ON SCHEMA app TO PUBLIC;
CREATE TABLE IF NOT EXISTS sealed.secret (id int PRIMARY KEY, k bytea NOT NULL);
REVOKE ALL ON sealed.secret FROM PUBLIC;

-- One part of the context: 3 organization, 4 company, 5 user, 7 capabilities.
-- TT001: nobody said for whom. TT002: the seal was forged, replayed, has expired, or the role changed.
CREATE OR REPLACE FUNCTION app.ctx_part(i int) RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  c text := current_setting('app.ctx', true);
  p text[];
  secret bytea;
BEGIN
  IF c IS NULL OR c = '' THEN
    RAISE EXCEPTION 'tenant context is not set' USING ERRCODE = 'TT001';
  END IF;
  p := string_to_array(c, '|');
  IF cardinality(p) <> 9 OR p[1] !~ '^[0-9]{1,9}$' OR p[8] !~ '^[0-9]{1,18}$' THEN
    RAISE EXCEPTION 'tenant context seal is wrong' USING ERRCODE = 'TT002';
  END IF;
  SELECT s.k INTO secret FROM sealed.secret s WHERE s.id = p[1]::int;
  IF secret IS NULL
     OR p[2] <> pg_backend_pid()::text
     OR p[6] <> current_setting('role')
     OR p[8]::bigint < extract(epoch FROM clock_timestamp())
     OR encode(sha256(secret || sha256(secret || convert_to(array_to_string(p[1:8], '|'), 'UTF8'))), 'hex') <> p[9]
  THEN
    RAISE EXCEPTION 'tenant context seal is wrong' USING ERRCODE = 'TT002';
  END IF;
  RETURN p[i]::bigint;
END $$;

CREATE OR REPLACE FUNCTION app.org_id() RETURNS bigint LANGUAGE sql STABLE PARALLEL RESTRICTED
  AS $$ SELECT app.ctx_part(3) $$;
CREATE OR REPLACE FUNCTION app.company_id() RETURNS bigint LANGUAGE sql STABLE PARALLEL RESTRICTED
  AS $$ SELECT app.ctx_part(4) $$;
CREATE OR REPLACE FUNCTION app.user_id() RETURNS bigint LANGUAGE sql STABLE PARALLEL RESTRICTED
  AS $$ SELECT app.ctx_part(5) $$;
CREATE OR REPLACE FUNCTION app.caps() RETURNS bigint LANGUAGE sql STABLE PARALLEL RESTRICTED
  AS $$ SELECT app.ctx_part(7) $$;
