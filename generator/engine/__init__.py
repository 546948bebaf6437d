"""openapi-python-client: the one folder that touches it, whose internals are no stable API (the version is pinned).

`typed` gives its typed document, which the generator reads; `endpoints` its `Endpoint`, `Body` and `Response`, which
describe operations, and its findings, each of which is an error here; `project` its `Project`, whose Jinja environment
renders `templates/`.
"""
