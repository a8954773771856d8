package org.lockfast.desktop.exhibits;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.find.Filter;
import org.lockfast.journal.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The views of one officer and the columns they chose last, as they are kept on this computer.
 *
 * @param views in the order they were saved
 * @param columns those shown, in order; never empty
 * @param widths of the columns they made wider or narrower, pixels
 */
record KeptViews(List<View> views, List<Column> columns, Map<Column, Integer> widths) {
    static final KeptViews NONE = new KeptViews(List.of(), Column.ALL, Map.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    KeptViews {
        views = List.copyOf(views);
        columns = columns.isEmpty() ? Column.ALL : List.copyOf(columns);
        widths = Map.copyOf(widths);
    }

    /** A view as text: its filter as on the command line. */
    record Line(String name, String words, List<String> filter, List<Column> columns) {
        static Line of(View view) {
            return new Line(
                    view.name(),
                    view.words(),
                    view.filter().terms().stream().map(String::valueOf).toList(),
                    view.columns());
        }

        View view() {
            return new View(
                    Objects.requireNonNull(name),
                    Objects.requireNonNull(words),
                    new Filter(filter.stream().map(Line::term).toList()),
                    columns.stream().map(Objects::requireNonNull).distinct().toList());
        }

        private static Filter.Term term(String text) {
            return switch (Filter.Term.read(text)) {
                case Outcome.Done<Filter.Term> read -> read.value();
                case Outcome.Refused<Filter.Term> refused ->
                        throw new IllegalArgumentException(refused.sentence());
            };
        }
    }

    record Lines(List<Line> views, List<Column> columns, @Nullable Map<Column, Integer> widths) {}

    KeptViews with(List<View> others) {
        return new KeptViews(others, columns, widths);
    }

    KeptViews showing(List<Column> others) {
        return new KeptViews(views, others, widths);
    }

    /** With these widths, and those of the columns that are not shown. */
    KeptViews wide(Map<Column, Integer> others) {
        Map<Column, Integer> all = new EnumMap<>(Column.class);
        all.putAll(widths);
        all.putAll(others);
        return new KeptViews(views, columns, all);
    }

    /** As text, to be kept. */
    String json() {
        return JSON.writeValueAsString(
                new Lines(views.stream().map(Line::of).toList(), columns, widths));
    }

    /** From kept text; empty where it is not of this form, or names a filter not known now. */
    static Optional<KeptViews> of(String json) {
        try {
            Lines lines = JSON.readValue(json, Lines.class);
            return Optional.of(
                    new KeptViews(
                            lines.views().stream().map(Line::view).toList(),
                            lines.columns().stream()
                                    .map(Objects::requireNonNull)
                                    .distinct()
                                    .toList(),
                            lines.widths() == null ? Map.of() : lines.widths()));
        } catch (JacksonException | NullPointerException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
