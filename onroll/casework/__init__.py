"""What officers do: a file per action, named by its verb."""
