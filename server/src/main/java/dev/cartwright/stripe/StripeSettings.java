package dev.cartwright.stripe;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OwnMachine;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param secretKey opens the merchant's account; null where there is no Stripe
 * @param apiBase where Stripe is
 * @param webhookSecrets what events are signed with; several while they are exchanged
 * @param account whose events they are where they do not say so themselves
 */
@ConfigurationProperties("cartwright.stripe")
record StripeSettings(
        @Nullable String secretKey,
        @DefaultValue("https://api.stripe.com") URI apiBase,
        @DefaultValue List<String> webhookSecrets,
        @DefaultValue("default") String account) {

    static final String SECRET_KEY = "cartwright.stripe.secret-key";

    private static final Pattern KEY = Pattern.compile("[sr]k_[A-Za-z0-9_]{1,250}");
    private static final Pattern SECRET = Pattern.compile("whsec_[!-~]{1,250}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    StripeSettings {
        webhookSecrets = List.copyOf(webhookSecrets);
        if (secretKey != null) {
            require(KEY.matcher(secretKey).matches(), "secret-key", "begin with sk_ or rk_");
        }
        require(isSafe(apiBase), "api-base", "be https without a path, or http on this machine");
        require(
                webhookSecrets.stream().allMatch(it -> SECRET.matcher(it).matches()),
                "webhook-secrets",
                "begin with whsec_, separated by commas");
        require(LABEL.matcher(account).matches(), "account", "be of letters, digits, - and _");
    }

    /** None of these messages repeats the value: it may be a secret that is only misspelt. */
    private static void require(boolean holds, String name, String what) {
        if (!holds) {
            var property = "cartwright.stripe." + name;
            throw new InvalidField(property, property + " must " + what);
        }
    }

    private static boolean isSafe(URI base) {
        var host = base.getHost();
        return host != null
                && base.getUserInfo() == null
                && base.getRawQuery() == null
                && base.getRawFragment() == null
                && Set.of("", "/").contains(base.getRawPath())
                && ("https".equals(base.getScheme())
                        || ("http".equals(base.getScheme()) && OwnMachine.is(host)));
    }

    /** Returns the address of one of Stripe's resources. */
    String url(String path) {
        return apiBase.getScheme() + "://" + apiBase.getRawAuthority() + path;
    }

    @Override
    public String toString() {
        return "StripeSettings[apiBase=" + apiBase + ", account=" + account + "]";
    }
}
