"""THE WORDS WE SHARE: answers, situations, days and identifiers. Standard library only."""
