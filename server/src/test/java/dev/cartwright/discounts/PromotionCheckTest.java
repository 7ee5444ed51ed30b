package dev.cartwright.discounts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What can be read and never apply, or is more than a promotion may be: each fault, and no more.
 */
class PromotionCheckTest {

    private static final String FIVE = "'off':{'percent':'5'}";
    private static final String DOLLARS = "{'amount':'5','currency':'USD'}";
    private static final String CROSSED =
            "{'priceFrom':{'amount':'2','currency':'EUR'},'priceTo':{'amount':'1.99','currency':'EUR'}}";

    private static List<Fault> faults(String rest) {
        return PromotionJson.read(
                        "{'id':'01890000-0000-7000-8000-000000000001',%s}"
                                .formatted(rest.contains("'name'") ? rest : "'name':'Tea'," + rest)
                                .replace("@five", FIVE)
                                .replace("@dollars", DOLLARS)
                                .replace("@crossed", CROSSED)
                                .replace('\'', '"'))
                .check();
    }

    private static List<Fault> ofAction(String action) {
        return faults("'currencies':['EUR'],'actions':[" + action + "]");
    }

    private static List<Fault> ofCondition(String condition) {
        return faults(
                "'currencies':['EUR'],'actions':[{'type':'shipping'}],'condition':" + condition);
    }

    private static String list(int size, IntFunction<String> value) {
        return IntStream.range(0, size).mapToObj(value).collect(joining(",", "[", "]"));
    }

    private static String words(int size) {
        return list(size, i -> "'w" + i + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'goods','goods':@crossed,@five} | goods.priceTo"
                        + " | must not be less than the least in EUR",
                "{'type':'goods',@five,'unitsPerLine':0} | unitsPerLine | must be 1 to 1000000",
                "{'type':'goods',@five,'groupsOf':1000001} | groupsOf | must be 1 to 1000000",
                "{'type':'goods',@five,'cap':@dollars} | cap | must have an amount in EUR",
                "{'type':'goods',@five,'unitsPerLine':1,'groupsOf':2}"
                        + " | groupsOf | must not be there together with unitsPerLine",
                "{'type':'pick','goods':@crossed,@five} | goods.priceTo"
                        + " | must not be less than the least in EUR",
                "{'type':'pick','off':{'price':@dollars}} | off.price | must have an amount in EUR",
                "{'type':'pick',@five,'units':0} | units | must be 1 to 1000000",
                "{'type':'tiers','by':'CART_TOTAL','steps':[]} | steps | must be 1 to 50",
                "{'type':'tiers','by':'GOODS_QUANTITY','goods':@crossed,'steps':[{'units':0,@five}]}"
                        + " | goods.priceTo | must not be less than the least in EUR",
                "{'type':'tiers','by':'GOODS_QUANTITY','cap':@dollars,'steps':[{'units':0,@five}]}"
                        + " | cap | must have an amount in EUR",
                "{'type':'tiers','by':'LINE_QUANTITY','steps':[{'units':-1,@five}]}"
                        + " | steps[0].units | must be 0 to 1000000",
                "{'type':'tiers','by':'LINE_QUANTITY','steps':[{'units':1,'off':{'percent':'101'}}]}"
                        + " | steps[0].off.percent | must be at most 100",
                "{'type':'tiers','by':'CART_TOTAL','steps':[{'total':@dollars,@five}]}"
                        + " | steps[0].total | must have an amount in EUR",
                "{'type':'tiers','by':'CART_TOTAL','steps':[{@five}]}"
                        + " | steps[0].total | must not be null",
                "{'type':'tiers','by':'GOODS_QUANTITY','steps':[{'units':1,'total':"
                        + "{'amount':'5','currency':'EUR'},@five}]}"
                        + " | steps[0] | must not have both units and total",
                "{'type':'buyGet','buyUnits':1,'getUnits':1,'buy':@crossed} | buy.priceTo"
                        + " | must not be less than the least in EUR",
                "{'type':'buyGet','buyUnits':1,'getUnits':1,'get':@crossed} | get.priceTo"
                        + " | must not be less than the least in EUR",
                "{'type':'buyGet','buyUnits':1,'getUnits':0} | getUnits | must be 1 to 1000000",
                "{'type':'buyGet','buyUnits':1,'getUnits':1,'times':0}"
                        + " | times | must be 1 to 1000000",
                "{'type':'buyGet','buyUnits':1,'getUnits':1,'off':{'amount':@dollars}}"
                        + " | off.amount | must have an amount in EUR",
                "{'type':'set',@five} | parts | must be 1 to 20",
                "{'type':'set','parts':[{},{'goods':@crossed}],@five} | parts[1].goods.priceTo"
                        + " | must not be less than the least in EUR",
                "{'type':'set','parts':[{'units':0}],@five} | parts[0].units"
                        + " | must be 1 to 1000000",
                "{'type':'set','parts':[{}],@five,'times':0} | times | must be 1 to 1000000",
                "{'type':'set','parts':[{}],'off':{'percent':'200'}} | off.percent"
                        + " | must be at most 100",
                "{'type':'shipping','off':{'price':@dollars}} | off.price"
                        + " | must have an amount in EUR",
                "{'type':'shipping','cap':@dollars} | cap | must have an amount in EUR",
                "{'type':'shipping','per':'UNIT'} | per | must be one of LINE, TOTAL",
                "{'type':'gift','sku':'SPOON','perUnitOf':@crossed} | perUnitOf.priceTo"
                        + " | must not be less than the least in EUR",
                "{'type':'gift','sku':'SPOON','units':0} | units | must be 1 to 1000000",
                "{'type':'gift','sku':'SPOON','most':0} | most | must be 1 to 1000000",
                "{'type':'catalogue','goods':@crossed,@five} | goods.priceTo"
                        + " | must not be less than the least in EUR",
                "{'type':'catalogue','off':{'percent':'100.0001'}} | off.percent"
                        + " | must be at most 100"
            })
    void an_action_that_can_take_nothing_is_found(String action, String path, String message) {
        assertThat(ofAction(action)).containsExactly(new Fault("actions[0]." + path, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'quantity','min':-1} | min | must be 0 to 1000000",
                "{'type':'quantity','max':1000001} | max | must be 0 to 1000000",
                "{'type':'quantity'} | min | or max must be there",
                "{'type':'quantity','min':1,'goods':@crossed} | goods.priceTo"
                        + " | must not be less than the least in EUR",
                "{'type':'total','min':@dollars} | min | must have an amount in EUR",
                "{'type':'total','max':@dollars} | max | must have an amount in EUR",
                "{'type':'total','min':{'amount':'5','currency':'EUR'},"
                        + "'max':{'amount':'4.99','currency':'EUR'}}"
                        + " | max | must not be less than the least in EUR",
                "{'type':'total','min':{'amount':'5','currency':'EUR'},'goods':@crossed}"
                        + " | goods.priceTo | must not be less than the least in EUR",
                "{'type':'lineQuantity','min':0} | min | must be 1 to 1000000",
                "{'type':'lineQuantity','min':1,'goods':@crossed} | goods.priceTo"
                        + " | must not be less than the least in EUR",
                "{'type':'orderNumber'} | min | or max must be there",
                "{'type':'orderNumber','min':0} | min | must be 1 to 1000000",
                "{'type':'orderNumber','every':0} | every | must be 1 to 1000000",
                "{'type':'group'} | groups | must not be empty",
                "{'type':'channel'} | channels | must not be empty",
                "{'type':'country'} | countries | must not be empty",
                "{'type':'currency'} | currencies | must not be empty",
                "{'type':'currency','currencies':['ABC']} | currencies"
                        + " | must be currency codes such as USD: ABC",
                "{'type':'shippingMethod'} | methods | must not be empty",
                "{'type':'paymentMethod'} | methods | must not be empty",
                "{'type':'hours'} | days | or from or to must be there",
                "{'type':'hours','from':'17:00','to':'17:00'} | to | must not be the same as from",
                "{'type':'hours','to':'00:00'} | to | must not be the same as from",
                "{'type':'valid','from':'2026-01-02T00:00:00Z','until':'2026-01-01T00:00:00Z'}"
                        + " | until | must be after from",
                "{'type':'discounted','goods':@crossed} | goods.priceTo"
                        + " | must not be less than the least in EUR",
                "{'type':'not','not':{'type':'group'}} | not.groups | must not be empty",
                "{'type':'any','any':[{'type':'coupon'},{'type':'group'}]}"
                        + " | any[1].groups | must not be empty"
            })
    void a_condition_that_never_holds_is_found(String condition, String path, String message) {
        assertThat(ofCondition(condition)).containsExactly(new Fault("condition." + path, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name':' ' | name | must have 1 to 500 characters",
                "'texts':{'en':''} | texts.en | must have 1 to 500 characters",
                "'texts':{'english!':'x'} | texts.english!"
                        + " | must be a language such as en or pt-BR",
                "'currencies':['XYZ'] | currencies | must be currency codes such as USD: XYZ",
                "'validity':{'from':'2026-01-01T00:00:00Z','until':'2026-01-01T00:00:00Z'}"
                        + " | validity.until | must be after from",
                "'stacking':{'class':''} | stacking.class | must have 1 to 500 characters",
                "'stacking':{'bestOf':''} | stacking.bestOf | must have 1 to 500 characters"
            })
    void what_a_promotion_says_of_itself_is_looked_over(String rest, String path, String message) {
        assertThat(faults(rest + ",'actions':[{'type':'shipping'}]"))
                .containsExactly(new Fault(path, message));
    }

    @Test
    void a_price_on_the_shelf_goes_together_with_no_other_in_a_way_of_its_own() {
        var shelf = ",'actions':[{'type':'catalogue',@five}]";
        var message = "must not be there where actions are of type catalogue";

        assertThat(faults("'stacking':{'class':'order','exclusive':true}" + shelf)).isEmpty();
        assertThat(
                        faults(
                                "'stacking':{'bestOf':'tea','class':'item','combinesWith':[],"
                                        + "'stopAfter':true}"
                                        + shelf))
                .containsExactly(
                        new Fault("stacking.bestOf", message),
                        new Fault("stacking.class", message),
                        new Fault("stacking.combinesWith", message),
                        new Fault("stacking.stopAfter", message));
    }

    @Test
    void sizes_are_limited_and_the_limit_is_allowed() {
        assertThat(ofCondition("{'type':'group','groups':" + words(1000) + "}")).isEmpty();
        assertThat(ofCondition("{'type':'group','groups':" + words(1001) + "}"))
                .containsExactly(new Fault("condition.groups", "must have at most 1000 values"));
        assertThat(ofCondition("{'type':'coupon','codes':" + words(1001) + "}"))
                .containsExactly(new Fault("condition.codes", "must have at most 1000 values"));
        assertThat(ofCondition("{'type':'any','any':" + list(101, _ -> "{'type':'coupon'}") + "}"))
                .containsExactly(new Fault("condition", "must have at most 100 conditions"));
        for (var field : List.of("skus", "categories", "brands")) {
            assertThat(
                            ofAction(
                                    "{'type':'goods',@five,'goods':{'except':{'"
                                            + field
                                            + "':"
                                            + words(1001)
                                            + "}}}"))
                    .containsExactly(
                            new Fault(
                                    "actions[0].goods.except." + field,
                                    "must have at most 1000 values"));
        }
        assertThat(
                        ofAction(
                                "{'type':'goods',@five,'goods':{'attributes':{'size':[],'colour':"
                                        + words(1001)
                                        + "}}}"))
                .containsExactly(
                        new Fault("actions[0].goods.attributes.size", "must not be empty"),
                        new Fault(
                                "actions[0].goods.attributes.colour",
                                "must have at most 1000 values"));
        assertThat(ofAction("{'type':'shipping','methods':" + words(1001) + "}"))
                .containsExactly(new Fault("actions[0].methods", "must have at most 1000 values"));
        assertThat(faults("'actions':" + list(20, _ -> "{'type':'shipping'}"))).isEmpty();
        assertThat(faults("'actions':" + list(21, _ -> "{'type':'shipping'}")))
                .containsExactly(new Fault("actions", "must be 1 to 20"));
        assertThat(faults("'name':'" + "n".repeat(500) + "','actions':[{'type':'shipping'}]"))
                .isEmpty();
        assertThat(faults("'name':'" + "n".repeat(501) + "','actions':[{'type':'shipping'}]"))
                .containsExactly(new Fault("name", "must have 1 to 500 characters"));
    }

    @Test
    void steps_and_parts_are_limited_and_only_so_many_are_looked_at() {
        IntFunction<String> step = i -> "{'units':" + i + ",@five}";
        var tiers = "{'type':'tiers','by':'GOODS_QUANTITY','steps':";

        assertThat(ofAction(tiers + list(50, step) + "}")).isEmpty();
        assertThat(ofAction(tiers + list(51, _ -> "{'units':-1,@five}") + "}"))
                .hasSize(51)
                .startsWith(new Fault("actions[0].steps", "must be 1 to 50"));
        assertThat(ofAction("{'type':'set',@five,'parts':" + list(20, _ -> "{}") + "}")).isEmpty();
        assertThat(ofAction("{'type':'set',@five,'parts':" + list(21, _ -> "{'units':0}") + "}"))
                .hasSize(21)
                .startsWith(new Fault("actions[0].parts", "must be 1 to 20"));
    }

    @Test
    void goods_without_other_goods_go_eight_deep() {
        var eight = "{'except':".repeat(7) + "{}" + "}".repeat(7);

        assertThat(ofAction("{'type':'goods',@five,'goods':" + eight + "}")).isEmpty();
        assertThat(ofAction("{'type':'goods',@five,'goods':{'except':" + eight + "}}"))
                .containsExactly(
                        new Fault(
                                "actions[0].goods" + ".except".repeat(8),
                                "must be at most 8 deep"));
    }

    @Test
    void bounds_may_be_equal_and_a_percentage_all_of_it() {
        assertThat(ofCondition("{'type':'quantity','min':2,'max':2}")).isEmpty();
        assertThat(ofCondition("{'type':'quantity','min':0,'max':1000000}")).isEmpty();
        assertThat(ofCondition("{'type':'orderNumber','max':1}")).isEmpty();
        assertThat(ofCondition("{'type':'orderNumber','every':3}")).isEmpty();
        assertThat(ofCondition("{'type':'hours','from':'17:00'}")).isEmpty();
        assertThat(ofCondition("{'type':'hours','days':['FRIDAY']}")).isEmpty();
        assertThat(
                        ofCondition(
                                "{'type':'total','min':{'amount':'5','currency':'EUR'},"
                                        + "'max':{'amount':'5.00','currency':'EUR'}}"))
                .isEmpty();
        assertThat(ofAction("{'type':'pick','units':1,'off':{'percent':'100'}}")).isEmpty();
        assertThat(ofAction("{'type':'pick','units':1000000,@five}")).isEmpty();
    }
}
