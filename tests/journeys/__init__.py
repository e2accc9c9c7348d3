"""What officers do, in a real browser: by keyboard, at two widths, with axe-core looking on."""
