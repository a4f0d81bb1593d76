package dev.gyeolje.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;

/**
 * Sign-in by Jakarta Security's OpenID Connect mechanism: authorization code flow, with state and
 * nonce checked. The mechanism reads the keys from the provider's discovery document at the first
 * sign-in.
 */
@ApplicationScoped
@OpenIdAuthenticationMechanismDefinition(
    providerURI = "${signInSettings.issuer}",
    clientId = "${signInSettings.clientId}",
    clientSecret = "${signInSettings.clientSecret}",
    redirectURI = "${signInSettings.returnAddress}",
    scope = {"openid", "email", "profile"},
    // a session would tie the user to one node
    useSession = false,
    claimsDefinition = @ClaimsDefinition(callerNameClaim = "sub"),
    // a provider may need longer than the default of half a second
    jwksConnectTimeout = 5_000,
    jwksReadTimeout = 5_000)
class SignInMechanism {}
