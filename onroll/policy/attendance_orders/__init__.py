"""School attendance orders: each scheme of the law as a declaration, chosen by the day it binds."""
