package dev.cartwright.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Where somebody wanted to go before they were asked who they are: a page of the console's. */
final class Destination {

    static final String HOME = "/console";

    private static final int MOST = 1_000;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** Nothing by which a browser would leave this host. */
    private static final Pattern PAGE =
            Pattern.compile("/console(/[A-Za-z0-9_-]+)*(\\?[A-Za-z0-9_.~%&=+:,-]*)?");

    private static final List<String> ON_THE_WAY =
            List.of("/console/second-factor", "/console/sign-in", "/console/confirmation");

    private Destination() {}

    static boolean isConsole(String path) {
        return path.equals(HOME) || path.startsWith(HOME + "/");
    }

    /**
     * Returns it where it is a page of the console's, and the first page where it is none, or one
     * of those on the way in, which lead on by themselves.
     */
    static String checked(String wanted) {
        var isPage = wanted.length() <= MOST && PAGE.matcher(wanted).matches();
        return isPage && ON_THE_WAY.stream().noneMatch(wanted::startsWith) ? wanted : HOME;
    }

    /** Returns the page that is asked for, or the one that a form stood on. */
    static String of(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (READING.contains(request.getMethod())) {
            var query = request.getQueryString();
            return checked(query == null ? path : path + "?" + query);
        }
        var parts = path.split("/", 4);
        return checked(parts.length < 3 ? HOME : HOME + "/" + parts[2]);
    }

    /** Redirects to a page which goes on to another. */
    static ModelAndView redirect(String page, String to) {
        return redirect(
                UriComponentsBuilder.fromPath(page)
                        .queryParam("to", "{to}")
                        .encode()
                        .buildAndExpand(to)
                        .toUriString());
    }

    static ModelAndView redirect(String to) {
        var answer = new ModelAndView("redirect:" + to);
        answer.setStatus(HttpStatus.SEE_OTHER);
        return answer;
    }
}
