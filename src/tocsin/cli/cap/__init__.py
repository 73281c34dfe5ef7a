"""`tocsin cap`: alerts of the Common Alerting Protocol, anyone's."""
