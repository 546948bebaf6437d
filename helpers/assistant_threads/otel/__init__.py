"""OpenTelemetry: spans and metrics by the semantic conventions for generative AI.

    from assistant_threads.otel import instrument

    client = instrument(OpenAI())

Each call is a span, with its attempts. A run is one span, `invoke_agent`, from its creation to its end, across polls,
streams and rounds of tools; the calls about it and the functions called for it, `execute_tool`, are its children. A
function sees its span as the current one. The run's span ends when a response or an event says that the run has; the
spans of runs whose end was never seen end when the client is closed.

No content is recorded unless `capture_content` asks for it. Needs the extra `otel`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from threads_runtime.extras import install_command

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import TracerProvider

    from ..client import AsyncOpenAI, OpenAI

    C = TypeVar("C", bound=OpenAI | AsyncOpenAI)

__all__ = ["instrument"]


def instrument(
    client: C,
    *,
    tracer_provider: TracerProvider | None = None,
    meter_provider: MeterProvider | None = None,
    capture_content: bool = False,
) -> C:
    """A copy of the client, sharing its connections, that records spans and metrics.

    Args:
        client: Any client of this package. Copies of the result record, too.
        tracer_provider: Default: the global one.
        meter_provider: Default: the global one.
        capture_content: Record instructions, messages, and arguments and results of functions.

    Raises ImportError if the extra `otel` is missing.
    """
    try:
        from .clients import traced
        from .tracing import Tracing
    except ModuleNotFoundError as error:
        raise ImportError(f"tracing needs {error.name}: {install_command('otel')}") from error
    return traced(client, Tracing(client, tracer_provider, meter_provider, capture_content=capture_content))
