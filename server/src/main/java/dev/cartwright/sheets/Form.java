package dev.cartwright.sheets;

import dev.cartwright.kernel.InvalidField;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** How a figure is written: for programs, or for a spreadsheet. */
public enum Form {
    JSON("application/json", "json"),
    CSV("text/csv;charset=UTF-8", "csv");

    final String contentType;
    final String ending;

    Form(String contentType, String ending) {
        this.contentType = contentType;
        this.ending = ending;
    }

    /**
     * Returns what is wished.
     *
     * @param format wins; throws {@link InvalidField} where there is no such one
     * @param accept the header; JSON where it does not prefer CSV
     */
    public static Form of(@Nullable String format, @Nullable String accept) {
        if (format != null) {
            return switch (format) {
                case "json" -> JSON;
                case "csv" -> CSV;
                default -> throw new InvalidField("format", "must be json or csv");
            };
        }
        var wished = read(accept);
        var csv = quality(wished, MediaType.parseMediaType("text/csv"));
        return csv > 0 && csv >= quality(wished, MediaType.APPLICATION_JSON) ? CSV : JSON;
    }

    private static List<MediaType> read(@Nullable String accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            return List.of(); // The API speaks JSON whatever is asked for.
        }
    }

    /** Only of what is named: who takes anything gets JSON. */
    private static double quality(List<MediaType> wished, MediaType type) {
        return wished.stream()
                .filter(type::equalsTypeAndSubtype)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }
}
