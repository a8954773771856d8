package org.lockfast.app;

import java.util.ArrayList;
import java.util.List;
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
        Terminal terminal = new Terminal(System.in, System.out, System.err, Surroundings.real());
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
