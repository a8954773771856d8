package org.lockfast.desktop.handover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Consignment;
import org.lockfast.continuity.Consignments;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.DayAhead;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Words;
import org.lockfast.journal.IndexBroken;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.keys.Password;
import org.lockfast.officer.Officer;

/** Records a hand-over, each half by its own key. Blocks on disk. */
final class Signing {
    private final Desk desk;
    private final Words words = Words.in(Signing.class);

    Signing(Desk desk) {
        this.desk = desk;
    }

    /**
     * What came of it.
     *
     * @param receipt text to read, print or send
     * @param consignment the code of the consignment it is; null for none
     */
    record Signed(String said, String receipt, @Nullable String consignment) {
        Signed(String said, String receipt) {
            this(said, receipt, null);
        }
    }

    /** An officer by collar number, or by a name only one has. */
    Outcome<Officer> officer(String text) {
        String wanted = text.strip().toLowerCase(Locale.UK);
        List<Officer> active = desk.officers().all().stream().filter(Officer::active).toList();
        List<Officer> fits =
                active.stream()
                        .filter(o -> o.collar().toLowerCase(Locale.UK).equals(wanted))
                        .toList();
        if (fits.isEmpty()) {
            fits =
                    active.stream()
                            .filter(o -> o.label().toLowerCase(Locale.UK).contains(wanted))
                            .toList();
        }
        return fits.size() == 1
                ? Outcome.done(fits.getFirst())
                : new Outcome.Refused<>(
                        "WHICH_OFFICER",
                        fits.isEmpty()
                                ? words.say("handover.to.unknown", text.strip())
                                : words.say("handover.to.several", text.strip()),
                        fits.stream().map(Officer::label).toList());
    }

    /**
     * To an officer.
     *
     * @param password the receiver's own, to accept here and now; null to leave it for them
     */
    Outcome<Signed> toOfficer(
            Officer to,
            @Nullable Password password,
            String purpose,
            @Nullable LocalDate due,
            List<BatchLine> lines,
            boolean lookedAtAll) {
        if (password == null) {
            return offer(to, purpose, due, lines, lookedAtAll)
                    .then(done ->
                            Outcome.done(
                                    signed(
                                            lines,
                                            to.label(),
                                            purpose,
                                            due,
                                            words.say("handover.done.left", to.label()))));
        }
        return desk.signInAnother(to.collar(), password)
                .then(receiver ->
                        desk.handingOver()
                                .handOver(
                                        desk.session(),
                                        receiver,
                                        packages(lines),
                                        purpose,
                                        BatchModel.sealsRead(lines),
                                        Map.of(),
                                        due,
                                        null))
                .then(done -> looked(lines, lookedAtAll))
                .then(done ->
                        Outcome.done(
                                signed(
                                        lines,
                                        to.label(),
                                        purpose,
                                        due,
                                        words.say("handover.done.both", to.label()))));
    }

    private Outcome<List<Recorded>> offer(
            Officer to,
            String purpose,
            @Nullable LocalDate due,
            List<BatchLine> lines,
            boolean lookedAtAll) {
        return desk.handingOver()
                .offer(
                        desk.session(),
                        packages(lines),
                        to,
                        purpose,
                        BatchModel.sealsRead(lines),
                        due,
                        null)
                .then(done -> looked(lines, lookedAtAll).then(seen -> Outcome.done(done)));
    }

    /** To somebody without an account, vouched for as what it was. */
    Outcome<Signed> toOther(
            String name,
            Vouching.Answer vouched,
            String purpose,
            @Nullable LocalDate due,
            List<BatchLine> lines,
            boolean lookedAtAll) {
        return vouched.person(desk, null, name, "receiver")
                .then(person ->
                        desk.handingOver()
                                .handOut(
                                        desk.session(),
                                        packages(lines),
                                        name,
                                        person,
                                        purpose,
                                        BatchModel.sealsRead(lines),
                                        due,
                                        null))
                .then(done -> looked(lines, lookedAtAll))
                .then(done ->
                        Outcome.done(
                                signed(
                                        lines,
                                        name,
                                        purpose,
                                        due,
                                        words.say(
                                                "handover.done.other",
                                                name,
                                                org.lockfast.continuity.Telling.how(
                                                        vouched.way())))));
    }

    /** To a courier, vouched for as what it was, as a consignment. */
    Outcome<Signed> toCourier(
            Consignments.Journey how,
            Vouching.Answer vouched,
            String purpose,
            List<BatchLine> lines,
            boolean lookedAtAll) {
        return vouched.person(desk, null, how.carrier(), "receiver")
                .then(person ->
                        desk.consignments()
                                .send(
                                        desk.session(),
                                        packages(lines),
                                        how,
                                        person,
                                        BatchModel.sealsRead(lines),
                                        null))
                .then(done -> looked(lines, lookedAtAll))
                .then(done -> Outcome.done(sent(how, purpose, lines)));
    }

    private Signed sent(Consignments.Journey how, String purpose, List<BatchLine> lines) {
        String number = Consignment.number(how.code());
        Signed signed =
                signed(
                        lines,
                        how.carrier(),
                        purpose,
                        how.due(),
                        words.say("handover.done.courier", number, how.to(), how.carrier()));
        List<String> head = new ArrayList<>();
        head.add(words.say("handover.receipt.consignment", number, how.code(), how.to()));
        if (how.vehicle() != null) {
            head.add(words.say("handover.receipt.vehicle", how.vehicle()));
        }
        if (how.cageSeal() != null) {
            head.add(words.say("handover.receipt.cage-seal", how.cageSeal()));
        }
        head.add(signed.receipt());
        return new Signed(signed.said(), String.join("\n", head), how.code());
    }

    /**
     * What was seen of the seals: entries of their own, never implied by a scan. What was signed
     * before stands, so that one cannot be recorded is told and refuses nothing.
     */
    Outcome<Integer> looked(List<BatchLine> lines, boolean all) {
        int count = 0;
        for (BatchLine line : lines) {
            BatchLine.Look look = BatchModel.seen(line, all);
            if (look != BatchLine.Look.NONE) {
                String note =
                        line.proof() == BatchLine.Proof.DIFFERS
                                ? words.say("handover.note.read", String.valueOf(line.sealRead()))
                                : null;
                Outcome<List<Recorded>> one =
                        desk.handling()
                                .lookAtSeal(desk.session(), seen(line), look.name(), note, null);
                if (one
                        instanceof
                        Outcome.Refused<List<Recorded>>(
                                String _,
                                String sentence,
                                List<String> _)) {
                    return new Outcome.Done<>(
                            count, List.of(words.say("handover.looked.not", sentence)));
                }
                count++;
            }
        }
        return Outcome.done(count);
    }

    /** As the record says now: what happened since the scan must be bound too. */
    List<PackageState> packages(List<BatchLine> lines) {
        return lines.stream().map(line -> now(line.p().id())).toList();
    }

    /** What is looked at is in the hand, whatever the lists can say of it. */
    private PackageState seen(BatchLine line) {
        try {
            return now(line.p().id());
        } catch (IndexBroken e) {
            return line.p();
        }
    }

    private PackageState now(UUID id) {
        return desk.movements().state(id).orElseThrow();
    }

    private Signed signed(
            List<BatchLine> lines,
            String to,
            String purpose,
            @Nullable LocalDate due,
            String said) {
        List<String> text = new ArrayList<>();
        text.add(words.count("handover.receipt.head", lines.size()));
        text.add(words.say("handover.receipt.from", desk.session().officer().label()));
        text.add(words.say("handover.receipt.to", to));
        text.add(words.say("handover.receipt.purpose", purpose));
        if (due != null) {
            text.add(words.say("handover.receipt.due", DayAhead.echo(due)));
        }
        text.add(
                words.say(
                        "handover.receipt.at",
                        org.lockfast.desktop.SmartTime.echo(
                                desk.clock().instant().atZone(desk.zone()))));
        text.add("");
        int n = 0;
        for (BatchLine line : lines.reversed()) {
            n++;
            text.add(
                    words.say(
                            "handover.receipt.line",
                            n,
                            line.name(),
                            line.description(),
                            line.p().seal() == null
                                    ? words.say("handover.no-seal")
                                    : line.p().seal(),
                            proof(line)));
        }
        text.add("");
        text.add(said);
        return new Signed(said, String.join("\n", text));
    }

    private String proof(BatchLine line) {
        return switch (line.proof()) {
            case SEAL_READ -> words.say("handover.proof.read");
            case NOT_CHECKED, EXPECTED -> words.say("handover.proof.not-checked");
            case DIFFERS -> words.say("handover.proof.differs", String.valueOf(line.sealRead()));
        };
    }
}
