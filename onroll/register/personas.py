"""The invented people of the demonstration: one for each way of using Onroll."""

from dataclasses import dataclass

from onroll.register.models import User


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to sign in as: who they are and what they come for."""

    username: str
    forename: str
    surname: str
    role: str
    job: str
    comes_for: str


PERSONAS = (
    Persona(
        "amira", "Amira", "Rahman", "officer", "Children missing education officer",
        "Finds out where children are. Sees every child but sealed ones.",
    ),
    Persona(
        "ben", "Ben", "Ashworth", "school", "School office",
        "Keeps one school’s roll right. Sees only the pupils now on that roll.",
    ),
    Persona(
        "carol", "Carol", "Fenwick", "manager", "Head of service",
        "Answers for the figures. Sees every child but sealed ones, and may withdraw a delivery.",
    ),
    Persona(
        "dev", "Dev", "Chandra", "data", "Data team",
        "Loads the files and chases the late ones. Sees deliveries but no children.",
    ),
)  # fmt: skip


def ensure_personas(school_of_ben: str) -> None:
    """Make the four people if they are not there yet, and put Ben in his school. They have no passwords."""
    for persona in PERSONAS:
        user, new = User.objects.get_or_create(
            username=persona.username,
            defaults={"first_name": persona.forename, "last_name": persona.surname},
        )
        user.role = persona.role
        user.schools = school_of_ben if persona.role == "school" else ""
        if new:
            user.set_unusable_password()
        user.save()
