package org.lockfast.app;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import org.lockfast.app.command.LockfastCommand;
import org.lockfast.app.command.Terminal;
import org.lockfast.app.window.DesktopApp;

/** Entry point: no command opens the desktop, anything else is the command line. */
public final class Main {
    private Main() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        Terminal terminal = new Terminal(System.in, System.out, System.err, Surroundings.real());
        System.exit(LockfastCommand.run(terminal, store -> desktop(terminal, store), args));
    }

    private static int desktop(Terminal terminal, String store) {
        if (!displayed()) {
            terminal.err()
                    .println(
                            "Lockfast has no screen to open its window on. Start it from a desktop session (DISPLAY or WAYLAND_DISPLAY set),"
                                    + " or use the command line: lockfast --help");
            return 1;
        }
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
