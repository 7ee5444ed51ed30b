package dev.cartwright.webhooks;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.ProcessorEvent.News;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event says of one operation, as it is kept until it is settled. */
record Told(
        @Nullable UUID operation,
        String reference,
        Operation.Kind of,
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
                @JsonSubTypes({
                    @JsonSubTypes.Type(value = Outcome.Succeeded.class, name = "succeeded"),
                    @JsonSubTypes.Type(value = Outcome.InReview.class, name = "inReview"),
                    @JsonSubTypes.Type(value = Outcome.Reviewed.class, name = "reviewed"),
                    @JsonSubTypes.Type(value = Outcome.Declined.class, name = "declined"),
                    @JsonSubTypes.Type(value = Outcome.ActionRequired.class, name = "action"),
                    @JsonSubTypes.Type(value = Outcome.Pending.class, name = "pending"),
                    @JsonSubTypes.Type(value = Outcome.Reversed.class, name = "reversed"),
                    @JsonSubTypes.Type(value = Outcome.Unknown.class, name = "unknown"),
                    @JsonSubTypes.Type(value = Outcome.NotFound.class, name = "notFound"),
                    @JsonSubTypes.Type(value = Outcome.NotSent.class, name = "notSent")
                })
                Outcome outcome) {

    static Told of(News news) {
        return new Told(news.operation().orElse(null), news.reference(), news.of(), news.outcome());
    }

    News news() {
        return new News(Optional.ofNullable(operation), reference, of, outcome);
    }
}
