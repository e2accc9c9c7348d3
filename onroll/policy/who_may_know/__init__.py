"""Who may be told of a child: the gate that every letter, call, visit, link and enquiry passes before it leaves."""
