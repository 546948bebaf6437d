"""The tool rounds of a run: which calls are ours, their outputs, and the limit of rounds."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from threads_runtime.checks import as_id, check_callable, check_count

from ..errors import ToolArgumentsError
from ..runs.performer import Flow, call
from .concurrent import ToolFailed, call_concurrently, call_in_turn
from .function import ToolFunction, function_tool
from .output import error_text, output_text

if TYPE_CHECKING:
    from threads_api.models.run import RequiredActionFunctionToolCall, Run
    from threads_api.params.run_params import ToolOutputParam

    from .arguments import OnToolError

__all__ = ["ToolRounds"]

_log = logging.getLogger("assistant_threads")


class ToolRounds:
    """The functions for one run, the calls answered so far, and the rounds left.

    Raises TypeError or ValueError for invalid settings, and for async functions without an async client.
    """

    def __init__(
        self,
        functions: Iterable[Callable[..., Any] | ToolFunction],
        *,
        max_rounds: int = 10,
        on_error: OnToolError = None,
        is_async: bool,
        wrap: Callable[[RequiredActionFunctionToolCall, Callable[[], Any]], Callable[[], Any]] | None = None,
    ) -> None:
        check_count("max_tool_rounds", max_rounds)
        if on_error not in (None, "report", "raise") and not callable(on_error):
            raise ValueError(f"on_tool_error must be 'report', 'raise' or a function, not {on_error!r}")
        if callable(on_error):
            check_callable("on_tool_error", on_error)
        self.functions: dict[str, ToolFunction] = {}
        for each in functions:
            tool = each if isinstance(each, ToolFunction) else function_tool(each)
            if tool.name in self.functions:
                raise ValueError(f"duplicate function name {tool.name!r}")
            if tool.is_async and not is_async:
                raise TypeError(f"{tool.name} is async; use the async client or a plain function")
            self.functions[tool.name] = tool
        self._rounds_left = max_rounds
        self._on_error = on_error
        self._is_async = is_async
        self._wrap = wrap
        self._answered: set[str] = set()
        self.failed = False
        """Whether an exception ends the helper, so that nobody will submit outputs to the run."""

    def tool_definitions(self, tools: Iterable[Any] | None) -> list[Any]:
        """These tools and the functions. A tool that defines a function of the same name replaces it."""
        given = list(tools or ())
        named = {_function_name(tool) for tool in given}
        return given + [tool.definition for name, tool in self.functions.items() if name not in named]

    def mark_answered(self, outputs: Iterable[Any]) -> None:
        """These outputs are being submitted, so their calls need no others."""
        self._answered = {each["tool_call_id"] for each in outputs}

    def observe(self, run: Run) -> None:
        """Note the state of the run. Once it has continued, calls of the same ids would be new ones."""
        if run.status != "requires_action":
            self._answered.clear()

    def calls_to_answer(self, run: Run) -> list[RequiredActionFunctionToolCall]:
        """The calls that the run waits for if all are ours; none otherwise, or after the last round."""
        if run.status != "requires_action":
            return []
        submit: Any = getattr(run.required_action, "submit_tool_outputs", None)
        given: Any = getattr(submit, "tool_calls", None)
        if given.__class__ is not list or not all(map(_is_function_call, given)):
            return []
        calls: list[RequiredActionFunctionToolCall] = given
        declared = {_function_name(tool) for tool in run.tools} if run.tools.__class__ is list else set[object]()
        # A name that isn't declared was made up by the model, which gets an error. One that is declared but isn't among
        # the functions is for somebody else to answer.
        others = {each.function.name for each in calls} - set(self.functions)
        if others and (not declared or others & declared):
            return []
        if self._rounds_left <= 0 and not self.are_answered(calls):
            _log.warning("Run %s needs more tool rounds than max_tool_rounds allows", run.id)
            return []
        return calls

    def are_answered(self, calls: list[RequiredActionFunctionToolCall]) -> bool:
        """Whether outputs were submitted for all of these in the last round."""
        return all(each.id in self._answered for each in calls)

    def outputs(
        self, calls: list[RequiredActionFunctionToolCall], seconds_left: Callable[[], float]
    ) -> Flow[list[ToolOutputParam]]:
        """Call the functions, and return their outputs. Raises TimeUpError, and errors if `on_tool_error` says so."""
        self._rounds_left -= 1
        call_together = call_concurrently if self._is_async else call_in_turn
        results: list[Any] = yield from call(call_together, [self._bound(each) for each in calls], seconds_left)
        outputs: list[ToolOutputParam] = []
        try:
            for each, result in zip(calls, results, strict=True):
                text = yield from self._text(each, result)
                outputs.append({"tool_call_id": each.id, "output": text})
        except BaseException:
            self.failed = True
            raise
        self._answered = {each.id for each in calls}
        return outputs

    def _bound(self, each: RequiredActionFunctionToolCall) -> Callable[[], Any] | Exception:
        tool = self.functions.get(each.function.name)
        if tool is None:
            known = ", ".join(self.functions)
            return ToolArgumentsError(f"there is no function {each.function.name!r}, only {known}")
        try:
            bound = tool.bind(each.function.arguments)
        except Exception as error:  # also one that a class of the user raises on construction
            return error
        return bound if self._wrap is None else self._wrap(each, bound)

    def _text(self, each: RequiredActionFunctionToolCall, result: object) -> Flow[str]:
        if isinstance(result, ToolFailed):
            error = result.error
        else:
            try:
                return output_text(result)
            except (TypeError, ValueError, RecursionError) as unfit:
                error = unfit
        _log.warning("Function %r failed: %s", each.function.name, type(error).__name__, exc_info=error)
        if self._on_error == "raise":
            raise error
        if callable(self._on_error):
            output = yield from call(self._on_error, error, each)
            if output is not None:
                return output_text(output)
        return error_text(error)


def _is_function_call(each: Any) -> bool:
    function = getattr(each, "function", None)
    return as_id(getattr(each, "id", None)) is not None and isinstance(getattr(function, "name", None), str)


def _function_name(tool: Any) -> object:
    """The name of a function tool, a dict or a model; None for other tools."""
    function = tool.get("function") if isinstance(tool, Mapping) else getattr(tool, "function", None)  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    return function.get("name") if isinstance(function, Mapping) else getattr(function, "name", None)  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType, reportUnknownArgumentType]
