package dev.cartwright.mail;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.mail.OutboxQuery.Narrowed;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Mails on pages, for who runs a shop without a mail server: everybody's in the demo, and staff's
 * elsewhere.
 */
@Controller
@ForStaff(value = Area.MAILS, openInDemo = true)
class MailboxPages {

    static final String URL = "/console/mailbox";

    /** The mail may look as it likes in its frame, and can do nothing. */
    private static final String FRAMED =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
                    + " allow-popups allow-popups-to-escape-sandbox";

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    private final OutboxQuery mails;
    private final MailSight sight;

    MailboxPages(OutboxQuery mails, MailSight sight) {
        this.mails = mails;
        this.sight = sight;
    }

    /**
     * A piece of a mail's text.
     *
     * @param isLink whether it is an address that can be opened
     */
    record Piece(String text, boolean isLink) {}

    @GetMapping("/console/mailbox")
    ModelAndView mailbox(
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String after) {
        var address = address(to);
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        var rows = mails.newest(new Narrowed(address, null, null), last, Page.LIMIT + 1);
        var found = Page.of(rows, Page.LIMIT, it -> Cursor.of(it.id()));
        var page = new ModelAndView("mail/mailbox");
        page.addObject("to", to);
        page.addObject("mails", found.items());
        page.addObject("next", found.next());
        return page;
    }

    @GetMapping("/console/mailbox/{id}")
    ModelAndView mail(@PathVariable UUID id) {
        var mail = get(id);
        var page = new ModelAndView("mail/mail");
        page.addObject("mail", mail);
        page.addObject("pieces", mail.text() == null ? List.of() : pieces(mail.text()));
        return page;
    }

    /** What the mail's own frame shows. */
    @GetMapping("/console/mailbox/{id}/html")
    ResponseEntity<String> html(@PathVariable UUID id) {
        var html = get(id).html();
        return ResponseEntity.ok()
                .header("Content-Security-Policy", FRAMED)
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .body(html == null ? "" : html);
    }

    private Mail get(UUID id) {
        return mails.find(id).map(sight::shown).orElseThrow(() -> MailProblem.unknownMail(id));
    }

    /** A form also sends the field that was left empty. */
    private static @Nullable EmailAddress address(@Nullable String to) {
        try {
            return to == null || to.isBlank() ? null : new EmailAddress(to);
        } catch (IllegalArgumentException e) {
            throw new InvalidField("to", String.valueOf(e.getMessage()));
        }
    }

    static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var found = ADDRESS.matcher(text);
        var end = 0;
        while (found.find()) {
            pieces.add(new Piece(text.substring(end, found.start()), false));
            pieces.add(new Piece(found.group(), true));
            end = found.end();
        }
        pieces.add(new Piece(text.substring(end), false));
        return pieces;
    }
}
