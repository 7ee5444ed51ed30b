package dev.cartwright.mail;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.cartwright.kernel.InvalidField;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.util.HtmlUtils;

/** Fills the gaps of templates (Mustache), and says of a template whether they can be filled. */
final class Gaps {

    private static final int SUBJECT_LENGTH = 200;

    private static final Mustache.Compiler TEXT =
            Mustache.compiler()
                    .escapeHTML(false)
                    .strictSections(true)
                    .emptyStringIsFalse(true)
                    .withCollector(new FactsOnly());

    /** By the formatter, for an escaper leaves out what stands in three braces. */
    private static final Mustache.Compiler HTML = TEXT.withFormatter(Gaps::html);

    private Gaps() {}

    private static String html(Object value) {
        return HtmlUtils.htmlEscape(String.valueOf(value), "UTF-8").replace("\n", "<br>\n");
    }

    /** A template never reaches a method or field of what it is given. */
    private static final class FactsOnly extends BasicCollector {

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new HashMap<>();
        }
    }

    /** Throws where a fact that the template names is missing. */
    static Wording fill(Wording template, Map<String, String> facts) {
        var subject = NewMail.oneLine(TEXT.compile(template.subject()).execute(facts));
        return new Wording(
                subject.codePointCount(0, subject.length()) <= SUBJECT_LENGTH
                        ? subject
                        : subject.substring(0, subject.offsetByCodePoints(0, SUBJECT_LENGTH)),
                TEXT.compile(template.text()).execute(facts),
                HTML.compile(template.html()).execute(facts));
    }

    /**
     * Refuses a template that some mail of the kind could not be made of.
     *
     * @throws InvalidField naming the part: subject, text or html
     */
    static void check(Kind kind, Wording template) {
        var inSubject = check("subject", template.subject(), kind);
        for (var secret : Kind.SECRETS) {
            if (inSubject.contains(secret)) {
                throw new InvalidField(
                        "subject", "must not show {{%s}}, which is a secret".formatted(secret));
            }
        }
        var inText = check("text", template.text(), kind);
        var inHtml = check("html", template.html(), kind);
        if (kind.facts().contains(Kind.LINK)) {
            requireLink("text", inText);
            requireLink("html", inHtml);
        }
    }

    private static void requireLink(String field, Set<String> used) {
        if (!used.contains(Kind.LINK)) {
            throw new InvalidField(field, "must show {{link}}, or its reader cannot go on");
        }
    }

    private static Set<String> check(String field, String template, Kind kind) {
        var used = used(field, template);
        for (var name : used) {
            if (!kind.placeholders().contains(name)) {
                throw new InvalidField(
                        field,
                        "has {{%s}}, which is none of %s"
                                .formatted(name, String.join(", ", kind.placeholders())));
            }
        }
        return used;
    }

    /** Returns the names of all gaps. */
    static Set<String> used(String field, String template) {
        try {
            var names = new Names(field);
            TEXT.compile(template).visit(names);
            return names.found;
        } catch (MustacheException e) {
            throw new InvalidField(field, "is no Mustache: " + e.getMessage());
        }
    }

    private static final class Names implements Mustache.Visitor {

        private final Set<String> found = new TreeSet<>();
        private final String field;

        Names(String field) {
            this.field = field;
        }

        @Override
        public void visitText(String text) {
            if (text.contains("{{")) {
                throw new InvalidField(field, "has {{ that no }} closes");
            }
        }

        @Override
        public void visitVariable(String name) {
            found.add(name);
        }

        @Override
        public boolean visitSection(String name) {
            found.add(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return visitSection(name);
        }

        @Override
        public boolean visitInclude(String name) {
            throw new InvalidField(field, "must not include another template");
        }

        @Override
        public boolean visitParent(String name) {
            return visitInclude(name);
        }

        @Override
        public boolean visitBlock(String name) {
            return visitInclude(name);
        }
    }
}
