"""Taking files in: what each holds, the mapping a person can correct, the report, and the way back."""
