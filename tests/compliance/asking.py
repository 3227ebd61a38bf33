"""How the tests of pages ask for one."""


def page(client, path, **query):
    return client.get(f"/o/kita{path}", query)


def text(response):
    return response.content.decode()
