package dev.cartwright.bench;

import java.io.IOException;

/** A code that takes ten per cent off for everybody, as often as they like. */
final class CodeForAll {

    static final String CODE = "TENFORALL";

    private static final String KEY = "Authorization: Bearer " + Shop.ADMIN + "\r\n";

    private static final String PROMOTIONS = "/api/admin/promotions";

    private static final String TEN_PER_CENT =
            """
            {"name":"Ten for all","codeRequired":true,\
            "actions":[{"type":"goods","off":{"percent":"10"}}]}\
            """;

    private CodeForAll() {}

    /** Makes the promotion and its code as staff does. */
    static void make(int port) throws IOException {
        try (var wire = new Wire(port)) {
            var id = wire.send(201, "POST", PROMOTIONS, KEY, TEN_PER_CENT).text("id");
            wire.send(200, "POST", PROMOTIONS + "/" + id + "/publish", KEY, "");
            var code = "{\"code\":\"%s\",\"promotion\":\"%s\"}".formatted(CODE, id);
            wire.send(201, "POST", "/api/admin/coupons", KEY, code);
        }
    }
}
