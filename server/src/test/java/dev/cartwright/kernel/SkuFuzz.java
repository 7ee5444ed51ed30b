package dev.cartwright.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.json.JsonMapper;

/** Any text is a SKU that comes back as it went, or is refused in words. */
public final class SkuFuzz {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SkuFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, UTF_8);
        Sku sku;
        try {
            sku = new Sku(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        if (!JSON.readValue(JSON.writeValueAsString(sku), Sku.class).equals(sku)) {
            throw new AssertionError("changed on its way: " + text);
        }
        if (text.contains("/") || text.isEmpty() || text.codePointCount(0, text.length()) > 64) {
            throw new AssertionError("is no SKU: " + text);
        }
    }
}
