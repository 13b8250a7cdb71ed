"""帮我排: what is proposed, why, and taking it."""
