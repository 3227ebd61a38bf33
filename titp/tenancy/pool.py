"""Connections that requests share, and what one may keep of the request before: nothing."""

FORGET = "SELECT set_config('role', 'none', false), set_config('app.ctx', '', false)"


def forget(connection):
    """Before the pool lends it again: whoever it acted as, and for whom, is over.

    Blocks of `use()` clean up after themselves; this is for what a raw statement set for the
    whole session. Given to psycopg's pool as `reset`, which throws a connection away that fails.
    """
    connection.rollback()
    connection.execute(FORGET)
    connection.commit()


# Lent from request to request: asked before whether it lives, made to forget after.
SHARED = {
    "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "reset": forget}},
    "CONN_HEALTH_CHECKS": True,
}
# A connection on which nothing can be written, whatever its role may.
READ_ONLY = {"OPTIONS": {"options": "-c default_transaction_read_only=on"}}
MONITORS = {
    "OPTIONS": READ_ONLY["OPTIONS"] | {"pool": {"min_size": 0, "max_size": 4, "reset": forget}},
    "CONN_HEALTH_CHECKS": True,
}
