"""Doors of a person: where to work, in which language, with which row height."""

from django.http import Http404
from django.shortcuts import redirect, render, resolve_url
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language as remember_in_cookie

from titp.accounts.middleware import PREFIX
from titp.accounts.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def memberships(request):
    """Where a person works; POST `membership` goes there and stays with that choice."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    if request.method == "POST":
        chosen = [one for one in request.memberships if str(one.pk) == request.POST["membership"]]
        if not chosen:
            raise Http404
        request.session["membership"] = chosen[0].pk
        return redirect(f"{PREFIX}{chosen[0].slug}/")
    return render(request, "accounts/memberships.html")


@require_POST
def set_language(request):
    """Change the language of the pages, and keep it with the person."""
    response = remember_in_cookie(request)
    language = request.POST.get("language", "")
    if request.user.is_authenticated and translation.check_for_language(language):
        User.objects.filter(pk=request.user.pk).update(language=language)
    return response


@require_POST
def set_density(request):
    """Change how close the rows of tables stand, and come back to the page one was on."""
    density = request.POST.get("density")
    if request.user.is_authenticated and density in User.Density:
        User.objects.filter(pk=request.user.pk).update(density=density)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = resolve_url("home")
    return redirect(back)
