"""The two answers for whoever runs it."""


def test_the_process_answers_without_a_database(client):
    assert client.get("/healthz").content == b"ok\n"


def test_it_is_ready_when_all_it_needs_is_there(client, db):
    answer = client.get("/readyz")
    assert answer.status_code == 200, answer.json()
    assert answer.json() == dict.fromkeys(
        ["database", "migrations", "walls", "redis", "disk", "fonts"], "ok"
    )


def test_a_missing_part_is_named_and_nothing_else_is_said(client, db, settings, caplog):
    settings.CACHES = {"default": settings.REDIS_CACHE | {"LOCATION": "redis://127.0.0.1:1/0"}}
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["redis"] == "failing"
    assert answer.json()["database"] == "ok"
    assert "not ready: redis" in caplog.text
