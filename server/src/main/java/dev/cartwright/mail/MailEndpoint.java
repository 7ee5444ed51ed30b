package dev.cartwright.mail;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.mail.OutboxQuery.Narrowed;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The outbox over HTTP, for staff. */
@RestController
@ForStaff(Area.MAILS)
@RequestMapping("/api/admin/mails")
class MailEndpoint {

    private final OutboxQuery mails;
    private final Outbox outbox;
    private final MailSight sight;

    MailEndpoint(OutboxQuery mails, Outbox outbox, MailSight sight) {
        this.mails = mails;
        this.outbox = outbox;
        this.sight = sight;
    }

    /** Newest first. */
    @GetMapping
    Page<Mail> list(
            @RequestParam(required = false) @Nullable EmailAddress to,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) Mail.@Nullable State state,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        if (kind != null && Kind.of(kind).isEmpty()) {
            throw new InvalidField("kind", "is no kind of mail");
        }
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        var found = mails.newest(new Narrowed(to, kind, state), last, limit + 1);
        var rows = found.stream().map(sight::shown).toList();
        return Page.of(rows, limit, it -> Cursor.of(it.id()));
    }

    @GetMapping("/{id}")
    Mail show(@PathVariable UUID id) {
        return mails.find(id).map(sight::shown).orElseThrow(() -> MailProblem.unknownMail(id));
    }

    @PostMapping("/{id}/retry")
    Mail retry(@PathVariable UUID id) {
        return sight.shown(outbox.retry(id));
    }
}
