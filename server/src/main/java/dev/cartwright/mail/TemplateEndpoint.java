package dev.cartwright.mail;

import dev.cartwright.mail.Templates.Source;
import dev.cartwright.mail.Templates.Template;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The words of mails over HTTP, for staff to change. */
@RestController
@ForStaff(Area.MAILS)
@RequestMapping("/api/admin/mail-templates")
class TemplateEndpoint {

    private final Templates templates;
    private final Channels channels;

    TemplateEndpoint(Templates templates, Channels channels) {
        this.templates = templates;
        this.channels = channels;
    }

    /**
     * @param subject the subject line, with placeholders such as {{shop}}
     */
    record MailTemplateRequest(
            @NotBlank
                    @Size(max = 200)
                    @Pattern(regexp = "\\P{Cc}*", message = "must not contain control characters")
                    String subject,
            @NotBlank @Size(max = 50_000) String text,
            @NotBlank @Size(max = 50_000) String html) {

        Wording wording() {
            return new Wording(subject, text, html);
        }
    }

    /**
     * @param source whose words they are
     * @param placeholders what they may use
     * @param version 0 while nobody has changed it
     */
    record MailTemplateJson(
            String kind,
            String locale,
            Source source,
            String subject,
            String text,
            String html,
            Set<String> placeholders,
            int version) {

        static MailTemplateJson of(Template it) {
            return new MailTemplateJson(
                    it.kind().word(),
                    it.locale(),
                    it.source(),
                    it.wording().subject(),
                    it.wording().text(),
                    it.wording().html(),
                    it.kind().placeholders(),
                    it.version());
        }
    }

    record MailPreviewJson(String subject, String text, String html) {}

    @GetMapping
    Page<MailTemplateJson> list(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 2, keys -> keys.getFirst() + " " + keys.getLast());
        var rows =
                templates.all().stream()
                        .filter(it -> last == null || place(it).compareTo(last) > 0)
                        .limit(limit + 1L)
                        .map(MailTemplateJson::of)
                        .toList();
        return Page.of(rows, limit, it -> Cursor.of(it.kind(), it.locale()));
    }

    private static String place(Template it) {
        return it.kind().word() + " " + it.locale();
    }

    @GetMapping("/{kind}/{locale}")
    ResponseEntity<MailTemplateJson> show(@PathVariable String kind, @PathVariable String locale) {
        return answer(HttpStatus.OK, templates.get(kind(kind), Templates.tag(locale)));
    }

    /** Writes words in place of the bundled ones; the first time they are answered with 201. */
    @PutMapping("/{kind}/{locale}")
    ResponseEntity<MailTemplateJson> put(
            @PathVariable String kind,
            @PathVariable String locale,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody MailTemplateRequest request) {
        var stored =
                templates.put(
                        writable(kind), Templates.tag(locale), request.wording(), IfMatch.of(seen));
        return answer(stored.version() == 1 ? HttpStatus.CREATED : HttpStatus.OK, stored);
    }

    /** Goes back to the bundled words. */
    @DeleteMapping("/{kind}/{locale}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable String kind,
            @PathVariable String locale,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch seen) {
        templates.giveUp(writable(kind), Templates.tag(locale), IfMatch.of(seen));
    }

    /** Shows a mail of these words, or of those in force, about an example. */
    @PostMapping("/{kind}/{locale}/preview")
    @ForStaff(value = Area.MAILS, access = Access.READ)
    MailPreviewJson preview(
            @PathVariable String kind,
            @PathVariable String locale,
            @Valid @RequestBody(required = false) @Nullable MailTemplateRequest draft) {
        var words =
                templates.preview(
                        kind(kind),
                        Templates.tag(locale),
                        draft == null ? null : draft.wording(),
                        channels.get(Channels.DEFAULT));
        return new MailPreviewJson(words.subject(), words.text(), words.html());
    }

    /** Who writes what staff reads could send its links elsewhere. */
    private static Kind writable(String word) {
        if (Kind.OF_STAFF.contains(word)) {
            Grants.requireCurrent(Area.STAFF, Access.WRITE);
        }
        return kind(word);
    }

    private static Kind kind(String word) {
        return Kind.of(word).orElseThrow(() -> MailProblem.unknownKind(word));
    }

    private static ResponseEntity<MailTemplateJson> answer(HttpStatus status, Template stored) {
        return ResponseEntity.status(status)
                .eTag(String.valueOf(stored.version()))
                .body(MailTemplateJson.of(stored));
    }
}
