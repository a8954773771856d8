package org.lockfast.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.ServerRun;
import org.lockfast.server.AdminOrders;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** An order to a running server, through its socket in the file system. */
abstract class ServerOrderCommand implements Callable<Integer> {
    @ParentCommand @Nullable ServerCommand server;

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--admin-socket",
            paramLabel = "PATH",
            description = "The running server's socket.")
    @Nullable Path socket;

    @Option(
            names = "--key-file",
            paramLabel = "F",
            description = "The server's keys; its socket is looked for beside them.")
    @Nullable Path keyFile;

    abstract String order();

    abstract @Nullable String argument();

    @Override
    public Integer call() {
        Terminal terminal = java.util.Objects.requireNonNull(server).root().terminal();
        Path path = path();
        before(path, terminal);
        AdminOrders.Done done = AdminOrders.order(path, order(), argument());
        terminal.line(done.answer().strip());
        String note = done.note();
        if (note != null) {
            terminal.say(note);
        }
        return 0;
    }

    /** What is looked at before the order is given. */
    void before(Path to, Terminal terminal) {}

    private Path path() {
        Path named = socket != null ? socket : java.util.Objects.requireNonNull(server).socket;
        if (named != null) {
            return named;
        }
        Path keys = keyFile != null ? keyFile : java.util.Objects.requireNonNull(server).keyFile;
        if (keys == null) {
            throw new ParameterException(
                    spec.commandLine(), "Give --admin-socket PATH, or --key-file F");
        }
        return ServerRun.usualSocket(keys);
    }
}
