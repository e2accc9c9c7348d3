"""Alerts in an officer's words."""

KINDS = {
    "failed_to_track": "Failed to track, and mentioned again",
    "left_area": "Left the area, and mentioned here again",
    "sealed": "A row held apart",
}
ANSWERS = {
    "": "To answer",
    "them": "It is the child",
    "not_them": "It is somebody else",
    "cannot_tell": "Cannot be told yet",
}
CHOICES = {
    "them": "It is the child",
    "not_them": "It is somebody else",
    "cannot_tell": "It cannot be told yet: alert me again when another source speaks",
}
CHOICES_APART = {
    "them": "The adoption contact says it must stay apart",
    "not_them": "The adoption contact says it is another child: let it be seen",
    "cannot_tell": "The adoption contact cannot tell yet",
}
DONE = {
    "them": "Answered: it is the child.",
    "not_them": "Answered: it is somebody else. The watch is kept for the child.",
    "cannot_tell": "Answered: it cannot be told yet. The next source that speaks raises it again.",
    "alike": "Answered: it is the child. The two records now wait under Decide to be joined.",
}
