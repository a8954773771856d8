package org.lockfast.app;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import org.lockfast.app.command.LockfastCommand;
import org.lockfast.app.command.Terminal;
import org.lockfast.app.window.DesktopApp;

/** Entry point: no command opens the desktop, anything else is the command line. */
public final class Main {
    /** Held here: a logger that nobody holds forgets its level. */
    private static final Logger OWN = Logger.getLogger("org.lockfast");

    private static final Logger ALL = Logger.getLogger("");

    private Main() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        quiet();
        Terminal terminal =
                new Terminal(
                        System.in, System.out, System.err, Surroundings.real(), isErrWatched());
        System.exit(LockfastCommand.run(terminal, store -> desktop(terminal, store), args));
    }

    /**
     * What libraries note about themselves is not for whoever reads standard error; only a fault of
     * this program is.
     */
    private static void quiet() {
        ALL.setLevel(Level.OFF);
        OWN.setLevel(Level.SEVERE);
    }

    private static int desktop(Terminal terminal, String store) {
        if (!displayed()) {
            terminal.err()
                    .println(
                            "There is no screen to open the window on: start Lockfast from a desktop session (with DISPLAY or WAYLAND_DISPLAY set),"
                                    + " or use the command line (lockfast --help).");
            return 1;
        }
        OWN.setLevel(Level.WARNING);
        List<String> arguments = new ArrayList<>();
        if (!store.isEmpty()) {
            arguments.add("--store=" + store);
        }
        Application.launch(DesktopApp.class, arguments.toArray(String[]::new));
        return 0;
    }

    /**
     * Whether standard error is a terminal. Java tells that only of input and output together;
     * Linux of each.
     */
    private static boolean isErrWatched() {
        Path err = Path.of("/proc/self/fd/2");
        try {
            if (Files.isSymbolicLink(err)) {
                String to = Files.readSymbolicLink(err).toString();
                return to.startsWith("/dev/pts/") || to.startsWith("/dev/tty");
            }
        } catch (IOException e) {
            return false;
        }
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private static boolean displayed() {
        boolean linux =
                System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT).contains("linux");
        boolean headless = "Headless".equals(System.getProperty("glass.platform"));
        return !linux || headless || set("DISPLAY") || set("WAYLAND_DISPLAY");
    }

    private static boolean set(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
