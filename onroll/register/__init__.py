"""WHAT WE REMEMBER: the only tables; scoped queries; facts as at any day; the trail."""
