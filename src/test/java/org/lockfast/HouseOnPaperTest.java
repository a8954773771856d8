package org.lockfast;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The house as docs/architecture.md draws it is the house as it stands. */
class HouseOnPaperTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| (.+?) \\| ([\\w –]+) \\|$");
    private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");

    private final String paper = Files.readString(Path.of("docs/architecture.md"));

    HouseOnPaperTest() throws IOException {}

    @Test
    void theTableShowsWhatEachRoomUses() {
        HouseMap map = new HouseMap("org.lockfast");
        Map<String, String> standing = new TreeMap<>();
        Map<String, TreeSet<String>> uses = new TreeMap<>();
        for (JavaClass one :
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.lockfast")) {
            String room = map.room(one);
            if (!room.isEmpty()) {
                TreeSet<String> used = uses.computeIfAbsent(room, fresh -> new TreeSet<>());
                for (Dependency each : one.getDirectDependenciesFromSelf()) {
                    JavaClass target = each.getTargetClass();
                    if (map.holds(target) && !map.room(target).equals(room)) {
                        used.add(map.room(target));
                    }
                }
                used.remove("");
            }
        }
        uses.forEach(
                (room, used) -> standing.put(room, used.isEmpty() ? "–" : String.join(" ", used)));
        assertThat(new TreeMap<>(column(3))).isEqualTo(standing);
    }

    @Test
    void theTableSaysOfARoomWhatTheRoomSaysOfItself() throws IOException {
        Map<String, String> own = new LinkedHashMap<>();
        for (String room : HouseMap.MAY_USE.keySet()) {
            Matcher said =
                    JAVADOC.matcher(
                            Files.readString(
                                    Path.of(
                                            "src/main/java/org/lockfast",
                                            room,
                                            "package-info.java")));
            assertThat(said.find()).isTrue();
            own.put(room, said.group(1).replaceAll("\\s*\\*?\\s+", " ").strip());
        }
        assertThat(column(2)).isEqualTo(own);
    }

    @Test
    void roomsStandFromTheGroundUp() {
        List<String> drawn = new ArrayList<>(column(1).keySet());
        assertThat(drawn).containsExactlyElementsOf(HouseMap.MAY_USE.keySet());
    }

    private Map<String, String> column(int group) {
        Map<String, String> column = new LinkedHashMap<>();
        Matcher row = ROW.matcher(paper);
        while (row.find()) {
            column.put(row.group(1), row.group(group));
        }
        return column;
    }
}
