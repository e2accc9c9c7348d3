"""What schools owe: returns, absences, code N and transfer files, by the day each is due."""
