package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Asks whether the time of a refusal tells if somebody has an account. */
final class SignInTiming {

    private static final int PEOPLE = 20;
    private static final int[] SEEDS = {1, 2, 3};

    /** So many refusals before the first that counts: the compiler is done by then. */
    private static final int WARM_UP = 100;

    private SignInTiming() {}

    private record Refusal(boolean known, double millis) {}

    public static void main(String... args) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("cartwright-bench");
        var children = Children.inside(folder);
        try {
            say("Opening a shop in %s ...", folder);
            var shop = Shop.open(folder, children, Shop.Kind.UNGUARDED);
            measure(shop, Integer.parseInt(args[0]));
        } catch (Unexpected e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } finally {
            children.close();
        }
    }

    private static void measure(Shop shop, int each) throws IOException {
        try (var wire = new Wire(shop.port())) {
            var known = emails("known");
            for (var email : known) {
                Account.register(wire, email);
            }
            var unknown = emails("unknown");
            refusals(wire, known, unknown, WARM_UP / 2, new Random(0));
            say("%n| seed | refusals of each | known, median ms | unknown | gap | p |");
            say("|---:|---:|---:|---:|---:|---:|");
            for (var seed : SEEDS) {
                row(seed, each, refusals(wire, known, unknown, each, new Random(seed)));
            }
        }
    }

    private static List<String> emails(String word) {
        return IntStream.range(0, PEOPLE).mapToObj(i -> word + i + "@example.org").toList();
    }

    /** Known and unknown addresses in a random order, one after the other. */
    private static List<Refusal> refusals(
            Wire wire, List<String> known, List<String> unknown, int each, Random random)
            throws IOException {
        var order = new ArrayList<Boolean>(Collections.nCopies(each, true));
        order.addAll(Collections.nCopies(each, false));
        Collections.shuffle(order, random);
        var refusals = new ArrayList<Refusal>();
        for (var isKnown : order) {
            var email = (isKnown ? known : unknown).get(random.nextInt(PEOPLE));
            var start = System.nanoTime();
            var status = Account.guess(wire, email);
            var millis = (System.nanoTime() - start) / 1e6;
            if (status != 401) {
                throw new Unexpected("A wrong password was answered " + status);
            }
            refusals.add(new Refusal(isKnown, millis));
        }
        return refusals;
    }

    private static void row(int seed, int each, List<Refusal> refusals) {
        var known = millis(refusals, true);
        var unknown = millis(refusals, false);
        say(
                "| %d | %d | %.2f | %.2f | %.2f | %.3f |",
                seed,
                each,
                median(known),
                median(unknown),
                Math.abs(median(known) - median(unknown)),
                Ranks.probability(known, unknown));
    }

    private static double[] millis(List<Refusal> refusals, boolean known) {
        return refusals.stream()
                .filter(refusal -> refusal.known() == known)
                .mapToDouble(Refusal::millis)
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
