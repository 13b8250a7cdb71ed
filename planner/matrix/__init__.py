"""The content matrix: what is planned, laid out, counted beside what is published, and watched."""
