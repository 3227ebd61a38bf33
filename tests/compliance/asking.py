"""How the tests of pages ask for one."""


def page(client, path, **query):
    return client.get(f"/o/kita{path}", query, follow=True)


def text(response):
    return response.content.decode()
