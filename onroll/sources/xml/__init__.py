"""XML lists: the School Census, Common Transfer Files, and what schools say of joiners and leavers in them."""
