package dev.cartwright.ordermails;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Text;
import dev.cartwright.mail.MailLog;
import dev.cartwright.mail.MailLog.Logged;
import dev.cartwright.mail.Wording;
import dev.cartwright.orders.Orders;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Once;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.ReadIn;
import dev.cartwright.platform.Scope.Dimension;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The mails about an order, for staff: which there were, once more, and how one would look. */
@RestController
@ForStaff(value = Area.ORDERS, honours = Dimension.CHANNEL)
class OrderMailEndpoint {

    private static final String MAILS = "/api/admin/orders/{id}/mails";

    private final OrderMails mails;
    private final MailLog log;
    private final Orders orders;
    private final Once once;

    OrderMailEndpoint(OrderMails mails, MailLog log, Orders orders, Once once) {
        this.mails = mails;
        this.log = log;
        this.orders = orders;
        this.once = once;
    }

    /** Words to try on an order; nothing is kept of them. */
    @Schema(name = "OrderMailDraft")
    record Draft(
            @NotBlank
                    @Size(max = 200)
                    @Pattern(regexp = "\\P{Cc}*", message = "must not contain control characters")
                    String subject,
            @NotBlank @Size(max = 50_000) String text,
            @NotBlank @Size(max = 50_000) String html) {}

    /** What a key stands for. */
    private record Again(OrderId order, OrderMailKind kind, @Nullable UUID cause) {}

    /** The newest first; their words are at the address of the mail itself. */
    @GetMapping(MAILS)
    Page<Logged> list(
            @PathVariable OrderId id,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        orders.requireInScope(id);
        if (orders.find(id).isEmpty()) {
            throw OrderMailProblem.unknownOrder();
        }
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        var rows = log.newest(id.toString(), last, limit + 1);
        return Page.of(rows, limit, it -> Cursor.of(it.id()));
    }

    /** Sends a mail again: about the newest of its kind, or about what cause names. */
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Logged.class)))
    @PostMapping(MAILS + "/{kind}")
    ResponseEntity<?> again(
            @PathVariable OrderId id,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable UUID cause,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        orders.requireInScope(id);
        var wanted = new Again(id, kind(kind), cause);
        return once.answer(
                Actor.current().scope("POST " + MAILS + "/{kind}"),
                key,
                wanted,
                MAILS.replace("{id}", id.toString()),
                HttpStatus.CREATED,
                () -> mails.again(id, wanted.kind(), cause));
    }

    /** Shows the words in force about this order. */
    @GetMapping(MAILS + "/{kind}/preview")
    Wording preview(
            @PathVariable OrderId id,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable UUID cause,
            @RequestParam(required = false) @Nullable ReadIn locale) {
        orders.requireInScope(id);
        return mails.preview(id, kind(kind), cause, ReadIn.of(locale), null);
    }

    /** Shows other words about this order, before they are put in force. */
    @PostMapping(MAILS + "/{kind}/preview")
    @ForStaff(value = Area.ORDERS, access = Access.READ, honours = Dimension.CHANNEL)
    Wording preview(
            @PathVariable OrderId id,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable UUID cause,
            @RequestParam(required = false) @Nullable ReadIn locale,
            @RequestBody @Valid Draft draft) {
        orders.requireInScope(id);
        var words = new Wording(draft.subject(), draft.text(), draft.html());
        return mails.preview(id, kind(kind), cause, ReadIn.of(locale), words);
    }

    private static OrderMailKind kind(String word) {
        return OrderMailKind.of(word).orElseThrow(OrderMailProblem::unknownKind);
    }
}
