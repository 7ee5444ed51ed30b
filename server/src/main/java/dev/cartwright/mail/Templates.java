package dev.cartwright.mail;

import dev.cartwright.kernel.Language;
import dev.cartwright.mail.TemplateTable.Edited;
import dev.cartwright.platform.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The words of every kind of mail in every language: the merchant's, else the bundled ones. */
@Component
class Templates {

    private final TemplateTable table;
    private final BundledTemplates bundled;

    Templates(TemplateTable table, BundledTemplates bundled) {
        this.table = table;
        this.bundled = bundled;
    }

    /** Where its words are from. */
    enum Source {
        BUNDLED,
        EDITED
    }

    /**
     * @param version 0 where the merchant never wrote one
     */
    record Template(Kind kind, String locale, Source source, Wording wording, int version) {}

    /** A template's words, and the language it speaks. */
    record Chosen(Wording wording, Locale locale) {}

    /**
     * Chooses for a reader: exactly their locale, else their language, the channel's locale, its
     * language, English; at each step the merchant's words before the bundled ones.
     */
    Chosen choose(Kind kind, Locale reader, Channel channel) {
        var edited = new HashMap<String, Wording>();
        for (var it : table.find(kind, tags(reader, channel.locale()))) {
            if (it.wording() != null) {
                edited.put(it.locale(), it.wording());
            }
        }
        return choose(kind, reader, channel, edited);
    }

    /** As {@link #choose}, whatever the merchant wrote. */
    Chosen bundled(Kind kind, Locale reader, Channel channel) {
        return choose(kind, reader, channel, Map.of());
    }

    private Chosen choose(Kind kind, Locale reader, Channel channel, Map<String, Wording> edited) {
        return tags(reader, channel.locale()).stream()
                .filter(tag -> edited.containsKey(tag) || bundled.find(kind, tag) != null)
                .map(tag -> new Chosen(words(kind, tag, edited.get(tag)), spoken(tag, reader)))
                .findFirst()
                .orElseThrow();
    }

    private Wording words(Kind kind, String tag, @Nullable Wording edited) {
        return edited != null ? edited : Objects.requireNonNull(bundled.find(kind, tag));
    }

    /** Who reads English in Ireland writes moments as there, whichever English the template is. */
    private static Locale spoken(String tag, Locale reader) {
        var locale = Locale.forLanguageTag(tag);
        return locale.getLanguage().equals(reader.getLanguage()) ? reader : locale;
    }

    private static Set<String> tags(Locale reader, Locale channel) {
        var tags = new LinkedHashSet<String>();
        for (var locale : List.of(reader, channel, Locale.ENGLISH)) {
            tags.add(locale.toLanguageTag());
            tags.add(Locale.of(locale.getLanguage()).toLanguageTag());
        }
        return tags;
    }

    /** Every kind in every language that has words of its own, by kind and language. */
    List<Template> all() {
        var all = new TreeMap<String, Template>();
        for (var kind : Kind.values()) {
            for (var locale : bundled.locales()) {
                var words = Objects.requireNonNull(bundled.find(kind, locale));
                all.put(key(kind, locale), new Template(kind, locale, Source.BUNDLED, words, 0));
            }
        }
        for (var edited : table.all()) {
            Kind.of(edited.kind())
                    .map(kind -> template(kind, edited.locale(), edited))
                    .ifPresent(it -> all.put(key(it.kind(), it.locale()), it));
        }
        var list = new ArrayList<>(all.values());
        list.sort(
                Comparator.comparing((Template it) -> it.kind().word())
                        .thenComparing(Template::locale));
        return list;
    }

    private static String key(Kind kind, String locale) {
        return kind.word() + " " + locale;
    }

    /** Throws where nothing is said in exactly this language. */
    Template get(Kind kind, String locale) {
        var found = template(kind, locale, table.find(kind, locale).orElse(null));
        if (found == null) {
            throw MailProblem.unknownTemplate(kind, locale);
        }
        return found;
    }

    private @Nullable Template template(Kind kind, String locale, @Nullable Edited edited) {
        var version = edited == null ? 0 : edited.version();
        if (edited != null && edited.wording() != null) {
            return new Template(kind, locale, Source.EDITED, edited.wording(), version);
        }
        var words = bundled.find(kind, locale);
        return words == null ? null : new Template(kind, locale, Source.BUNDLED, words, version);
    }

    /**
     * @param seen the version that the caller has seen; null does not mind
     */
    Template put(Kind kind, String locale, Wording wording, @Nullable Integer seen) {
        Gaps.check(kind, wording);
        write(kind, locale, wording, seen);
        return get(kind, locale);
    }

    /** Goes back to the bundled words; a second time changes nothing. */
    void giveUp(Kind kind, String locale, @Nullable Integer seen) {
        var before = get(kind, locale);
        if (before.source() == Source.EDITED || (seen != null && seen != before.version())) {
            write(kind, locale, null, seen == null ? (Integer) before.version() : seen);
        }
    }

    private void write(
            Kind kind, String locale, @Nullable Wording wording, @Nullable Integer seen) {
        if (!table.put(kind, locale, wording, seen)) {
            throw MailProblem.changedMeanwhile(
                    table.find(kind, locale).map(Edited::version).orElse(0));
        }
    }

    Wording preview(Kind kind, String locale, @Nullable Wording draft, Channel channel) {
        var wording = draft == null ? get(kind, locale).wording() : draft;
        Gaps.check(kind, wording);
        var facts = new HashMap<>(kind.example());
        facts.computeIfPresent(
                Kind.AT, (_, at) -> Moments.written(at, Locale.forLanguageTag(locale), channel));
        return Gaps.fill(wording, Map.copyOf(facts));
    }

    /** Throws for what is no language. */
    static String tag(String text) {
        return Language.of("locale", text).toLanguageTag();
    }
}
