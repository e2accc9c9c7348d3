"""Static files carry a hash in their names once collected, and their plain names before that."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedOnceCollected(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    manifest_strict = False

    def stored_name(self, name: str) -> str:
        hashed: str = super().stored_name(name) if self.hashed_files else name
        return hashed
