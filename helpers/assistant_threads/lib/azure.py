# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.lib.azure`."""

from assistant_threads.azure import AsyncAzureADTokenProvider as AsyncAzureADTokenProvider
from assistant_threads.azure import AsyncAzureOpenAI as AsyncAzureOpenAI
from assistant_threads.azure import AzureADTokenProvider as AzureADTokenProvider
from assistant_threads.azure import AzureOpenAI as AzureOpenAI

__all__ = ["AsyncAzureADTokenProvider", "AsyncAzureOpenAI", "AzureADTokenProvider", "AzureOpenAI"]
