package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;

/**
 * The table of events in docs/format.md section 7 says what the code records, and the code what it
 * says.
 */
class EventCatalogueTest {
    private static final Pattern EVENT = Pattern.compile("`([a-z-]+\\.[a-z-]+/\\d+)`");

    /** Type to its fields as the table writes them, such as {@code collar c name c roles[]}. */
    private static Map<String, String> inTheDocument() throws IOException {
        String document = Files.readString(Path.of("docs/format.md"));
        String section =
                document.substring(document.indexOf("\n## 7."), document.indexOf("\n## 8."));
        Map<String, String> table = new TreeMap<>();
        section.lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> {
                    String[] cells = line.split("\\|", -1);
                    String fields = cells[3].split(";", -1)[0].strip();
                    Matcher type = EVENT.matcher(cells[1]);
                    while (type.find()) {
                        assertThat(table.put(type.group(1), fields))
                                .as("twice: " + type.group(1))
                                .isNull();
                    }
                });
        return table;
    }

    private static Map<String, String> inTheCode() {
        Map<String, String> table = new TreeMap<>();
        Events.types().classes().forEach((name, type) -> table.put(name, fields(type)));
        return table;
    }

    private static String fields(Class<? extends DomainEvent> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(EventCatalogueTest::field)
                .collect(Collectors.joining(" "));
    }

    private static String field(RecordComponent one) {
        boolean committed = one.isAnnotationPresent(Committed.class);
        boolean list = Collection.class.isAssignableFrom(one.getType());
        return one.getName()
                + (one.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "?" : "")
                + (list && !committed ? "[]" : "")
                + (committed ? " c" : "");
    }

    @Test
    void theTableAndTheCodeSayTheSame() throws IOException {
        assertThat(inTheDocument()).isEqualTo(inTheCode());
    }
}
