"""The LICENSE file: what of a release stands under which licence."""

from __future__ import annotations

from demarche.releasing.facts import ReleaseFacts


def licence_text(release: ReleaseFacts) -> str:
    """The file."""
    return (
        f"{release.title}\n\nThe parts of this release stand under licences of their own.\n\n"
        f"{licences(release)}"
    )


def licences(release: ReleaseFacts) -> str:
    """Licences of data, texts, code and parser, named apart."""
    lines = [
        f"- {what.capitalize()}: {one.title} ({one.name}), {one.path}; it covers {one.covers}."
        for what, one in release.about.licences.items()
    ]
    lines.insert(1, f"- Texts: {release.about.texts}")
    return "\n".join(lines) + "\n"
