"""What the words mean and whom to ask. Anybody may read it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.web.show import show, show_plain


@require_safe
def explain(request: HttpRequest) -> HttpResponse:
    """With the navigation for somebody signed in, without it for anybody else."""
    shown = show if request.user.is_authenticated else show_plain
    return shown(request, "help/page.html", title="Help")
