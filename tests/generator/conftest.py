from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.generator.documents import Workshop, document


@pytest.fixture(scope="session")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The client of the unchanged document; not to be touched."""
    workshop = Workshop(tmp_path_factory.mktemp("unchanged"))
    workshop.generate(document())
    return workshop


@pytest.fixture
def generated(unchanged: Workshop, workshop: Workshop) -> Workshop:
    """A workshop where the client of the unchanged document was generated."""
    shutil.copytree(unchanged.folder, workshop.folder, dirs_exist_ok=True)
    return workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """An empty place to write documents and generate clients in."""
    return Workshop(tmp_path / "workshop")
