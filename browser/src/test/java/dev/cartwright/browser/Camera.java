package dev.cartwright.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks at a page as people do: by day, by night, on a phone; and asks axe whether all can use it.
 */
final class Camera {

    private static final Path FOLDER = Path.of("target/screenshots");
    private static final List<String> BAD = List.of("serious", "critical");

    private Camera() {}

    static void look(Page page, String name) {
        page.setViewportSize(1280, 900);
        shoot(page, ColorScheme.DARK, name + "-dark");
        assertUsable(page, name + " by night");
        shoot(page, ColorScheme.LIGHT, name + "-light");
        assertUsable(page, name + " by day");
        page.setViewportSize(360, 780);
        shoot(page, ColorScheme.LIGHT, name + "-phone");
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name + " needs no more than the width of a phone")
                .isEqualTo(360);
        assertUsable(page, name + " on a phone");
        page.setViewportSize(1280, 900);
    }

    private static void shoot(Page page, ColorScheme scheme, String name) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        page.screenshot(
                new ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")).setFullPage(true));
    }

    private static void assertUsable(Page page, String name) {
        var found = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
        assertThat(found.stream().filter(it -> BAD.contains(it.getImpact())))
                .as(name)
                .extracting(it -> it.getId() + ": " + it.getNodes())
                .isEmpty();
    }
}
