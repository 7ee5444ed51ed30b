package dev.cartwright.alerts;

import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** When to hear of which SKU, for staff. */
@RestController
@ForStaff(Area.INVENTORY)
@RequestMapping("/api/admin/inventory/alert-rules/{sku}")
class AlertRuleEndpoint {

    private static final String WORD = "[A-Za-z0-9._-]{1,64}";
    private static final String NO_WORD = "must be a word of 1 to 64 characters";

    private final AlertRules rules;

    AlertRuleEndpoint(AlertRules rules) {
        this.rules = rules;
    }

    /** What is absent or null is as the SKU's rule says, else as the settings do. */
    record NewAlertRule(
            @Min(0) @Max(AlertRule.MOST) @Nullable Integer threshold,
            @Min(0) @Max(AlertRule.MOST_DAYS) @Nullable Integer daysOfCover,
            @Min(0) @Max(AlertRule.MOST_DAYS) @Nullable Integer deadAfterDays) {}

    /** The location is null where it holds everywhere. */
    record AlertRuleJson(
            Sku sku,
            @Nullable String location,
            @Nullable Integer threshold,
            @Nullable Integer daysOfCover,
            @Nullable Integer deadAfterDays) {}

    @GetMapping
    AlertRuleJson show(
            @PathVariable Sku sku,
            @RequestParam(required = false) @Pattern(regexp = WORD, message = NO_WORD)
                    @Nullable String location) {
        return json(sku, location, rules.get(sku, location));
    }

    @PutMapping
    AlertRuleJson put(
            @PathVariable Sku sku,
            @RequestParam(required = false) @Pattern(regexp = WORD, message = NO_WORD)
                    @Nullable String location,
            @RequestBody @Valid NewAlertRule wanted) {
        var rule = new AlertRule(wanted.threshold(), wanted.daysOfCover(), wanted.deadAfterDays());
        rules.put(sku, location, rule);
        return json(sku, location, rule);
    }

    private static AlertRuleJson json(Sku sku, @Nullable String location, AlertRule rule) {
        return new AlertRuleJson(
                sku, location, rule.threshold(), rule.daysOfCover(), rule.deadAfterDays());
    }
}
