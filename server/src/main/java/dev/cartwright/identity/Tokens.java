package dev.cartwright.identity;

import dev.cartwright.identity.SignedIn.Opened;
import dev.cartwright.tokens.AccessTokens;
import dev.cartwright.tokens.Bearer;
import java.util.Objects;

/**
 * What a device that is signed in gets.
 *
 * @param expiresIn seconds for which the access token holds
 * @param refreshToken is exchanged for the next pair, once
 */
record Tokens(String accessToken, long expiresIn, String refreshToken) {

    static Tokens of(Opened opened, AccessTokens tokens) {
        var user = opened.user();
        var customer = Objects.requireNonNull(user.customer());
        var issued = tokens.issue(new Bearer(user.id(), customer, opened.session()));
        return new Tokens(issued.token(), issued.expiresIn().toSeconds(), opened.refreshToken());
    }
}
