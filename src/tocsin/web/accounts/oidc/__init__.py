"""Sign-in by a provider of OpenID Connect: authorization code with PKCE, nothing kept here.

After OpenID Connect Core 1.0 and Discovery 1.0, RFC 7636 (PKCE), RFC 9207 (who answers), RFC 9700
(what to look out for).
"""
