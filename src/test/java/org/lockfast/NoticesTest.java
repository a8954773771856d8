package org.lockfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every library that is shipped is named with its licence. */
class NoticesTest {
    private static final Pattern SHIPPED =
            Pattern.compile(
                    "<dependency>(?:(?!</dependency>|<scope>test).)*<artifactId>([^<]+)</artifactId>(?:(?!</dependency>|<scope>test).)*</dependency>",
                    Pattern.DOTALL);

    @Test
    void everyLibraryThatIsShippedIsNamedWithItsLicence() throws Exception {
        List<String> shipped =
                SHIPPED.matcher(
                                Files.readString(Path.of("pom.xml"))
                                        .replaceAll("(?s)<exclusions>.*?</exclusions>", ""))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .toList();
        assertThat(shipped).contains("h2", "javafx-controls").doesNotContain("junit-jupiter");
        assertThat(Files.readString(Path.of("packaging/THIRD-PARTY.md")))
                .contains(shipped.stream().map(name -> "`" + name + "`").toList());
    }
}
