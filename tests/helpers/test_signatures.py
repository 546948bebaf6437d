"""Helpers show every parameter with its type and text, refuse wrong arguments by name, and behave as methods."""

from __future__ import annotations

import copy
import inspect
import os
import pickle
import pydoc
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial, wraps
from typing import Any, Required, get_args, get_origin, get_overloads
from unittest.mock import AsyncMock, Mock, create_autospec, patch

import anyio
import attrs
import pytest

from assistant_threads import AsyncOpenAI, OpenAI, resources
from assistant_threads.parameters.helper import alias, helper, twin_of
from assistant_threads.parameters.settings import Settings
from assistant_threads.polling import arguments as polling
from assistant_threads.streaming import arguments as streaming
from tests.support.loopback import Loopback, reply
from tests.support.runs import perform, run
from tests.support.sync_and_async import KEY, FakeClock, Side, sides
from threads_api.resources.runs import Runs
from threads_api.resources.threads import Threads

# Each helper, the operation behind it, and what type checkers read.
HELPERS: dict[str, tuple[Any, Any]] = {
    "threads.create_and_run_poll": (Threads.create_and_run, polling.CreateAndRunPollArguments),
    "threads.wait_until_idle": (Threads.retrieve, polling.WaitUntilIdleArguments),
    "threads.create_and_run_stream": (Threads.create_and_run, streaming.CreateAndRunStreamArguments),
    "threads.runs.create_and_poll": (Runs.create, polling.CreateAndPollArguments),
    "threads.runs.poll": (Runs.retrieve, polling.PollRunArguments),
    "threads.runs.submit_tool_outputs_and_poll": (Runs.submit_tool_outputs, polling.SubmitAndPollArguments),
    "threads.runs.cancel_and_wait": (Runs.cancel, polling.CancelAndWaitArguments),
    "threads.runs.stream": (Runs.create, streaming.RunStreamArguments),
    "threads.runs.create_and_stream": (Runs.create, streaming.RunStreamArguments),
    "threads.runs.submit_tool_outputs_stream": (Runs.submit_tool_outputs, streaming.SubmitAndStreamArguments),
}
TWO_IDS = [place for place in HELPERS if place.endswith((".poll", "submit_tool_outputs_and_poll", "and_wait"))]
CLIENTS = [OpenAI, AsyncOpenAI]

each_helper = pytest.mark.parametrize("place", HELPERS)
each_client = pytest.mark.parametrize("kind", CLIENTS)


def found(kind: Any, place: str) -> Any:
    target = kind(api_key=KEY).beta
    for name in place.split("."):
        target = getattr(target, name)
    return target


def own_class(method: Any) -> Any:
    return type(method.__self__)


class TestTheSignature:
    @each_helper
    @each_client
    def test_has_what_type_checkers_see(self, kind: Any, place: str) -> None:
        method, (behind, arguments) = found(kind, place), HELPERS[place]
        shown = inspect.signature(method).parameters
        keywords = {name: each for name, each in shown.items() if each.kind is inspect.Parameter.KEYWORD_ONLY}
        typed = {name: _written(each) for name, each in arguments.__annotations__.items()}
        assert {name: each.annotation for name, each in keywords.items() if name in typed} == typed
        assert keywords.keys() - typed.keys() <= {"event_handler", "thread_id", "run_id"}
        taken = inspect.signature(behind).parameters
        assert taken.keys() - {"self", "stream"} <= shown.keys()
        assert all(shown[name].default is taken[name].default for name in taken.keys() & typed.keys())
        required = {name for name, each in keywords.items() if each.default is inspect.Parameter.empty}
        assert required == arguments.__required_keys__

    @each_helper
    @each_client
    def test_is_the_same_on_the_class(self, kind: Any, place: str) -> None:
        method = found(kind, place)
        function = getattr(own_class(method), place.rpartition(".")[2])
        first, *others = inspect.signature(function).parameters.values()
        assert first.name == "self"
        assert others == list(inspect.signature(method).parameters.values())
        assert inspect.isfunction(function)
        assert inspect.ismethod(method)
        assert function.__doc__ == method.__doc__
        assert method.__name__ == function.__name__ == place.rpartition(".")[2]
        assert inspect.iscoroutinefunction(method) == inspect.iscoroutinefunction(function)
        assert inspect.iscoroutinefunction(method) == (kind is AsyncOpenAI and not place.endswith("stream"))

    def test_binds_what_a_call_binds(self) -> None:
        signature = inspect.signature(found(OpenAI, "threads.runs.poll"))
        signature.bind("thread_1", "run_1", deadline=1)
        signature.bind("run_1", thread_id="thread_1")
        with pytest.raises(TypeError, match="pace"):
            signature.bind("thread_1", "run_1", pace=1)

    def test_has_overloads(self) -> None:
        for kind in CLIENTS:
            assert len(get_overloads(found(kind, "threads.runs.poll"))) == 2
            assert len(get_overloads(own_class(found(kind, "threads.runs.poll")).poll)) == 2

    def test_is_built_when_somebody_asks(self) -> None:
        program = """
            import sys
            from assistant_threads import AsyncOpenAI, OpenAI
            OpenAI(api_key="k").beta.threads.runs.create_and_poll, AsyncOpenAI(api_key="k").beta.threads.runs.poll
            print(*(name for name in sys.modules if name.startswith("assistant_threads.")))
        """
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", inspect.cleandoc(program)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert "assistant_threads.parameters.helper" in done.stdout.split()
        assert not {f"assistant_threads.parameters.{name}" for name in ("settings", "docstrings")} & set(
            done.stdout.split()
        )


class TestTheText:
    @each_helper
    @each_client
    def test_says_what_each_parameter_means(self, kind: Any, place: str) -> None:
        method = found(kind, place)
        doc = inspect.getdoc(method) or ""
        bodiless = {"extra_body"} if "extra_body" not in (HELPERS[place][0].__doc__ or "") else set[str]()
        section = re.search(r"^Args:\n(.*?)(?=^\S|\Z)", doc, re.DOTALL | re.MULTILINE)
        assert section
        described = re.findall(r"^    (\w+): \S", section[1], re.MULTILINE)
        assert described == [name for name in inspect.signature(method).parameters if name not in {"ids"} | bodiless]
        assert re.search(r"`(GET|POST) /threads", doc)
        assert all(len(line) <= 120 for line in doc.splitlines())

    @each_helper
    @each_client
    def test_says_what_is_raised(self, kind: Any, place: str) -> None:
        raises = (inspect.getdoc(found(kind, place)) or "").partition("\nRaises:\n")[2]
        names = re.findall(r"^    ([\w, ]+): \S", raises, re.MULTILINE)
        assert len(names) == len(set(names))
        assert {"ValueError, TypeError", "APIError", "APIStatusError"} <= set(names)
        assert ("StreamInterruptedError" in names) == place.endswith("stream")
        assert ("PollTimeoutError" in names) == (not place.endswith("stream"))
        assert ("RunFailedError" in names) == place.endswith("poll")

    def test_is_that_of_the_operation(self) -> None:
        text = "    temperature: Sampling temperature, 0 to 2."
        assert text in (inspect.getdoc(Runs.create) or "")
        assert text in (inspect.getdoc(found(OpenAI, "threads.runs.create_and_poll")) or "")

    @each_client
    def test_is_what_help_shows(self, kind: Any) -> None:
        method = found(kind, "threads.create_and_run_poll")
        shown = pydoc.plain(pydoc.render_doc(method))
        assert "in module assistant_threads.polling.threads" in shown
        assert shown.count("create_and_run_poll(") == 1
        for name in inspect.signature(method).parameters:
            assert f"        {name}: " in shown
        of_class = pydoc.plain(pydoc.render_doc(own_class(method)))
        spaced = re.sub(r"[\s|]+", " ", of_class).replace("( ", "(")
        assert f"create_and_run_poll(self, *, {inspect.signature(method).parameters['assistant_id']}" in spaced
        assert "max_tool_rounds: Maximum number of times" in of_class


class TestWrongArguments:
    """Nothing is sent: the loopback server fails when it gets a request."""

    @pytest.mark.parametrize("side", sides, ids=repr)
    @pytest.mark.parametrize(
        ("place", "arguments", "message"),
        [
            ("threads.create_and_run_poll", {}, "missing 1 required keyword-only argument: 'assistant_id'"),
            ("threads.create_and_run_stream", {}, "missing 1 required keyword-only argument: 'assistant_id'"),
            ("threads.runs.create_and_poll", {}, "missing 1 required positional argument: 'thread_id'"),
            (
                "threads.runs.create_and_poll",
                {"thread_id": "thread_1"},
                "missing 1 required keyword-only argument: 'assistant_id'",
            ),
            (
                "threads.runs.create_and_stream",
                {"assistant_id": "a"},
                "missing 1 required positional argument: 'thread_id'",
            ),
            ("threads.runs.stream", {"thread_id": "t"}, "missing 1 required keyword-only argument: 'assistant_id'"),
            ("threads.wait_until_idle", {}, "missing 1 required positional argument: 'thread_id'"),
            ("threads.runs.poll", {"run_id": "run_1"}, "is missing 'thread_id'"),
            ("threads.runs.submit_tool_outputs_and_poll", {}, "is missing 'thread_id' and 'run_id'"),
            (
                "threads.runs.submit_tool_outputs_stream",
                {"run_id": "run_1", "thread_id": "thread_1"},
                "missing 1 required keyword-only argument: 'tool_outputs'",
            ),
            ("threads.runs.poll", {"assistant": 1}, "got an unexpected keyword argument 'assistant'"),
            (
                "threads.create_and_run_poll",
                {"assistent_id": "a"},
                "got an unexpected keyword argument 'assistent_id'. Did you mean 'assistant_id'?",
            ),
            ("threads.create_and_run_stream", {"stream": True}, "got an unexpected keyword argument 'stream'"),
            ("threads.runs.cancel_and_wait", {"functions": []}, "got an unexpected keyword argument 'functions'"),
        ],
    )
    def test_are_refused_in_the_name_of_the_helper(
        self, side: Side, place: str, arguments: dict[str, Any], message: str
    ) -> None:
        *_, name = place.split(".")

        def call(client: Any) -> Any:
            target = client.beta
            for each in place.split("."):
                target = getattr(target, each)
            return target(**arguments)

        with Loopback() as server, pytest.raises(TypeError, match=f"^{re.escape(f'{name}() {message}')}$"):
            perform(side, server, FakeClock(), call)

    @each_helper
    @each_client
    def test_are_refused_when_called_not_when_awaited(self, kind: Any, place: str) -> None:
        with pytest.raises(TypeError, match=rf"^{place.rpartition('.')[2]}\(\) got .* 'tempo'"):
            found(kind, place)(tempo=1)

    @pytest.mark.parametrize("place", TWO_IDS)
    def test_too_many_ids(self, place: str) -> None:
        with pytest.raises(TypeError, match="takes 2 ids"):
            found(OpenAI, place)("thread_1", "run_1", "run_2", **_required(place))
        with pytest.raises(TypeError, match="takes 2 ids"):
            found(OpenAI, place)("thread_1", "run_1", run_id="run_1", **_required(place))

    def test_the_class_refuses_them_too(self) -> None:
        runs = OpenAI(api_key=KEY).beta.threads.runs
        with pytest.raises(TypeError, match=r"^poll\(\) got an unexpected keyword argument 'tempo'$"):
            resources.Runs.poll(runs, "thread_1", "run_1", tempo=1)  # type: ignore[call-overload]

        async def poll() -> None:
            await resources.AsyncRuns.poll(AsyncOpenAI(api_key=KEY).beta.threads.runs, "run_1")  # type: ignore[call-overload]

        with pytest.raises(TypeError, match=r"^poll\(\) is missing 'run_id'$"):
            anyio.run(poll)


@pytest.mark.parametrize("side", sides, ids=repr)
def test_the_ids_come_in_either_order(side: Side) -> None:
    calls: list[Callable[[Any], Any]] = [
        lambda runs: runs.poll("thread_1", "run_1"),
        lambda runs: runs.poll("run_1", thread_id="thread_1"),
        lambda runs: runs.poll("thread_1", run_id="run_1"),
        lambda runs: runs.poll(run_id="run_1", thread_id="thread_1"),
        lambda runs: type(runs).poll(runs, "run_1", thread_id="thread_1"),
        lambda runs: partial(runs.poll, thread_id="thread_1")("run_1"),
    ]
    for call in calls:
        with Loopback(run("completed")) as server:
            perform(side, server, FakeClock(), lambda client, call=call: call(client.beta.threads.runs))
            assert server.requests[0].target == "/threads/thread_1/runs/run_1"


class TestAsMethods:
    @each_client
    def test_are_replaced_on_an_instance(self, kind: Any) -> None:
        runs = kind(api_key=KEY).beta.threads.runs
        original = runs.create_and_poll
        runs.create_and_poll = Mock(return_value="run")
        assert runs.create_and_poll("thread_1") == "run"
        del runs.create_and_poll
        assert runs.create_and_poll == original
        with patch.object(runs, "create_and_poll") as replaced:
            assert isinstance(replaced, AsyncMock) == (kind is AsyncOpenAI)
        assert runs.create_and_poll == original

    @each_client
    def test_are_replaced_on_the_class(self, kind: Any) -> None:
        runs = kind(api_key=KEY).beta.threads.runs
        with patch.object(type(runs), "poll", return_value="run"):
            assert isinstance(runs.poll, AsyncMock if kind is AsyncOpenAI else Mock)
        assert inspect.ismethod(runs.poll)

    @each_client
    @pytest.mark.parametrize("on_class", [True, False])
    def test_an_autospec_refuses_what_they_refuse(self, kind: Any, on_class: bool) -> None:
        threads = kind(api_key=KEY).beta.threads
        with patch.object(type(threads) if on_class else threads, "create_and_run_poll", autospec=True):
            with pytest.raises(TypeError, match="tempo"):
                _awaited(threads.create_and_run_poll, assistant_id="a", tempo=1)
            _awaited(threads.create_and_run_poll, assistant_id="a", deadline=3)
            assert threads.create_and_run_poll.call_args.kwargs == {"assistant_id": "a", "deadline": 3}

    def test_an_autospec_of_a_resource_has_them(self) -> None:
        runs = create_autospec(resources.Runs, instance=True)
        runs.create_and_poll("thread_1", assistant_id="a")
        with pytest.raises(TypeError, match="assistant_id"):
            runs.create_and_poll("thread_1")
        assert isinstance(create_autospec(resources.AsyncRuns, instance=True).create_and_poll, AsyncMock)

    @each_helper
    @each_client
    def test_are_wrapped(self, kind: Any, place: str) -> None:
        method = found(kind, place)

        @wraps(method)
        def wrapper(*args: Any, **arguments: Any) -> Any:
            return method(*args, **arguments)

        assert inspect.signature(wrapper) == inspect.signature(method)
        assert (wrapper.__doc__, wrapper.__name__, wrapper.__module__, wrapper.__qualname__) == (
            method.__doc__,
            method.__name__,
            method.__module__,
            method.__qualname__,
        )
        assert list(inspect.signature(partial(method, deadline=1)).parameters) == list(
            inspect.signature(method).parameters
        )
        assert "def " in inspect.getsource(wrapper)

    @each_helper
    @each_client
    def test_of_the_class_are_pickled_and_copied(self, kind: Any, place: str) -> None:
        function = getattr(own_class(found(kind, place)), place.rpartition(".")[2])
        assert pickle.loads(pickle.dumps(function)) is function
        assert copy.deepcopy(function) is function

    def test_are_overridden(self) -> None:
        class Patient(resources.Runs):
            def poll(self, *ids: Any, **arguments: Any) -> Any:
                return super().poll(*ids, **{"deadline": 1, **arguments})

        with Loopback(run("completed")) as server, OpenAI(api_key=KEY, base_url=server.url) as client:
            assert Patient(client).poll("thread_1", "run_1").id == "run_1"


class TestNewParameters:
    """What the document adds is there by itself."""

    @pytest.fixture
    def resource(self, monkeypatch: pytest.MonkeyPatch) -> Any:
        @attrs.frozen(kw_only=True)
        class Added(Settings):
            """Settings.

            Args:
                pause: Seconds to pause.

            Raises:
                LookupError: There is nothing.
            """

            pause: float = 1.5
            limit: int

        class Generated:
            def create(self, name: str, *, size: int, colour: str = "red", stream: bool = False) -> dict[str, Any]:
                """Creates it.

                Args:
                    name: Its name.
                    size: Its size in cm,
                        a whole number.
                    colour: Its colour.
                    stream: Whether to stream.

                Raises:
                    ValueError: An argument is invalid.
                    LookupError: As usual.
                """
                return {"size": size, "colour": colour}

        class Helpers(Generated):
            @helper(Generated.create, "parameters.settings:Added")
            def create_twice(self, name: str, **arguments: Any) -> Any:
                """Creates two.

                Returns:
                    The arguments.
                """
                return name, arguments

            create_two = alias(create_twice)

        class AsyncHelpers:
            @twin_of(Helpers)
            async def create_twice(self, name: str, **arguments: Any) -> Any:
                return name, arguments

        monkeypatch.setattr("assistant_threads.parameters.settings.Added", Added, raising=False)
        return Helpers(), AsyncHelpers()

    def test_are_shown(self, resource: Any) -> None:
        sync, other = resource
        expected = "(name: 'str', *, size: 'int', colour: 'str' = 'red', pause: 'float' = 1.5, limit: 'int') -> 'Any'"
        assert [str(inspect.signature(each)) for each in (sync.create_twice, sync.create_two, other.create_twice)] == [
            expected
        ] * 3
        assert sync.create_twice.__doc__ == sync.create_two.__doc__ == other.create_twice.__doc__
        assert sync.create_twice.__doc__ == inspect.cleandoc("""
            Creates two.

            Args:
                name: Its name.
                size: Its size in cm,
                    a whole number.
                colour: Its colour.
                pause: Seconds to pause.

            Returns:
                The arguments.

            Raises:
                LookupError: There is nothing.
                ValueError: An argument is invalid.
        """)

    def test_are_asked_for(self, resource: Any) -> None:
        sync, other = resource
        message = r"^create_two\(\) missing 2 required keyword-only arguments: 'size' and 'limit'$"
        with pytest.raises(TypeError, match=message):
            sync.create_two("n")
        assert sync.create_two("n", size=1, limit=2) == ("n", {"size": 1, "limit": 2})

        async def call() -> Any:
            return await other.create_twice(name="n", size=1, limit=2, pause=0)

        assert anyio.run(call) == ("n", {"size": 1, "limit": 2, "pause": 0})


def test_a_helper_sends_what_it_shows() -> None:
    """Each field of the operation that the signature shows reaches the body under its name."""
    shown = inspect.signature(found(OpenAI, "threads.runs.create_and_poll")).parameters
    fields = {"assistant_id": "a", "temperature": 1.0, "metadata": {"k": "v"}, "parallel_tool_calls": False}
    assert fields.keys() <= shown.keys()
    with Loopback(reply({"id": "run_1", "thread_id": "thread_1", "status": "completed"})) as server:
        with OpenAI(api_key=KEY, base_url=server.url) as client:
            client.beta.threads.runs.create_and_poll("thread_1", **fields)
        assert server.requests[0].json() == fields


def _written(kind: Any) -> str:
    """The type of a key of a TypedDict, as it is written in the source."""
    kind = get_args(kind)[0] if get_origin(kind) is Required else kind
    written: str = kind.__forward_arg__
    return written


def _awaited(function: Any, **arguments: Any) -> None:
    """Call a function, and await what it returns if that is to be awaited."""

    async def call() -> None:
        outcome = function(**arguments)
        if inspect.isawaitable(outcome):
            await outcome

    anyio.run(call)


def _required(place: str) -> dict[str, Any]:
    return {"tool_outputs": []} if "outputs" in place else {}
