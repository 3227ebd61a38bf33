"""Addresses of what is written on site."""

from django.urls import path

from training_plans.views import interview, on_site, on_site_device

OF = "site-records/<int:pk>/"
urlpatterns = [
    path("companies/<int:pk>/on-site/", on_site.site_record_new, name="site-record-new"),
    path("errands/<int:pk>/on-site/", on_site.errand_record, name="errand-record"),
    path("site-records/worker.js", on_site_device.on_site_worker, name="on-site-worker"),
    path(OF, on_site.site_record, name="site-record"),
    path(f"{OF}cells/", on_site_device.site_record_cells, name="site-record-cells"),
    path(f"{OF}pictures/", on_site_device.site_record_pictures, name="site-record-pictures"),
    path(f"{OF}finish/", on_site.site_record_finish, name="site-record-finish"),
    path(f"{OF}paper/", on_site.site_record_paper, name="site-record-paper"),
    path(f"{OF}removal/", on_site.site_record_removal, name="site-record-removal"),
    path("site-pictures/<int:pk>/", on_site_device.site_picture, name="site-picture"),
    path(
        "site-pictures/<int:pk>/removal/", on_site_device.site_picture_removal,
        name="site-picture-removal",
    ),
    path("interviews-to-hold/", interview.site_interviews, name="site-interviews"),
    path(f"{OF}interviews/<int:slot>/", interview.site_interview, name="site-interview"),
    path(
        f"{OF}interviews/<int:slot>/cells/", on_site_device.site_interview_cells,
        name="site-interview-cells",
    ),
]  # fmt: skip
