"""Tests of sign-in by a provider of OpenID Connect."""
