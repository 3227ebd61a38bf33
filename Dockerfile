# One image for every process; docker-compose.yml says which.
FROM python:3.11-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*
RUN pip install --no-cache-dir uv
WORKDIR /app
COPY pyproject.toml uv.lock ./
RUN uv sync --locked --no-dev
COPY . .
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 STATIC_ROOT=/app/static-collected
RUN export SECRET_KEY=only-while-building-the-image DATABASE_URL=postgres://x@x/x REDIS_URL=redis://x \
 && python manage.py compile_catalogues \
 && python manage.py collectstatic --noinput -v0
RUN useradd --system app && mkdir -p /files && chown app /files
USER app
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "2", "titp.wsgi:application"]
