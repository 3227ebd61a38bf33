"""Eight questions to the catalogue that a healthy database answers with nothing."""

from django.db import connections

from titp.tenancy.roles import ACTING, LOGINS, OWNER

TENANT_TABLES = """
    SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid
       AND a.attname = 'organization_id' AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public'
"""
# The whole expression, as PostgreSQL prints it: "… OR true" at its end is another one.
OURS = "(organization_id = ( SELECT app.org_id() AS org_id))"
THEIRS = r"^\([a-z_]+ = \( SELECT app\.(company|user)_id\(\) AS (company|user)_id\)\)$"
BLIND = "(NOT confidential)"
LINTS = {
    "has no forced row security, or no restrictive tenant wall": f"""
        SELECT t.relname FROM ({TENANT_TABLES}) t
         WHERE NOT (t.relrowsecurity AND t.relforcerowsecurity AND EXISTS (
               SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = 'tenant_wall'
                  AND NOT p.polpermissive AND p.polcmd = '*'
                  AND pg_get_expr(p.polqual, p.polrelid) = '{OURS}'
                  AND pg_get_expr(p.polwithcheck, p.polrelid) = '{OURS}'
                  AND p.polroles @> (SELECT array_agg(r.oid) FROM pg_roles r
                                      WHERE r.rolname IN ('app_staff', 'app_company', 'app_jobs'))))
    """,
    "lets a company in without a restrictive wall of its own": f"""
        SELECT t.relname FROM ({TENANT_TABLES}) t
         WHERE has_any_column_privilege('app_company', t.oid, 'SELECT, INSERT, UPDATE')
           AND NOT EXISTS (
               SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = 'company_wall'
                  AND NOT p.polpermissive AND p.polcmd = '*'
                  AND pg_get_expr(p.polqual, p.polrelid) ~ '{THEIRS}'
                  AND pg_get_expr(p.polwithcheck, p.polrelid) ~ '{THEIRS}'
                  AND p.polroles @> (SELECT array_agg(r.oid) FROM pg_roles r
                                      WHERE r.rolname = 'app_company'))
    """,
    "lets a monitor in without a restrictive wall": f"""
        SELECT t.relname FROM ({TENANT_TABLES}) t
         WHERE has_any_column_privilege('app_asker', t.oid, 'SELECT, INSERT, UPDATE')
           AND NOT EXISTS (
               SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = 'asker_wall'
                  AND NOT p.polpermissive AND p.polcmd = '*'
                  AND pg_get_expr(p.polqual, p.polrelid) = '{OURS}'
                  AND pg_get_expr(p.polwithcheck, p.polrelid) = '{OURS}'
                  AND p.polroles @> (SELECT array_agg(r.oid) FROM pg_roles r
                                      WHERE r.rolname = 'app_asker'))
    """,
    "lets a company see its confidential rows": f"""
        SELECT t.relname FROM ({TENANT_TABLES}) t
          JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'confidential'
         WHERE has_any_column_privilege('app_company', t.oid, 'SELECT, INSERT, UPDATE')
           AND NOT EXISTS (
               SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = 'company_blind'
                  AND NOT p.polpermissive AND p.polcmd = '*'
                  AND pg_get_expr(p.polqual, p.polrelid) = '{BLIND}'
                  AND pg_get_expr(p.polwithcheck, p.polrelid) = '{BLIND}'
                  AND p.polroles @> (SELECT array_agg(r.oid) FROM pg_roles r
                                      WHERE r.rolname = 'app_company'))
    """,
    "refers to a tenant table without the organization": f"""
        WITH tenant AS ({TENANT_TABLES})
        SELECT c.conname FROM pg_constraint c
          JOIN tenant a ON a.oid = c.conrelid JOIN tenant b ON b.oid = c.confrelid
         WHERE c.contype = 'f' AND NOT EXISTS (
               SELECT FROM pg_attribute x WHERE x.attrelid = c.conrelid
                  AND x.attname = 'organization_id' AND x.attnum = ANY (c.conkey))
    """,
    "is unique without being led by the organization": f"""
        SELECT i.indexrelid::regclass::text FROM pg_index i
          JOIN ({TENANT_TABLES}) t ON t.oid = i.indrelid
          JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
         WHERE i.indisunique AND NOT i.indisprimary AND a.attname <> 'organization_id'
    """,
    "is a view that runs with its owner's rights": """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname IN ('public', 'past') AND (c.relkind = 'm' OR c.relkind = 'v'
               AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false))
    """,
    "is a SECURITY DEFINER function without a pinned search_path": """
        SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE n.nspname IN ('public', 'app', 'past') AND p.prosecdef
           AND NOT EXISTS (SELECT FROM unnest(p.proconfig) s WHERE s LIKE 'search_path=%')
    """,
}
PRIVILEGED = """
    SELECT r.rolname FROM pg_roles r
     WHERE r.rolname = ANY (%s) AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole
           OR pg_has_role(r.oid, %s, 'MEMBER'))
"""


def complaints(alias="default"):
    """Sentences about what is wrong with the walls; an empty list when all is well."""
    found = []
    with connections[alias].cursor() as cursor:
        for what, query in LINTS.items():
            cursor.execute(query)
            found += [f"{name} {what}" for (name,) in cursor.fetchall()]
        logins = [role for role in (*ACTING, *LOGINS) if role != OWNER]
        cursor.execute(PRIVILEGED, [logins, OWNER])
        found += [f"role {name} may pass every wall" for (name,) in cursor.fetchall()]
        cursor.execute("SELECT session_user, rolsuper FROM pg_roles WHERE rolname = session_user")
        login, superuser = cursor.fetchone()
        if superuser or (alias != "owner" and login == OWNER):
            found.append(f"this process is connected as {login}")
    return found
