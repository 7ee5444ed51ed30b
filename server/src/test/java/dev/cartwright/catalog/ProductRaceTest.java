package dev.cartwright.catalog;

import static dev.cartwright.catalog.Desk.race;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.WholeShop;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeShop
class ProductRaceTest {

    static final String PRODUCTS = "/api/admin/products";
    static final List<String> LANGUAGES = List.of("da", "de", "es", "fi", "fr", "it", "nl", "sv");

    @Autowired Catalog catalog;
    @Autowired MockMvcTester http;

    Desk desk;

    @BeforeEach
    void a_shop_of_its_own() {
        desk = new Desk(catalog, http);
    }

    @Test
    void of_patches_at_once_none_is_lost() throws Exception {
        desk.made(desk.onSale("cup"));

        assertThat(
                        race(
                                8,
                                i ->
                                        desk.patch(
                                                desk.at("cup"),
                                                "{\"texts\": {\"%s\": {\"name\": \"c\"}}}"
                                                        .formatted(LANGUAGES.get(i)))))
                .containsOnly(200);

        var cup = desk.get(desk.at("cup"));
        assertThat(Desk.map(cup, "$.texts"))
                .containsOnlyKeys("da", "de", "en", "es", "fi", "fr", "it", "nl", "sv");
        assertThat(Desk.number(cup, "$.version")).isEqualTo(9);
        assertThat(Desk.all(desk.get(desk.at("cup") + "/changes"), "$.items[*].at")).hasSize(9);
    }

    @Test
    void of_those_who_have_seen_the_same_version_one_is_let_through() throws Exception {
        desk.made(desk.draft("cup"));

        var answers =
                race(
                        6,
                        i ->
                                desk.patchSeen(
                                        desk.at("cup"),
                                        "{\"popularity\": %d}".formatted(i + 1),
                                        1));

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(Desk.number(desk.get(desk.at("cup")), "$.version")).isEqualTo(2);
    }

    @Test
    void of_products_made_with_one_slug_at_once_one_is_made() throws Exception {
        for (int round = 0; round < 5; round++) {
            var word = "cup" + round;
            var answers =
                    race(
                            6,
                            i ->
                                    desk.post(
                                            PRODUCTS,
                                            desk.draft(word)
                                                    .replace(
                                                            "\"sku\": \"",
                                                            "\"sku\": \"" + i + "-")));

            assertThat(answers).as(word).containsOnlyOnce(201).containsOnly(201, 409);
            assertThat(Desk.word(desk.get(desk.at(word)), "$.variants[0].sku"))
                    .endsWith(desk.shop.sku(word).code());
        }
    }

    @Test
    void of_products_made_with_one_sku_at_once_one_is_made_and_keeps_it() throws Exception {
        for (int round = 0; round < 5; round++) {
            var word = "cup" + round;
            var cased =
                    List.of(
                            word,
                            word,
                            word,
                            word.toUpperCase(Locale.ROOT),
                            word,
                            word.toUpperCase(Locale.ROOT));
            var answers =
                    race(
                            6,
                            i ->
                                    desk.post(
                                            PRODUCTS,
                                            desk.draft(word)
                                                    .replace("\"slug\": \"", "\"slug\": \"s" + i)
                                                    .replace(
                                                            "\"sku\": \"" + word,
                                                            "\"sku\": \"" + cased.get(i))));

            assertThat(answers).as(word).containsOnlyOnce(201).containsOnly(201, 409);
            var found =
                    Desk.all(
                            desk.get(PRODUCTS + "?q=" + desk.shop.sku(word)),
                            "$.items[*].skus.length()");
            assertThat(found).hasToString("[1]");
        }
    }
}
