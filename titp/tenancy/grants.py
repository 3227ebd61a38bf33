"""Tables without an organization, why they have none, and who may use them."""

from django.apps import apps
from django.conf import settings
from django.db import connections

from titp.tenancy.context import COMPANY, JOBS, STAFF
from titp.tenancy.roles import ACTING, LOGINS, OWNER
from titp.tenancy.seal import seal_key
from titp.tenancy.walls import EVERYTHING

MONITOR = "app_monitor"  # reads what is published, and the register
SIGN_IN = {"app_web": EVERYTHING}
# table → (why it belongs to no organization, role → privileges)
GLOBAL = {
    "django_migrations": (
        "the schema's own state",
        dict.fromkeys(set(LOGINS) - {MONITOR}, "SELECT"),
    ),
    "django_session": ("read before anybody is known", SIGN_IN),
    "django_content_type": ("names of models", {"app_web": "SELECT"}),
    "auth_group": ("unused, but Django's user model points at it", {"app_web": "SELECT"}),
    "auth_group_permissions": ("unused", {}),
    "auth_permission": ("unused", {"app_web": "SELECT"}),
    "account_emailaddress": ("a person may work for several organizations", SIGN_IN),
    "account_emailconfirmation": ("as above", SIGN_IN),
    "mfa_authenticator": ("read while signing in", SIGN_IN),
    "usersessions_usersession": ("a person's own sessions", SIGN_IN),
    "allauth_idp_oidc_client": ("looked at before an organization is known", SIGN_IN),
    "allauth_idp_oidc_token": ("as above", SIGN_IN | {"app_nightly": "SELECT, DELETE"}),
    "accounts_user": (
        "a person may work for several organizations; a policy shows each its own people",
        {"app_web": EVERYTHING}
        | dict.fromkeys(
            (STAFF, COMPANY, JOBS, "app_nightly"), "SELECT (id, email, name, language, is_active)"
        ),
    ),
    "accounts_user_groups": ("unused", {"app_web": EVERYTHING}),
    "accounts_user_user_permissions": ("unused", {"app_web": EVERYTHING}),
    "tenancy_organization": (
        "the public register; chosen before a context exists",
        dict.fromkeys((*ACTING, *LOGINS), "SELECT"),
    ),
}


def reference_tables():
    """Tables of public lists, filled from CSV: everyone reads, only the owner writes."""
    for model in apps.get_models():
        if getattr(model, "reference_file", None):
            yield model._meta.db_table


def everyone_tables():
    """Tables of the platform itself, which a model declares by `platform_grants`."""
    for model in apps.get_models():
        if hasattr(model, "platform_grants"):
            yield model._meta.db_table, model.platform_grants


def apply(alias="owner"):
    """Grant what stands above, lock the rest, and store the seal's key; safe to run again."""
    tables = {table: rights for table, (_, rights) in GLOBAL.items()}
    tables |= {
        table: dict.fromkeys((*ACTING, "app_nightly"), "SELECT") for table in reference_tables()
    }
    tables |= dict(everyone_tables())
    with connections[alias].cursor() as cursor:
        close(cursor)
        existing = set(connections[alias].introspection.table_names(cursor))
        for table in existing & tables.keys():
            cursor.execute(
                f'REVOKE ALL ON "{table}" FROM {", ".join((*ACTING, *(set(LOGINS) - {OWNER})))}'
            )
            for role, rights in tables[table].items():
                if role != OWNER:
                    cursor.execute(f'GRANT {rights} ON "{table}" TO {role}')
        install_seal_key(cursor)


def close(cursor):
    """Let in whoever logs in here, and nobody make anything; monitors call no function of ours.

    Rights on the database itself are not copied with it.
    """
    database = f'"{cursor.connection.info.dbname}"'
    everyone = set(LOGINS) | set(ACTING)
    cursor.execute(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
    cursor.execute(f"GRANT CONNECT ON DATABASE {database} TO {', '.join(LOGINS)}")
    cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    cursor.execute("REVOKE USAGE ON SCHEMA app FROM PUBLIC")
    cursor.execute(f"GRANT USAGE ON SCHEMA app TO {', '.join(everyone - {MONITOR})}")


def install_seal_key(cursor):
    """Tell the database the key with which this process signs contexts."""
    cursor.execute(
        "INSERT INTO sealed.secret (id, k) VALUES (%s, %s)"
        " ON CONFLICT (id) DO UPDATE SET k = excluded.k WHERE secret.k <> excluded.k",
        [settings.SEAL_KEY_ID, seal_key()],
    )
