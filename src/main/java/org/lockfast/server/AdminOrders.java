package org.lockfast.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Note;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogState;
import org.lockfast.log.LogStoreFault;
import org.lockfast.log.Refill;
import org.lockfast.log.ServerShelf;
import org.lockfast.log.Stamp;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.WireJson;

/** What an administrator may order, as lines of JSON; and how to send them. */
public final class AdminOrders {
    /**
     * A line that goes in.
     *
     * @param argument the station, the reason, or a device and the reason on the next line
     */
    public record Order(String order, @Nullable String argument) {}

    /**
     * A line that comes out; one of the two is there.
     *
     * @param refused why not, in a sentence
     * @param note what whoever ordered it has to know besides; null for nothing
     */
    public record Reply(@Nullable String answer, @Nullable String refused, @Nullable String note) {}

    /**
     * What was done.
     *
     * @param note what whoever ordered it has to know besides; null for nothing
     * @param recorded whether an entry says so, where an order has one
     */
    public record Done(String answer, @Nullable String note, boolean recorded) {
        Done(String answer, @Nullable String note) {
            this(answer, note, true);
        }
    }

    private final CentralLog log;
    private final ServerShelf shelf;
    private final Enrolment enrolment;
    private final Stamping stamping;
    private final CertificateTerm term;
    private final Metrics metrics;
    private final CallLog calls;
    private final Barring barring;
    private final SaidBesides besides;

    AdminOrders(
            CentralLog log,
            ServerShelf shelf,
            Enrolment enrolment,
            Stamping stamping,
            CertificateTerm term,
            Metrics metrics,
            CallLog calls,
            Barring barring) {
        this.log = log;
        this.shelf = shelf;
        this.enrolment = enrolment;
        this.stamping = stamping;
        this.term = term;
        this.metrics = metrics;
        this.calls = calls;
        this.barring = barring;
        this.besides = new SaidBesides(log, calls);
    }

    /**
     * Sends an order to the server that listens there.
     *
     * @return its answer
     * @throws ServerRefusal when none listens, or it refuses
     */
    public static String send(Path socket, String order, @Nullable String argument) {
        return order(socket, order, argument).answer();
    }

    /** As {@link #send}, with what is to be said besides. */
    public static Done order(Path socket, String order, @Nullable String argument) {
        String line =
                new String(WireJson.write(new Order(order, argument)), StandardCharsets.UTF_8);
        Reply reply =
                WireJson.read(
                        AdminSocket.ask(socket, line).getBytes(StandardCharsets.UTF_8),
                        Reply.class);
        String answer = reply.answer();
        if (answer == null) {
            throw new ServerRefusal(String.valueOf(reply.refused()));
        }
        return new Done(answer, reply.note());
    }

    /** Answers a line. */
    String answer(String line) {
        Reply reply;
        try {
            Order order = WireJson.read(line.getBytes(StandardCharsets.UTF_8), Order.class);
            Done done = done(order);
            String more = done.recorded() ? besides.of(order.order()) : null;
            reply = new Reply(done.answer(), null, joined(done.note(), more));
        } catch (ServerRefusal | LogRefusal | LogStoreFault | Refused e) {
            reply = new Reply(null, String.valueOf(e.getMessage()), null);
        } catch (RuntimeException e) {
            calls.fault("admin", e);
            reply = new Reply(null, "The server has a fault; its log says where.", null);
        }
        return new String(WireJson.write(reply), StandardCharsets.UTF_8);
    }

    private static @Nullable String joined(@Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + "\n" + other;
    }

    private Done done(Order order) {
        return switch (order.order()) {
            case "bar" -> barring.order(needed(order.argument(), "a device"), false);
            case "unbar" -> barring.order(needed(order.argument(), "a device"), true);
            default -> new Done(answered(order), null);
        };
    }

    private String answered(Order order) {
        return switch (order.order()) {
            case "enrolment-code" -> enrolment.code(needed(order.argument(), "a station"));
            case "devices" -> devices();
            case "status" -> status();
            case "metrics" -> metrics.text();
            case "backup" -> backup(needed(order.argument(), "a file"));
            case "timestamp" -> timestamp();
            case "succeed" -> succeed(needed(order.argument(), "a reason"));
            default -> throw new ServerRefusal("This server knows no order " + order.order() + ".");
        };
    }

    private static String needed(@Nullable String argument, String what) {
        if (argument == null || argument.isBlank()) {
            throw new ServerRefusal("Give " + what + ".");
        }
        return argument;
    }

    private String backup(String named) {
        Path file = Path.of(named).normalize();
        Path in = file.getParent();
        if (!file.isAbsolute() || in == null || !Files.isDirectory(in) || Files.exists(file)) {
            throw new ServerRefusal(
                    "Name a file that is not there yet, in a folder that is there: " + file + ".");
        }
        boolean written;
        try {
            written = log.backup(file);
        } catch (LogRefusal e) {
            throw new ServerRefusal(
                    "The copy could not be written. Look whether there is room at "
                            + in
                            + ", and at the records.",
                    e);
        }
        if (!written) {
            throw new ServerRefusal(
                    "These records lie in PostgreSQL. Back them up with its own programs, such as pg_dump.");
        }
        if (isEmpty(file)) {
            file.toFile().delete();
            throw new ServerRefusal(
                    "The copy came out empty, so there is none: the file of the records is no longer"
                            + " where the server opened it. Nothing that is recorded from now on is"
                            + " kept there. Stop the server and put a copy back; devices hand in"
                            + " again what it lacks.");
        }
        calls.happened("backup", Map.of());
        return file.toString();
    }

    /**
     * A database whose file was taken away under it copies nothing, and says that all went well.
     */
    private static boolean isEmpty(Path copy) {
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            return zip.stream().noneMatch(one -> one.getSize() > 0);
        } catch (IOException e) {
            return true;
        }
    }

    private String succeed(String reason) {
        if (log.state().open()) {
            throw new ServerRefusal(
                    "This log lacks nothing that any device has shown, so there is nothing to give up."
                            + " The order is for a log that says refilling or broken.");
        }
        Note checkpoint = log.succeed(reason);
        calls.happened("succeeded", Map.of());
        return checkpoint.text();
    }

    private String timestamp() {
        Stamp stamp = stamping.now();
        return stamp.size() + (stamp.size() == 1 ? " entry at " : " entries at ") + stamp.time();
    }

    /** Gaps that are named of what is not handed in yet. */
    private static final int GAPS = 20;

    /** A device that is shut out, by name, and since when. */
    private record ShutOut(String device, Instant since) {}

    /**
     * A device that joined.
     *
     * @param barred since when it is shut out; null where it is not
     */
    private record Listed(
            String id,
            @Nullable String name,
            @Nullable String station,
            boolean revoked,
            @Nullable Instant barred,
            @Nullable String keptBy,
            boolean alone) {}

    private String devices() {
        Map<String, Instant> barred = shelf.barred();
        return new String(
                WireJson.write(
                        log.members().stream()
                                .map(one ->
                                        new Listed(
                                                one.id(),
                                                one.name(),
                                                one.station(),
                                                one.revoked(),
                                                barred.get(one.id()),
                                                one.keptBy(),
                                                one.alone()))
                                .toList()),
                StandardCharsets.UTF_8);
    }

    private List<ShutOut> barred() {
        List<CentralLog.Member> members = log.members();
        return shelf.barred().entrySet().stream()
                .map(one -> new ShutOut(called(members, one.getKey()), one.getValue()))
                .toList();
    }

    /** How a server stands. */
    private record Status(
            String force,
            String origin,
            String state,
            long size,
            long refillingTo,
            List<Refill.Gap> missing,
            List<String> wantedOf,
            int devices,
            List<ShutOut> barred,
            CentralLog.OnlyHere onlyHere,
            long rejects,
            Stamping.@Nullable State timestamp,
            @Nullable String scarce,
            String certificateUntil,
            @Nullable String certificate) {}

    /** Whose entries are among what is missing, by name. */
    private List<String> wantedOf() {
        List<CentralLog.Member> members = log.members();
        return log.wantedOf().stream().limit(GAPS).map(one -> called(members, one)).toList();
    }

    private String called(List<CentralLog.Member> members, String device) {
        return device.equals(log.force().device())
                ? "server"
                : members.stream()
                        .filter(one -> one.id().equals(device))
                        .flatMap(one -> Optional.ofNullable(one.name()).stream())
                        .findFirst()
                        .orElse(device);
    }

    private String status() {
        LogState state = log.state();
        String word = state.open() ? "open" : state.broken() ? "broken" : "refilling";
        return new String(
                WireJson.write(
                        new Status(
                                log.force().id(),
                                log.force().logKey().name(),
                                word,
                                state.size(),
                                state.refillingTo(),
                                log.missing().stream().limit(GAPS).toList(),
                                wantedOf(),
                                log.members().size(),
                                barred(),
                                log.onlyHere(),
                                shelf.rejects(),
                                stamping.state(),
                                log.scarce().orElse(null),
                                term.until().toString(),
                                term.trouble().orElse(null))),
                StandardCharsets.UTF_8);
    }
}
