package dev.cartwright.warehouse;

import dev.cartwright.inventory.Bundles;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.warehouse.StockJson.ComponentJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a bundle is made of, over HTTP, for staff. */
@RestController
@ForStaff(Area.INVENTORY)
@RequestMapping("/api/admin/stock/{sku}/components")
class ComponentEndpoint {

    private final Bundles bundles;
    private final Variants variants;

    ComponentEndpoint(Bundles bundles, Variants variants) {
        this.bundles = bundles;
        this.variants = variants;
    }

    record ComponentRequest(@NotNull Sku sku, @NotNull @Min(1) @Max(10_000) Integer quantity) {}

    /**
     * @param components empty makes it a SKU with stock of its own again
     */
    record ComponentsRequest(
            @NotNull @Size(max = 100) List<@NotNull @Valid ComponentRequest> components) {

        List<Sku> skus() {
            return components.stream().map(ComponentRequest::sku).toList();
        }

        /** By SKU; throws {@link InvalidField} where one is named twice. */
        Map<Sku, Integer> quantities() {
            var quantities = new LinkedHashMap<Sku, Integer>();
            for (int i = 0; i < components.size(); i++) {
                var it = components.get(i);
                if (quantities.put(it.sku(), it.quantity()) != null) {
                    throw new InvalidField(
                            "components[%d].sku".formatted(i), "must not be named twice");
                }
            }
            return quantities;
        }
    }

    record ComponentsJson(Sku sku, List<ComponentJson> components) {}

    @GetMapping
    @ForStaff(
            value = Area.INVENTORY,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    ComponentsJson show(@PathVariable Sku sku) {
        variants.require(sku);
        return new ComponentsJson(sku, ComponentJson.of(bundles.components(sku)));
    }

    @PutMapping
    ComponentsJson change(@PathVariable Sku sku, @RequestBody @Valid ComponentsRequest wanted) {
        variants.require(sku);
        var components = wanted.quantities();
        variants.requireAll("components", wanted.skus());
        bundles.compose(sku, components);
        return show(sku);
    }
}
