package dev.cartwright.promotions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cartwright.discounts.Fault;
import dev.cartwright.discounts.Promotion;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.PromotionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What a merchant wrote: a promotion and its limits, in one text.
 *
 * @param promotion its id is {@link #NOBODY} where the text has none
 */
@Schema(name = "PromotionDefinition")
@JsonDeserialize(using = DefinitionReader.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Definition(@JsonUnwrapped Promotion promotion, Limits limits) {

    static final PromotionId NOBODY = new PromotionId(new UUID(0, 0));

    /**
     * Returns it as the promotion of this id; throws {@link InvalidField} where it names another.
     */
    Definition of(PromotionId id) {
        if (promotion.id().equals(id)) {
            return this;
        }
        if (!promotion.id().equals(NOBODY)) {
            throw new InvalidField("id", "must be " + id + ", or left out");
        }
        return new Definition(
                new Promotion(
                        id,
                        promotion.name(),
                        promotion.texts(),
                        promotion.codeRequired(),
                        promotion.channels(),
                        promotion.currencies(),
                        promotion.priority(),
                        promotion.stacking(),
                        promotion.validity(),
                        promotion.condition(),
                        promotion.actions(),
                        promotion.threshold(),
                        promotion.budgetEnd()),
                limits);
    }

    List<Fault> check() {
        var faults = new ArrayList<>(promotion.check());
        faults.addAll(limits.check());
        return faults;
    }
}
