"""Keys of the shared cache: they carry the organization, because the cache has no walls."""

from titp.tenancy.context import current

# Kept for people or addresses of the network, before any organization is known.
PLATFORM = ("allauth", "platform:")


def key_of_tenant(key, key_prefix, version):
    """Django's KEY_FUNCTION; raises NoTenant for a key that belongs to nobody."""
    owner = "platform" if key.startswith(PLATFORM) else current().organization_id
    return f"{key_prefix}:{version}:{owner}:{key}"
