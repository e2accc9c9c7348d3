"""Django wiring only: settings, addresses, the web server's door."""
