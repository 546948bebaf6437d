from typing import Any


def drift(*a: Any) -> Any:
    raise RuntimeError


def load_intended(*a: Any) -> Any:
    raise RuntimeError
