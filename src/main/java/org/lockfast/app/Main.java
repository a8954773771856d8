package org.lockfast.app;

import org.lockfast.app.command.LockfastCommand;
import org.lockfast.app.command.Terminal;

/** Entry point: no arguments open the desktop, anything else is the command line. */
public final class Main {
    private Main() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        Terminal terminal = new Terminal(System.in, System.out, System.err, Surroundings.real());
        System.exit(LockfastCommand.run(terminal, () -> 2, args));
    }
}
