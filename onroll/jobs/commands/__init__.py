"""The commands, a file each: what each takes, does and prints."""
