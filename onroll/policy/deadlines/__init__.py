"""Every clock the work runs by: those Parliament set and those the council set."""
