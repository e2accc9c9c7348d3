"""What people see: pages, where the folder is the address."""
