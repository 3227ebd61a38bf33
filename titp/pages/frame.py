"""What the frame of every page needs: the rail, the languages, the organization."""


def frame(request):
    return {"membership": getattr(request, "membership", None), "rail": []}
