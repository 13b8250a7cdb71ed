"""The content matrix: who writes what, when and for which keyword."""
