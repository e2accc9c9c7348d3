"""Cases: the list of them, each with its task list, and a small page for everything that is done on one."""
