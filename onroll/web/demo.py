"""Is this the demonstration, where one signs in as an invented person without a password?"""

import os


def is_on() -> bool:
    return os.environ.get("ONROLL_DEMO") == "1"
