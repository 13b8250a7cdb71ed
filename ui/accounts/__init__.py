"""账号: who publishes, what is known of them, and what the team says of them."""
