package dev.cartwright.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A merchant's assortment as a file: the same for the same seed, with some rows that are wrong. */
final class Goods {

    private static final String HEADER =
            "sku,product,name,description,category,brand,tags,popularity,status,publish_at,"
                    + "option:Size,attribute:material,weight_grams,price\n";

    private static final List<String> LOOKS =
            List.of("Classic", "Slim", "Rustic", "Nordic", "Vintage", "Urban", "Alpine", "Coastal");
    private static final List<String> MATERIALS =
            List.of("Cotton", "Oak", "Steel", "Linen", "Leather", "Bamboo", "Wool", "Ceramic");
    private static final List<String> THINGS =
            List.of("Chair", "Mug", "Jacket", "Lamp", "Backpack", "Blanket", "Knife", "Teapot");
    private static final List<String> SIZES = List.of("Small", "Medium", "Large");

    private final int products;
    private final int wrong;
    private final Map<String, String> prices = new HashMap<>();
    private final List<String> errors = new ArrayList<>();
    private int rows;
    private int line = 1;

    /**
     * @param wrong rows, of each kind of {@link Wrong} as many, spread over the file
     */
    Goods(int products, int wrong) {
        this.products = products;
        this.wrong = wrong;
    }

    /** By SKU, as a file has them; of the last that was written. */
    Map<String, String> prices() {
        return prices;
    }

    /** What is wrong with the file, each "line,field"; of the last that was written. */
    List<String> errors() {
        return errors;
    }

    int rows() {
        return rows;
    }

    /** Writes the file; every round has other prices and descriptions for the same products. */
    void write(Path file, int round) throws IOException {
        var random = new Random(20_261_126);
        errors.clear();
        rows = 0;
        line = 1;
        try (var out = Files.newBufferedWriter(file, UTF_8)) {
            put(out, HEADER);
            for (int i = 0; i < products; i++) {
                product(out, i, round, random);
                if (i % (products / wrong) == 0) {
                    wrong(out, i / (products / wrong));
                }
            }
        }
    }

    private void product(Writer out, int number, int round, Random random) throws IOException {
        var material = pick(MATERIALS, random);
        var thing = pick(THINGS, random);
        var name = pick(LOOKS, random) + " " + material + " " + thing + " No. " + number;
        var cents = 100 + random.nextInt(50_000) + round;
        var dice = random.nextInt(20);
        var variants = dice == 0 ? 3 : dice < 3 ? 2 : 1;
        for (int i = 0; i < variants; i++) {
            var sku = "SKU-%06d-%d".formatted(number, i);
            var price = String.format(Locale.ROOT, "%d.%02d", (cents + i) / 100, (cents + i) % 100);
            prices.put(sku, price);
            rows++;
            put(
                    out,
                    "%s,goods-%d,%s,\"%s\",Home > %ss > %s,%s,%s|new,%d,,,%s,%s,%d,%s\n"
                            .formatted(
                                    sku,
                                    number,
                                    name,
                                    description(name, material, number, round),
                                    thing,
                                    material,
                                    "Brand " + number % 500,
                                    material.toLowerCase(Locale.ROOT),
                                    number % 1_000,
                                    variants == 1 ? "" : SIZES.get(i),
                                    material,
                                    200 + i * 50,
                                    price));
        }
    }

    /** Every third has two lines, so that lines of the file are not its rows. */
    private static String description(String name, String material, int number, int round) {
        return "The %s is made of \"\"%s\"\", by hand, for years to come.%sEdition %d."
                .formatted(name, material, number % 3 == 0 ? "\n" : " ", round);
    }

    private void wrong(Writer out, int number) throws IOException {
        var kind = Wrong.values()[number % Wrong.values().length];
        errors.add(line + "," + kind.field());
        rows++;
        put(out, kind.row("WRONG-" + number) + "\n");
    }

    private void put(Writer out, String text) throws IOException {
        out.write(text);
        line += (int) text.chars().filter(it -> it == '\n').count();
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
