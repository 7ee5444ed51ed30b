package dev.cartwright.promotions;

import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import dev.cartwright.promotions.schema.tables.records.PromotionChangesRecord;
import dev.cartwright.promotions.schema.tables.records.PromotionVersionsRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All that promotions ever said, and what was done with them, for staff. */
@RestController
@ForStaff(Area.PROMOTIONS)
@RequestMapping("/api/admin/promotions/{id}")
class VersionEndpoint {

    private final PromotionDesk desk;
    private final PromotionTable promotions;

    VersionEndpoint(PromotionDesk desk, PromotionTable promotions) {
        this.desk = desk;
        this.promotions = promotions;
    }

    /** What it said, and who wrote it. */
    @Schema(name = "PromotionVersion")
    record VersionJson(int version, Instant writtenAt, String writtenBy, Definition definition) {

        static VersionJson of(PromotionVersionsRecord it) {
            return new VersionJson(
                    it.getVersion(),
                    it.getWrittenAt(),
                    it.getActor(),
                    DefinitionReader.read(it.getDefinition().data()));
        }
    }

    /**
     * What was done.
     *
     * @param version that was written last then: that was asked for, or published
     */
    @Schema(name = "PromotionChange")
    record ChangeJson(int revision, Change change, int version, Instant at, String by) {

        static ChangeJson of(PromotionChangesRecord it) {
            return new ChangeJson(
                    it.getRevision(),
                    Change.valueOf(it.getChange()),
                    it.getVersion(),
                    it.getChangedAt(),
                    it.getActor());
        }
    }

    /** The newest first. */
    @GetMapping("/versions")
    Page<VersionJson> versions(
            @PathVariable PromotionId id,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var rows = promotions.versions(desk.get(id).id(), number(after), limit + 1);
        return page(rows, limit, PromotionVersionsRecord::getVersion, VersionJson::of);
    }

    @GetMapping("/versions/{version}")
    VersionJson version(@PathVariable PromotionId id, @PathVariable int version) {
        return promotions
                .version(desk.get(id).id(), version)
                .map(VersionJson::of)
                .orElseThrow(() -> PromotionProblem.unknownVersion(version));
    }

    /** The newest first. */
    @GetMapping("/changes")
    Page<ChangeJson> changes(
            @PathVariable PromotionId id,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var rows = promotions.changes(desk.get(id).id(), number(after), limit + 1);
        return page(rows, limit, PromotionChangesRecord::getRevision, ChangeJson::of);
    }

    private static @Nullable Integer number(@Nullable String after) {
        return Cursor.after(after, 1, keys -> Integer.valueOf(keys.getFirst()));
    }

    private static <R, J> Page<J> page(
            List<R> rows, int limit, Function<R, Integer> number, Function<R, J> json) {
        return Page.of(rows, limit, it -> Cursor.of(number.apply(it)))
                .map(some -> some.stream().map(json).toList());
    }
}
