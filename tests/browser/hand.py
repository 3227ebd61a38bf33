"""A hand that counts how many clicks and keys a person needs; and one that fills in a form."""


class Hand:
    def __init__(self, page):
        self.page, self.clicks, self.keys = page, 0, 0

    def click(self, name, role="link", within="body"):
        """Click what is called so; its page is there when this returns."""
        self.clicks += 1
        self.page.locator(within).get_by_role(role, name=name).first.click()
        self.page.wait_for_load_state()

    def press(self, keys):
        for key in keys:
            self.keys += 1
            self.page.keyboard.press(key)
        self.page.wait_for_load_state()


def save(page, **filled):
    """Fill in fields of the form by name, whatever kind they are, and save it."""
    for name, value in filled.items():
        field = page.locator(f"#form [name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("#form").get_by_role("button", name="Save").click()
