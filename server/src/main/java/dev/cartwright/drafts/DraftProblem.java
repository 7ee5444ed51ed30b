package dev.cartwright.drafts;

import dev.cartwright.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/** Every way a draft is refused that a cart would not be. */
final class DraftProblem extends Problem {

    private DraftProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static DraftProblem incomplete(List<String> missing) {
        var problem =
                new DraftProblem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "draft-incomplete",
                        "Its customer could not buy the draft as it is.");
        problem.fact(
                "errors",
                missing.stream()
                        .map(it -> Map.of("field", it, "message", "is still missing"))
                        .toList());
        return problem;
    }

    /** The same refusal, of a part of what was sent: its fields are named from there. */
    static Problem within(String path, Problem refused) {
        var body = refused.getBody();
        var known = body.getProperties() == null ? null : body.getProperties().get("errors");
        var errors =
                known instanceof List<?> some
                        ? some.stream().map(it -> within(path, (Map<?, ?>) it)).toList()
                        : List.of(
                                Map.of(
                                        "field",
                                        path,
                                        "message",
                                        Objects.requireNonNullElse(body.getDetail(), "")));
        body.setProperty("errors", errors);
        return refused;
    }

    private static Map<String, String> within(String path, Map<?, ?> error) {
        return Map.of(
                "field", path + "." + error.get("field"), "message", "" + error.get("message"));
    }
}
