"""An example of payroll software: it fills in the open month of its host company and sends it.

    uv run python docs/example_client.py --site http://localhost:8000 --organization hikari \\
        --client-id demo-hikari --secret see-the-demo-2026

Python's own library is enough. docs/api.md explains each request. A program of your own replaces
`paid`: it knows what each person worked and was paid; here what is proposed is taken over.
"""

import argparse
import base64
import json
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

TOKEN = "/identity/o/api/token"
TRIES = 5
MOST_LINES = 100
AGAIN = (409, 429, 502, 503, 504)  # with Retry-After, or a gateway that could not reach the site


class Refused(Exception):
    """The site has answered with a problem (RFC 9457)."""

    def __init__(self, problem):
        super().__init__(problem["detail"])
        self.problem = problem


class Payroll:
    """The API for one host company: gets a token by the client's secret, then asks with it."""

    def __init__(self, site, organization, client_id, secret):
        self.site, self.api = site, f"{site}/o/{organization}/api/"
        self.client = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
        self.token, self.good_until = "", 0.0

    def reports(self):
        """The reports that wait for the company, the newest first."""
        return self.ask("GET", "monthly-reports?open=true")["results"]

    def report(self, number):
        """One report with its lines, and the cells that the office has sent back."""
        return self.ask("GET", f"monthly-reports/{number}")

    def write(self, number, lines):
        """Write lines, 100 at once; of a person only the named cells, so that typed ones stay."""
        for start in range(0, len(lines), MOST_LINES):
            body = {"lines": lines[start : start + MOST_LINES]}
            yield from self.ask("PATCH", f"monthly-reports/{number}/lines", body)["lines"]

    def checks(self, number):
        """What there is to look at before the month is sent."""
        return self.ask("GET", f"monthly-reports/{number}/checks")

    def send(self, number):
        return self.ask("POST", f"monthly-reports/{number}/submission")

    def ask(self, method, path, body=None):
        """What the site answers; raises Refused.

        An act keeps its key through all tries, so that it is done once even when an answer is
        lost on the way.
        """
        key = uuid.uuid4().hex
        for number in range(1, TRIES + 1):
            headers = {"Authorization": f"Bearer {self.shown()}", "Accept-Language": "ja"}
            if method != "GET":
                headers |= {"Idempotency-Key": key, "Content-Type": "application/json"}
            content = None if body is None else json.dumps(body).encode()
            try:
                return answer(self.api + path, content, method, headers)
            except urllib.error.HTTPError as refused:
                wait = refused.headers.get("Retry-After")
                if refused.code not in AGAIN or refused.code == 409 and not wait:
                    raise Refused(json.load(refused)) from refused
                last = refused
            except urllib.error.URLError as lost:  # no answer: perhaps it was done, perhaps not
                wait, last = None, lost
            if number < TRIES:
                time.sleep(int(wait or 2**number))
        raise last

    def shown(self):
        """The token; a new one when the last is about to end."""
        if time.monotonic() > self.good_until:
            form = urllib.parse.urlencode({"grant_type": "client_credentials"}).encode()
            headers = {"Authorization": f"Basic {self.client}"}
            try:
                given = answer(self.site + TOKEN, form, "POST", headers)
            except urllib.error.HTTPError as refused:
                raise Refused({"detail": f"no token ({refused.code})"}) from refused
            self.token = given["access_token"]
            self.good_until = time.monotonic() + given["expires_in"] - 60
        return self.token


def answer(address, content, method, headers):
    request = urllib.request.Request(address, content, headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def paid(line):
    """What to write of a person: here what is proposed, where nothing is filled in yet."""
    return {name: value for name, value in line["proposed"].items() if name not in line["cells"]}


def file_month(payroll, number, say=print):
    """Fill in one report and send it; answers whether the office has it now."""
    report = payroll.report(number)
    say(f"{report['company_name']}, {report['month']}: {report['state']}, due {report['due_on']}")
    for cell in report["returned"]:
        say(
            f"  sent back: {cell['trainee']} {cell['column']}: {cell['reason_text']} {cell['note']}"
        )
    lines = [{"trainee": line["trainee"], "cells": paid(line)} for line in report["lines"]]
    try:
        for line in payroll.write(number, lines):
            say(f"  {line['trainee']}: {len(line['changed'])} cells written")
        for check in payroll.checks(number):
            say(f"  please check {check['trainee']}: {check['formula']['en']}")
        say(f"  {payroll.send(number)['state']}")
    except Refused as refused:
        say(f"  refused: {refused}")
        for error in refused.problem.get("errors", []):
            say(f"    {error.get('trainee', '')} {error.get('column', '')}: {error['detail']}")
        return False
    return True


def main(arguments=None, say=print):
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--site", default="http://localhost:8000")
    parser.add_argument("--organization", default="hikari", help="as in its addresses")
    parser.add_argument("--client-id", default="demo-hikari")
    parser.add_argument("--secret", default="see-the-demo-2026")
    given = parser.parse_args(arguments)
    payroll = Payroll(given.site, given.organization, given.client_id, given.secret)
    try:
        waiting = payroll.reports()
    except Refused as refused:
        say(f"refused: {refused}")
        return 1
    if not waiting:
        say("No month waits to be filled in.")
    sent = [file_month(payroll, report["id"], say) for report in waiting]
    return 0 if all(sent) else 1


if __name__ == "__main__":
    raise SystemExit(main())
