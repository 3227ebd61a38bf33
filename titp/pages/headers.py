"""What every answer says to the browser beside the page itself."""

# fmt: off
UNUSED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid",
          "magnetometer", "microphone", "midi", "payment", "serial", "usb")
# fmt: on
PERMISSIONS = ", ".join(
    [f"{feature}=()" for feature in UNUSED]
    + ["publickey-credentials-create=(self)", "publickey-credentials-get=(self)"]
)


def headers(get_response):
    """Switch off what no page of ours uses, and let no browser keep the page of a person."""

    def middleware(request):
        response = get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        if request.user.is_authenticated:
            response.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware
