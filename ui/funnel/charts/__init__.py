"""The painted shapes of the page 链路: each can be pointed at, walked through with the arrow keys, and says what it means."""
