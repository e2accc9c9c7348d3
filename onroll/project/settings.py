"""Settings: safe unless told otherwise; everything that differs between councils comes from the environment."""

import importlib.util
import os
from pathlib import Path

from onroll.project import logs
from onroll.project.secret import secret_key
from onroll.project.stores import is_sqlite, same_place, stores

PACKAGE = Path(__file__).resolve().parent.parent
ONROLL_HOME = Path(os.environ.get("ONROLL_HOME") or Path.home() / ".onroll")
ONROLL_HOME.mkdir(parents=True, exist_ok=True, mode=0o700)

DEBUG = os.environ.get("ONROLL_DEBUG") == "1"
SECRET_KEY = secret_key(ONROLL_HOME)
ALLOWED_HOSTS = os.environ.get("ONROLL_HOSTS", "127.0.0.1,localhost").split(",")
# A browser on this very machine is the only one that may speak plain HTTP.
ONLY_THIS_MACHINE = set(ALLOWED_HOSTS) <= {"127.0.0.1", "localhost", "[::1]"}

# ---- stores ---------------------------------------------------------------------------------------
DATABASES = stores(
    home=ONROLL_HOME,
    main=os.environ.get("DATABASE_URL", ""),
    trail=os.environ.get("TRAIL_DATABASE_URL", ""),
)
TRAIL_SHARES_DEFAULT = not is_sqlite(DATABASES["default"]) and same_place(
    DATABASES["default"], DATABASES["trail"]
)
DATABASE_ROUTERS = ["onroll.project.router.TrailRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---- apps -----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "onroll.project",
    "onroll.register",
    "onroll.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_q",
    "django_htmx",
    "django_filters",
    "django_structlog",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "onroll.web.council.once_a_page",
]
ROOT_URLCONF = "onroll.project.urls"
WSGI_APPLICATION = "onroll.project.wsgi.application"

# ---- pages ----------------------------------------------------------------------------------------
JINJA_READY = importlib.util.find_spec("onroll.web.jinja") is not None
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates", PACKAGE / "web" / "pages"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "onroll.web.jinja.environment"} if JINJA_READY else {},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("ONROLL_STATIC") or ONROLL_HOME / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "onroll.project.static.HashedOnceCollected"},
}
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "staticfiles.json").exists()
MEDIA_ROOT = ONROLL_HOME / "files"

# ---- time and language ------------------------------------------------------------------------------
TIME_ZONE = "Europe/London"
USE_TZ = True
LANGUAGE_CODE = "en-gb"
USE_I18N = False

# ---- signing in -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "register.User"
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not ONLY_THIS_MACHINE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "onroll.web.errors.stale_form"

# ---- headers ----------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = not ONLY_THIS_MACHINE
SECURE_HSTS_SECONDS = 0 if ONLY_THIS_MACHINE else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not ONLY_THIS_MACHINE
SECURE_CONTENT_TYPE_NOSNIFF = True
# Nothing to other sites; "no-referrer" would also blank the Origin that proves a form is our own.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if os.environ.get("ONROLL_BEHIND_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
NOT_ALLOWED = (
    "camera microphone geolocation payment usb serial midi display-capture gyroscope magnetometer"
)
PERMISSIONS_POLICY: dict[str, list[str]] = {feature: [] for feature in NOT_ALLOWED.split()}

# ---- limits -----------------------------------------------------------------------------------------
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# The address of a Spark cluster (spark://host:7077), for `onroll link --engine spark`.
ONROLL_SPARK = os.environ.get("ONROLL_SPARK", "")
ONROLL_LARGEST_UPLOAD = int(os.environ.get("ONROLL_LARGEST_UPLOAD", str(2 * 1024**3)))

# ---- e-mail: to whoever keeps the watch; without a mail server each message is a file -----------------
ONROLL_ALERTS_TO = os.environ.get("ONROLL_ALERTS_TO", "").split()
EMAIL_HOST = os.environ.get("ONROLL_MAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = ONROLL_HOME / "outbox"
DEFAULT_FROM_EMAIL = os.environ.get("ONROLL_MAIL_FROM", "onroll@localhost")
# With a key, letters leave by GOV.UK Notify; its template has the gaps ((subject)) and ((body)).
ONROLL_NOTIFY_KEY = os.environ.get("ONROLL_NOTIFY_KEY", "")
ONROLL_NOTIFY_TEMPLATE = os.environ.get("ONROLL_NOTIFY_TEMPLATE", "")

if os.environ.get("ONROLL_SHARED_CACHE") == "1":  # so that all servers count a key's requests together
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "onroll_cache"}
    }

# ---- work that runs by itself -----------------------------------------------------------------------
Q_CLUSTER = {
    "name": "onroll",
    "orm": "default",
    "workers": 1,
    "timeout": 900,
    "retry": 1000,
    "max_attempts": 3,
    "ack_failures": True,
    "catch_up": False,
    "save_limit": 1000,
    "poll": 1,
    "label": "Jobs",
}

# ---- log --------------------------------------------------------------------------------------------
logs.configure()
LOGGING = logs.logging_config(os.environ.get("ONROLL_LOG_LEVEL", "WARNING"))
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
