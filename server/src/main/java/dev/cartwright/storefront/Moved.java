package dev.cartwright.storefront;

import dev.cartwright.catalog.Slug;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Sends people, and those who count links, for good to where a page is now. */
final class Moved {

    private Moved() {}

    static ModelAndView to(Slug product) {
        return to("/shop/p/" + product);
    }

    static ModelAndView to(String address) {
        var there = new RedirectView(address);
        there.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        there.setExpandUriTemplateVariables(false);
        return new ModelAndView(there);
    }
}
