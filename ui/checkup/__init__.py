"""The page 预估体检."""
