"""How the REST framework and its description behave here; part of the settings."""

DOORS = ["titp.accounts.permissions.MayReadApi", "titp.api.tokens.TokenHasScope"]
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "titp.api.tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": DOORS,
    "DEFAULT_THROTTLE_CLASSES": ["titp.api.throttling.PerCaller"],
    "DEFAULT_PARSER_CLASSES": ["titp.api.bodies.StrictJson"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "titp.api.schema.Described",
    "DEFAULT_PAGINATION_CLASS": "titp.api.paging.Parts",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_METADATA_CLASS": None,  # OPTIONS would tell less than the schema does
    "EXCEPTION_HANDLER": "titp.api.problems.as_problem",
    "PAGE_SIZE": 100,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Technical Intern Training supervision",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "COMPONENT_SPLIT_PATCH": False,  # what must be sent must be sent in a PATCH, too
    "ENUM_NAME_OVERRIDES": {
        "FindingState": "titp.compliance.models.State",
        "ReportState": "training_plans.models.MonthlyReport.State",
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SERVE_PERMISSIONS": DOORS,
    "SERVE_INCLUDE_SCHEMA": False,
    "PREPROCESSING_HOOKS": ["titp.api.schema.of_organizations"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "titp.api.schema.within_organization",
    ],
}
