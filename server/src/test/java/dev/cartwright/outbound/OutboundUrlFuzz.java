package dev.cartwright.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.kernel.InvalidField;

/** Any text is an address that can be asked, by its host alone, or is refused in words. */
public final class OutboundUrlFuzz {

    private OutboundUrlFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, UTF_8);
        try {
            var url = OutboundUrl.read("url", text, false);
            if (!"https".equalsIgnoreCase(url.getScheme())
                    || url.getHost() == null
                    || url.getRawUserInfo() != null
                    || !url.toString().equals(text)) {
                throw new AssertionError("taken for an address: " + text);
            }
        } catch (InvalidField refused) {
            // As it should be.
        }
    }
}
