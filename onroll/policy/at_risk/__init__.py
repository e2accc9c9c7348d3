"""Children who are at risk of missing education: a file per reason to hurry."""
