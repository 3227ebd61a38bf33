"""All settings, each from the environment, with defaults on which demo and tests run."""

import hashlib
import hmac
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from titp.api.framework import REST_FRAMEWORK, SPECTACULAR_SETTINGS  # noqa: F401  read by them
from titp.embedded import lease
from titp.tenancy.pool import MONITORS, READ_ONLY, SHARED

ROOT = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(ROOT / ".env")

PRODUCTION = env.bool("PRODUCTION", False)
DEMO = env.bool("DEMO", False)
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env("SECRET_KEY", default="") or ("" if PRODUCTION else lease.secret())
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env("SITE_URL", default="http://localhost:8000")


def derived(purpose):
    """A secret of its own for each purpose, all from SECRET_KEY."""
    return hmac.new(SECRET_KEY.encode(), purpose.encode(), hashlib.sha256).hexdigest()


UNCHANGED = [name for name, value in env.ENVIRON.items() if "change-me" in value]
if PRODUCTION and UNCHANGED:
    raise ImproperlyConfigured(f"Still as in .env.example: {', '.join(UNCHANGED)}")
if PRODUCTION and len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY must be set to 50 or more random characters")
if PRODUCTION and (DEBUG or DEMO or "*" in ALLOWED_HOSTS):
    raise ImproperlyConfigured("PRODUCTION allows neither DEBUG, DEMO nor ALLOWED_HOSTS=*")

# --- which process is this
# A privilege belongs to a process: each kind connects as its own database role.
PROCESS = env("PROCESS", default="console")
LOGIN_ROLES = {"web": "app_web", "worker": "app_worker", "nightly": "app_nightly",
               "mailer": "app_mailer", "console": "app_worker", "test": "app_web"}  # fmt: skip
if PROCESS not in LOGIN_ROLES:
    raise ImproperlyConfigured(f"PROCESS must be one of {', '.join(LOGIN_ROLES)}")

# --- PostgreSQL and Redis
DATABASE_URL = env("DATABASE_URL", default="") or (
    lease.addresses().get("postgres", "postgres://postgres@127.0.0.1:1") + "/titp"
)
REDIS_URL = env("REDIS_URL", default="") or lease.addresses().get("redis", "redis://127.0.0.1:1/0")
REDIS_CACHE = {
    "BACKEND": "django.core.cache.backends.redis.RedisCache",
    "LOCATION": env("CACHE_URL", default="") or REDIS_URL,
    "KEY_FUNCTION": "titp.tenancy.cache_keys.key_of_tenant",
    "KEY_PREFIX": env("TEST_DATABASE", default="titp"),
}
CACHES = {"default": REDIS_CACHE}


def database(role, **more):
    """Connection settings for one login role of the server in DATABASE_URL."""
    password = env(f"{role.upper()}_PASSWORD", default="")
    needed = role in (LOGIN_ROLES[PROCESS], "app_monitor" if PROCESS in ("web", "worker") else "")
    if PRODUCTION and not password and needed:
        raise ImproperlyConfigured(f"{role.upper()}_PASSWORD must be set")
    server = env.db_url_config(DATABASE_URL)
    return server | {
        "ENGINE": "django.db.backends.postgresql",
        "USER": role,
        "PASSWORD": password or derived(f"role {role}"),
        "DISABLE_SERVER_SIDE_CURSORS": True,
        **more,
    }


DATABASES = {
    "default": database(LOGIN_ROLES[PROCESS], **(SHARED if PROCESS == "web" else {})),
    "owner": database("app_owner"),  # owns the tables; used by `migrate` and by nothing else
    "monitor": database("app_monitor", **(MONITORS if PROCESS == "web" else READ_ONLY)),
}
# These see every organization's rows, or mail: only the night, the mailer and the shell have them.
for alias in ("nightly", "mailer"):
    if PROCESS in (alias, "console", "test"):
        DATABASES[alias] = database(f"app_{alias}")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SEAL_KEY_ID = env.int("SEAL_KEY_ID", 1)
SEAL_KEY = env("SEAL_KEY", default="") or derived("seal of the tenant context")
SEAL_SECONDS = 900 if PROCESS == "web" else 7200
FIELD_KEY = env("FIELD_KEY", default="") or derived("encrypted fields")

# --- what is installed
# fmt: off
INSTALLED_APPS = [
    "titp.tenancy", "titp.history", "titp.accounts", "titp.reference", "titp.compliance",
    "titp.documents", "titp.official_forms", "titp.spreadsheets", "titp.notifications",
    "titp.members", "titp.monitoring", "titp.night", "titp.pages", "titp.embedded", "titp.api",
    "companies", "trainees", "training_plans", "followup",
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.staticfiles", "django.contrib.humanize",
    "django.forms", "allauth", "allauth.account", "allauth.mfa", "allauth.usersessions",
    "allauth.idp.oidc", "csp", "django_filters", "django_htmx", "template_partials",
    "rest_framework", "drf_spectacular", "drf_spectacular_sidecar",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware", "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware", "titp.pages.headers.headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware", "titp.api.middleware.problems",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "titp.accounts.middleware.session_limit",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "titp.accounts.middleware.last_seen",
    "django_htmx.middleware.HtmxMiddleware", "titp.accounts.middleware.own_language",
    "titp.api.middleware.bearer",
    "titp.accounts.middleware.membership", "titp.accounts.middleware.second_factor",
    "titp.accounts.middleware.acting", "titp.past.asking.looking_back",
]
ROOT_URLCONF, WSGI_APPLICATION = "titp.urls", "titp.wsgi.application"
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [ROOT / "templates"],
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": [
        "django.template.context_processors.request", "django.template.context_processors.i18n",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages", "titp.pages.frame.frame",
    ]},
}]
# fmt: on
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
FILTERS_EMPTY_CHOICE_LABEL = _("All")

# --- language and time
LANGUAGE_CODE = "en"  # a missing translation falls back to English, never to Japanese
LANGUAGES = [("ja", _("Japanese")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Asia/Tokyo"

# --- files
STATIC_URL = "/static/"  # absolute: the same files for every organization's prefix
STATIC_ROOT = env.path("STATIC_ROOT", lease.VAR / "static")()
if not PRODUCTION:
    Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # whitenoise warns of a missing folder
STATICFILES_DIRS = [ROOT / "static"]
FILE_UPLOAD_HANDLERS, WHITENOISE_USE_FINDERS = ["titp.pages.uploads.InMemoryOnly"], not PRODUCTION
FILES_ROOT = env.path("FILES_ROOT", lease.VAR / "files")()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if PRODUCTION:
    STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE, DATA_UPLOAD_MAX_NUMBER_FIELDS = 25 * 2**20, 10_100

# --- safety
# Django's own defaults stand: nosniff, same-origin referrer and opener, no frames, HttpOnly and
# Lax session cookies.
SESSION_COOKIE_AGE = 60 * env.int("SESSION_IDLE_MINUTES", 30)  # since one was `last_seen`
SESSION_HOURS = env.int("SESSION_HOURS", 12)  # after these one signs in again in any case
CSRF_COOKIE_HTTPONLY = True
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
NONE, SELF = ["'none'"], ["'self'"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **dict.fromkeys(["default-src", "object-src", "base-uri", "frame-ancestors"], NONE),
        **dict.fromkeys(["script-src", "style-src", "font-src", "connect-src"], SELF),
        **dict.fromkeys(["form-action", "manifest-src"], SELF),
        "img-src": [*SELF, "data:"],  # data: for the picture of the TOTP secret
        "frame-src": [*SELF, "blob:"],
    }
}

# --- accounts
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
VALIDATOR = "django.contrib.auth.password_validation.{}Validator".format
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": VALIDATOR("MinimumLength"), "OPTIONS": {"min_length": 12}},
    {"NAME": VALIDATOR("UserAttributeSimilarity")},
    {"NAME": VALIDATOR("CommonPassword")},
]
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "/"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)  # whose X-Forwarded-For counts
ACCOUNT_ADAPTER = "titp.accounts.adapter.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"  # an invitation already came by that address
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or factor is told to its owner
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody is invited by a mistyped address
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False  # the cookie goes with the browser
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_ADAPTER = "titp.accounts.adapter.EncryptedFactors"
MFA_KEY = env("MFA_KEY", default="") or derived("second factors")
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "TITP"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # passkeys on http://localhost
USERSESSIONS_TRACK_ACTIVITY = True  # shown in the list of sessions, noted by `last_seen`
INVITATION_KEY, CALENDAR_KEY = derived("links of invitations"), derived("calendar addresses")
VOICE_KEY = derived("codes of cards and of those who come back")
FOLLOW_UP_KEY, PASSPORT_KEY = derived("links of follow-ups"), derived("codes of skills passports")
# The private key that signs the API's tokens, RSA as PEM in base64; without one the demo makes one.
OIDC_KEY = env("OIDC_KEY", default="")
if PRODUCTION and PROCESS == "web" and not OIDC_KEY:
    raise ImproperlyConfigured("OIDC_KEY must be set, see .env.example")
IDP_OIDC_ADAPTER, IDP_OIDC_ACCESS_TOKEN_FORMAT = "titp.api.provider.Provider", "jwt"
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = 3600

# --- API
API_PER_MINUTE = env.int("API_PER_MINUTE", 120)  # requests of one program or person
TOKENS_PER_MINUTE = env.int("TOKENS_PER_MINUTE", 30)  # tries to get one, by address

# --- mail
MAIL_HOST = EMAIL_HOST = env("MAIL_HOST", default="127.0.0.1")
MAIL_PORT = EMAIL_PORT = env.int("MAIL_PORT", 2525)
MAIL_USER = EMAIL_HOST_USER = env("MAIL_USER", default="")
MAIL_PASSWORD = EMAIL_HOST_PASSWORD = env("MAIL_PASSWORD", default="")
MAIL_STARTTLS = EMAIL_USE_TLS = env.bool("MAIL_STARTTLS", PRODUCTION)
EMAIL_TIMEOUT, DEFAULT_FROM_EMAIL = 10, env("DEFAULT_FROM_EMAIL", default="no-reply@titp.example")
# Only sign-in codes and the like go this way, at once; all other mail goes through the outbox.
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
MAIL_SINK_FOLDER = lease.VAR / "mail"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}
