"""The web server's door; it does not open while a check of the stores fails."""

import os

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onroll.project.settings")
application = get_wsgi_application()
call_command("check", databases=["default", "trail"])
