"""The Common Alerting Protocol."""
