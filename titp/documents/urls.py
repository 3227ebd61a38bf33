"""Addresses of papers."""

from django.urls import path

from titp.documents import views

urlpatterns = [
    path("documents/", views.documents, name="documents"),
    path("documents/<int:pk>/file/", views.document_file, name="document-file"),
    path("documents/orders/<int:pk>/", views.document_order, name="document-order"),
    path("papers/<slug:slug>/<int:pk>/", views.paper, name="paper"),
    path("papers/<slug:slug>/<int:pk>/pdf/", views.paper_pdf, name="paper-pdf"),
    path("papers/<slug:slug>/documents/", views.paper_documents, name="paper-documents"),
]
