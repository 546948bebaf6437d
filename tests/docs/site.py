"""`make docs-check`: open each page of the site in a headless Chromium, at the width of a desktop and of a phone.

Fails on a broken link, an error on the console, a request to another server, a page or a table wider than a phone, and
if the search doesn't find a method. `CHROMIUM` names the browser; else it is looked for on the path.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import sys
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

from playwright.sync_api import Browser, sync_playwright

SOUGHT = "create_and_run_poll"
WIDTHS = (1280, 390)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


class QuietServer(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """The browser closes connections when a page is closed."""


def main(site: Path) -> int:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    executable = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if executable is None:
        print("Chromium is not installed. Install it, or name it: make docs-check CHROMIUM=/path", file=sys.stderr)
        return 2
    handler = functools.partial(QuietHandler, directory=str(site))
    with QuietServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
            problems = [*check_pages(browser, base, site), *check_search(browser, base)]
            browser.close()
        server.shutdown()
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(list(site.rglob('*.html')))} pages, {len(problems)} problems")
    return 1 if problems else 0


def check_pages(browser: Browser, base: str, site: Path) -> list[str]:
    problems: list[str] = []
    links: dict[str, set[str]] = {}  # from each link to the pages that have it
    anchors: dict[str, set[str]] = {}
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})

            def note(what: str, name: str = name) -> None:
                problems.append(f"{name}: {what}")

            page.on("console", lambda message, note=note: note(message.text) if message.type == "error" else None)
            page.on("pageerror", lambda error, note=note: note(str(error)))
            page.on(
                "request",
                lambda request, note=note: None if request.url.startswith((base, "data:")) else note(request.url),
            )
            page.goto(base + name)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                note(f"{wide} pixels wide at a width of {width}")
            # Wrapped by the theme's script, so that a wide table scrolls instead of the page.
            page.wait_for_function(
                "document.querySelectorAll('article table:not([class])').length == 0 || "
                "document.querySelector('.md-typeset__scrollwrap') != null"
            )
            tables = page.eval_on_selector_all(
                ".md-typeset__scrollwrap", "all => all.filter(each => each.scrollWidth > each.clientWidth + 1).length"
            )
            if tables:
                note(f"{tables} tables are too wide at a width of {width}")
            hrefs = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
            anchors[base + name] = set(page.eval_on_selector_all("[id]", "all => all.map(e => e.id)"))
            for href in hrefs:
                links.setdefault(href, set()).add(name)
            page.close()
    anchors[base] = anchors[base + "index.html"]
    for link, names in sorted(links.items()):
        url, anchor = urldefrag(link)
        if url.startswith(base) and name_of(url, base) != "404.html":
            if url not in anchors and not (site / name_of(url, base)).exists():
                problems.append(f"{min(names)}: no page {link}")
            elif anchor and anchor not in anchors.get(url, {anchor}):
                problems.append(f"{min(names)}: no anchor {link}")
    return problems


def name_of(url: str, base: str) -> str:
    return url.removeprefix(base) or "index.html"


def check_search(browser: Browser, base: str) -> list[str]:
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900})
    page.goto(base)
    sought = page.locator("input.md-search__input")
    sought.focus()
    # What is entered before the index has been read may be lost.
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.startsWith('Type')")
    sought.press_sequentially(SOUGHT)  # the theme listens to keys
    result = page.locator(".md-search-result__item a").first
    try:
        result.wait_for(state="attached", timeout=20_000)
    except Exception:
        return [f"the search does not find {SOUGHT}"]
    found = page.eval_on_selector_all(".md-search-result__item a", "all => all.map(a => a.href)")
    return [] if any("reference/threads" in href for href in found) else [f"{SOUGHT} is found only in {found}"]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
