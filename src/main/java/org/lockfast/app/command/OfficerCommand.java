package org.lockfast.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.keys.Password;
import org.lockfast.label.PlaceLabels;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Officers: add, change, retire, badge, own password. */
@Command(
        name = "officer",
        description =
                "Adds, changes, retires or lists officers; makes a badge or a recovery sheet; changes one's own password.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel =
                "(add | change | retire | list | badge | password | recovery-sheet)",
        subcommands = {
            OfficerCommand.Add.class,
            OfficerCommand.Change.class,
            OfficerCommand.Retire.class,
            OfficerCommand.All.class,
            OfficerCommand.Badge.class,
            OfficerCommand.OwnPassword.class,
            OfficerCommand.Sheet.class
        })
final class OfficerCommand {
    /** Two administrators decide together once there are two. */
    abstract static class ByAdministrators extends StoreCommand {
        @Option(
                names = "--second",
                paramLabel = "C",
                description = "The other administrator; needed once there are two.")
        @Nullable String second;

        @Option(names = "--second-password-file", paramLabel = "F")
        @Nullable String secondFile;

        @Override
        Permission needs() {
            return Permission.MANAGE_OFFICERS;
        }

        final @Nullable Session other() {
            return second == null
                    ? null
                    : signIn(second, required(secondFile, "--second-password-file F"));
        }
    }

    @Command(name = "add", description = "Adds an officer.", mixinStandardHelpOptions = true)
    static final class Add extends ByAdministrators {
        @Parameters(paramLabel = "COLLAR:NAME:ROLE[,ROLE]")
        String officer = "";

        @Option(names = "--new-password-file", required = true, paramLabel = "F")
        String newPassword = "";

        @Override
        void run() {
            Given given = Given.of(officer);
            try (Password password = terminal().password(newPassword)) {
                value(
                        store().keepingOfficers()
                                .add(
                                        session(),
                                        other(),
                                        given.collar(),
                                        given.name(),
                                        given.roles(),
                                        password));
            }
        }
    }

    @Command(
            name = "change",
            description =
                    "Changes an officer's name or roles; person, keys and collar number stay.",
            mixinStandardHelpOptions = true)
    static final class Change extends ByAdministrators {
        @Parameters(paramLabel = "COLLAR")
        String collar = "";

        @Option(names = "--name", paramLabel = "N", description = "The name from now on.")
        @Nullable String name;

        @Option(
                names = "--roles",
                paramLabel = "ROLE[,ROLE]",
                description = "All roles from now on; what they did in others stays.")
        @Nullable String roles;

        @Option(names = "--reason", required = true, paramLabel = "R")
        String reason = "";

        @Override
        void run() {
            Officer now = officer(collar);
            if (name == null && roles == null) {
                throw new Refusal("Say what changes: --name N, --roles ROLE[,ROLE], or both.");
            }
            Set<Role> all = roles == null ? now.roles() : roles(roles);
            value(
                    store().keepingOfficers()
                            .change(
                                    session(),
                                    other(),
                                    now,
                                    name == null ? now.name() : name,
                                    all,
                                    reason));
        }
    }

    @Command(
            name = "retire",
            description = "Retires an officer; what they signed stands.",
            mixinStandardHelpOptions = true)
    static final class Retire extends ByAdministrators {
        @Parameters(paramLabel = "COLLAR")
        String collar = "";

        @Option(names = "--reason", required = true, paramLabel = "R")
        String reason = "";

        @Override
        void run() {
            if (reason.isBlank()) {
                throw new Refusal("Say why they leave: --reason R.");
            }
            value(
                    store().keepingOfficers()
                            .retire(session(), other(), officer(collar), reason.strip()));
        }
    }

    @Command(
            name = "list",
            description = "Lists the officers, active and retired, by collar number.",
            mixinStandardHelpOptions = true)
    static final class All extends ListCommand<Officer> {
        @Override
        List<Officer> all() {
            return store().officers().all();
        }

        @Override
        void fill(ObjectNode row, Officer one) {
            row.put("id", one.id().toString());
            row.put("collar", one.collar());
            row.put("name", one.name());
            ArrayNode roles = row.putArray("roles");
            one.roles().stream().sorted().forEach(role -> roles.add(role.name()));
            row.put("active", one.active());
        }

        @Override
        List<String> cells(Officer one) {
            return List.of(
                    one.collar(),
                    inLine(one.name()),
                    one.roles().stream().sorted().map(Role::name).collect(Collectors.joining(",")),
                    one.active() ? "active" : "retired");
        }
    }

    @Command(
            name = "badge",
            description =
                    "Makes an officer's badge, checks that it decodes, and writes or prints it.",
            mixinStandardHelpOptions = true)
    static final class Badge extends SignLabelCommand {
        @Parameters(paramLabel = "COLLAR")
        String collar = "";

        @Override
        PlaceLabels.Sign sign() {
            return store().placeLabels().of(officer(collar));
        }
    }

    @Command(
            name = "recovery-sheet",
            description =
                    "Makes a recovery sheet of this store, for when the last administrator's password is lost.",
            mixinStandardHelpOptions = true)
    static final class Sheet extends ByAdministrators {
        @Option(
                names = "--out",
                required = true,
                paramLabel = "FILE",
                description = "A new file; print it, lock it away, delete it.")
        Path out = Path.of("");

        @Override
        void run() {
            WholeFile.checkFolder(out);
            value(store().recoverySheets().write(session(), other(), out));
        }
    }

    @Command(
            name = "password",
            description = "Changes one's own password; the keys stay.",
            mixinStandardHelpOptions = true)
    static final class OwnPassword extends StoreCommand {
        @Option(names = "--new-password-file", required = true, paramLabel = "F")
        String newPassword = "";

        @Override
        void run() {
            try (Password password = terminal().password(newPassword)) {
                value(store().keepingOfficers().changePassword(session(), identity(), password));
            }
        }
    }
}
