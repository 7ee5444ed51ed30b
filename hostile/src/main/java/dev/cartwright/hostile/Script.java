package dev.cartwright.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Who is treated how: first as somebody said, else as the processor feels. */
final class Script {

    private static final int MOST = 1_000;

    /**
     * @param on a method and a path, where a star is one segment; a star alone for any request; or
     *     an event's type
     * @param times how often it still holds
     */
    record Line(String on, int times, Behaviour behaviour) {

        Line {
            if (times < 1 || on.isBlank() || on.length() > 200) {
                throw new IllegalArgumentException("on is needed, and times from 1");
            }
        }

        private boolean fits(Request request) {
            if (on.equals("*")) {
                return true;
            }
            var wanted = on.split("/", -1);
            var given = request.line().split("/", -1);
            if (wanted.length != given.length) {
                return false;
            }
            for (int i = 0; i < wanted.length; i++) {
                if (!wanted[i].equals("*") && !wanted[i].equals(given[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Mood mood;
    private final RandomGenerator random;
    private final List<Line> lines = new ArrayList<>();

    Script(Mood mood, RandomGenerator random) {
        this.mood = mood;
        this.random = random;
    }

    void add(Line line) {
        if (lines.size() == MOST) {
            throw new IllegalStateException("More than " + MOST + " behaviours wait");
        }
        lines.add(line);
    }

    void clear() {
        lines.clear();
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    Behaviour towards(Request request) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).fits(request)) {
                return use(i).behaviour();
            }
        }
        return mood.towards(request, random);
    }

    Telling about(String event, Cause cause) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).on().equals(event)) {
                return use(i).behaviour().telling();
            }
        }
        return cause.telling() == null ? mood.about(event, random) : cause.telling();
    }

    private Line use(int index) {
        var line = lines.get(index);
        if (line.times() == 1) {
            lines.remove(index);
        } else {
            lines.set(index, new Line(line.on(), line.times() - 1, line.behaviour()));
        }
        return line;
    }
}
