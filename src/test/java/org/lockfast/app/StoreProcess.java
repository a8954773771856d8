package org.lockfast.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lockfast.exhibit.Case;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/**
 * A process of its own that records on a store of a test, and prints the id of every case it was
 * told is recorded: to be killed.
 */
public final class StoreProcess {
    private StoreProcess() {}

    /**
     * @param args the test's folder
     */
    public static void main(String[] args) {
        PrintStream out = System.out;
        try (TestStore test = TestStore.at(Path.of(args[0]))) {
            String run = Long.toString(ProcessHandle.current().pid());
            for (int i = 0; ; i++) {
                Case opened =
                        TestStore.value(
                                test.store()
                                        .openingCases()
                                        .open(
                                                test.session(Who.SCENE),
                                                "K-" + run + "/" + i + "/" + System.nanoTime(),
                                                "Drill",
                                                List.of()));
                out.println(opened.id());
                out.flush();
            }
        }
    }

    /** A Java with the classes of this one. */
    static ProcessBuilder java(Class<?> main, String... words) {
        return java(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), main, words);
    }

    /**
     * @param options of Java itself, such as the program's own script gives a server
     */
    public static ProcessBuilder java(List<String> options, Class<?> main, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }
}
