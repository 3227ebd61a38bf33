"""Addresses of official forms."""

from django.urls import path

from titp.official_forms.views import filed, many, paper

urlpatterns = [
    path("forms/", many.official_forms, name="official-forms"),
    path("forms/of/<slug:noun>/<str:pk>/", many.record_forms, name="record-forms"),
    path("forms/many/<slug:noun>/", many.many_forms, name="many-forms"),
    path("forms/<slug:slug>/<str:pk>/", paper.official_form, name="official-form"),
    path(
        "forms/<slug:slug>/<str:pk>/words/", paper.official_form_words, name="official-form-words"
    ),
    path(
        "forms/<slug:slug>/<str:pk>/preview/", paper.official_form_preview,
        name="official-form-preview",
    ),
    path("forms/<slug:slug>/<str:pk>/pdf/", paper.official_form_pdf, name="official-form-pdf"),
    path(
        "forms/<slug:slug>/<str:pk>/numbers/", paper.official_form_numbers,
        name="official-form-numbers",
    ),
    path(
        "forms/<slug:slug>/<str:pk>/workbook/", paper.official_form_workbook,
        name="official-form-workbook",
    ),
    path(
        "forms/<slug:slug>/<str:pk>/filing/", paper.official_form_filing,
        name="official-form-filing",
    ),
    path(
        "forms/<slug:slug>/<str:pk>/edition/", paper.official_form_edition,
        name="official-form-edition",
    ),
    path("form-orders/<int:pk>/", many.form_order, name="form-order"),
    path("filed-forms/<int:pk>/", filed.filed_form, name="filed-form"),
    path("filed-forms/<int:pk>/file/", filed.filed_form_file, name="filed-form-file"),
    path("filed-forms/<int:pk>/numbers/", filed.filed_form_numbers, name="filed-form-numbers"),
    path("confidential-forms/<uuid:pk>/", filed.confidential_form, name="confidential-form"),
    path(
        "confidential-forms/<uuid:pk>/file/", filed.confidential_form_file,
        name="confidential-form-file",
    ),
]  # fmt: skip
