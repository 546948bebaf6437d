from __future__ import annotations

import os
import signal
from collections.abc import Generator, Iterator

import pytest
from hypothesis import settings

from tests.support.loopback import Loopback
from tests.support.sync_and_async import FakeClock, Side, sides


def pytest_configure() -> None:
    """The same conditions everywhere.

    A shell without job control starts what runs in the background with SIGINT ignored, and children inherit that.
    """
    os.environ.setdefault("PYTHONHASHSEED", "0")  # for the workers, whose tests must have the same ids
    settings.register_profile("tests", deadline=None)  # loaded machines are slow, and timings are never asserted
    settings.load_profile("tests")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A loopback server whose replies the test adds; the test fails when its script isn't followed to the end."""
    with Loopback() as loopback:
        yield loopback


@pytest.fixture(params=sides, ids=str)
def side(request: pytest.FixtureRequest) -> Side:
    """The sync client, then the async one."""
    value: Side = request.param
    return value


@pytest.fixture
def clock() -> FakeClock:
    """A clock that nobody waits for; it remembers how long it was asked to sleep."""
    return FakeClock()


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests see none of the variables that the client reads, and no proxy."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "AZURE_OPENAI_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Ids that are the same in every process of a parallel run, and that can be printed: no address, no surrogate."""
    if isinstance(val, str) and not val.isprintable():
        return ascii(val)[1:-1].replace("\\", "/")
    if val.__class__.__repr__ is object.__repr__ or " at 0x" in repr(val):
        return str(getattr(val, "__name__", type(val).__name__))
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Reports that a parallel run can send: half a surrogate pair in what a test logged would end its worker."""
    report = yield
    report.sections = [(title, text.encode(errors="backslashreplace").decode()) for title, text in report.sections]
    return report
