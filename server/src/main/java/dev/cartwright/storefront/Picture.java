package dev.cartwright.storefront;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands where a product is shown. Pictures of other hosts are not loaded: whoever looks at
 * the shop has not agreed to be seen by others. Called by the templates.
 *
 * @param address on this host
 * @param tone a colour of a few, so that a list without pictures is not one grey field
 */
record Picture(String address, int tone) {

    private static final String NONE = "/picture.svg";
    private static final int TONES = 6;

    static Picture of(List<String> images, String product) {
        return of(images.isEmpty() ? null : images.getFirst(), product);
    }

    static Picture of(@Nullable String image, String product) {
        var address =
                image != null && image.startsWith("/") && !image.startsWith("//") ? image : NONE;
        return new Picture(address, Math.floorMod(product.hashCode(), TONES));
    }

    public boolean isNone() {
        return address.equals(NONE);
    }
}
