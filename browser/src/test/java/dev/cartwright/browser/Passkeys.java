package dev.cartwright.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;

/** A device with a fingerprint reader that always knows its owner, as Chromium pretends one. */
final class Passkeys {

    private Passkeys() {}

    static void plugIn(Page page) {
        var browser = page.context().newCDPSession(page);
        browser.send("WebAuthn.enable");
        var device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        device.addProperty("hasResidentKey", true);
        device.addProperty("hasUserVerification", true);
        device.addProperty("isUserVerified", true);
        device.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", device);
        browser.send("WebAuthn.addVirtualAuthenticator", wanted);
    }
}
