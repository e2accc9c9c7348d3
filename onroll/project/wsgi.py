"""The web server's door; it does not open while a check of the stores fails."""

import os

from django.core import checks
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onroll.project.settings")
application = get_wsgi_application()

serious = [found for found in checks.run_checks(databases=["default", "trail"]) if found.is_serious()]
if serious:
    raise SystemExit("\n".join(str(found) for found in serious))
