package dev.cartwright.bench;

import java.io.IOException;
import java.util.regex.Pattern;

/** Somebody who registered, read the mail, and has a password. */
record Account(String email, String password) {

    private static final String STAFF = "Authorization: Bearer " + Shop.ADMIN + "\r\n";
    private static final Pattern LINK = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    static Account register(Wire wire, String email) throws IOException {
        var account = new Account(email, "seven purple herons");
        wire.send(
                202,
                "POST",
                "/api/auth/register",
                "",
                "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"Ada\"}"
                        .formatted(email, account.password));
        var mails = wire.send(200, "GET", "/api/admin/mails?to=" + email, STAFF, "").body();
        var link = LINK.matcher(mails);
        if (!link.find()) {
            throw new Unexpected("No link in: " + mails);
        }
        wire.send(
                204,
                "POST",
                "/api/auth/verification",
                "",
                "{\"token\":\"%s\"}".formatted(link.group(1)));
        return account;
    }

    /** Tries a wrong password; returns the status of the answer. */
    static int guess(Wire wire, String email) throws IOException {
        return wire.ask(
                        "POST",
                        "/api/auth/login",
                        "",
                        "{\"email\":\"%s\",\"password\":\"a wrong guess\"}".formatted(email))
                .status();
    }
}
