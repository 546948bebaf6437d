# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: vector store search."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, Required, TypeAlias, TypedDict

__all__ = [
    "ComparisonFilterParam",
    "CompoundFilterParam",
    "VectorStoreSearchParamsFiltersParam",
    "VectorStoreSearchRankingOptionsParam",
]


class ComparisonFilterParam(TypedDict, total=False):
    """Compares an attribute with a value."""

    type: Required[Literal["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin"]]
    """Comparison: `eq` equal, `ne` not equal, `gt` greater, `gte` greater or equal, `lt` less, `lte` less or equal,
    `in` one of, `nin` none of.
    """

    key: Required[str]
    """Key of the attribute."""

    value: Required[str | float | bool | Iterable[str | float]]
    """The value; a list of values for `in` and `nin`."""


class CompoundFilterParam(TypedDict, total=False):
    """Combines filters."""

    type: Required[Literal["and", "or"]]
    """Whether all filters or any of them must match."""

    filters: Required[Iterable[ComparisonFilterParam | Mapping[str, Any]]]
    """The filters, each a comparison or again a combination."""


VectorStoreSearchParamsFiltersParam: TypeAlias = ComparisonFilterParam | CompoundFilterParam
"""Search only the files whose attributes match."""


class VectorStoreSearchRankingOptionsParam(TypedDict, total=False):
    """How a search ranks its results."""

    ranker: Literal["none", "auto", "default-2024-11-15"]
    """Ranker to use; `none` is faster. Default `auto`."""

    score_threshold: float
    """Lowest score a result may have, 0 to 1. Default 0."""
