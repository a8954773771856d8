package org.lockfast.desktop.handover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Reckoning;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.desktop.handover.BatchLine.Look;
import org.lockfast.desktop.handover.BatchLine.Proof;

/**
 * Packages gathered by scanning, newest first. The seal is scanned, not the label: one scan finds
 * the package and proves the number. A number that differs stops the batch until somebody has
 * looked again or called it broken. Scans taken back leave the exhibit's record untouched.
 */
final class BatchModel {
    /** Packages, newest scan first. */
    final ObservableList<BatchLine> lines = FXCollections.observableArrayList();

    /** What came of the last scan. */
    final StringProperty last = new SimpleStringProperty("");

    /** "I looked at every seal: all unbroken"; never ticked by us. */
    final BooleanProperty lookedAtAll = new SimpleBooleanProperty();

    private final ReadOnlyObjectWrapper<@Nullable Stop> stop = new ReadOnlyObjectWrapper<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Lookup lookup;
    private final Work work;
    private final Notices notices;
    private final Words words = Words.in(BatchModel.class);
    private @Nullable String loneSeal;

    /** What was to be there, by what was scanned to say so. */
    private final Map<String, Set<UUID>> expected = new LinkedHashMap<>();

    private Runnable acted = () -> {};
    private String notHere = "handover.scan.elsewhere";

    /**
     * A seal that differs from the record.
     *
     * @param id the package
     */
    record Stop(UUID id, String name, String read, String expected) {}

    private record Step(
            List<BatchLine> lines,
            @Nullable Stop stop,
            @Nullable String loneSeal,
            Map<String, Set<UUID>> expected,
            String what) {}

    BatchModel(Lookup lookup, Work work, Notices notices) {
        this.lookup = lookup;
        this.work = work;
        this.notices = notices;
    }

    /** What stops the batch; null for nothing. */
    ReadOnlyObjectProperty<@Nullable Stop> stopProperty() {
        return stop.getReadOnlyProperty();
    }

    /** What follows everything the officer does here. */
    void whenActed(Runnable then) {
        acted = then;
    }

    /**
     * What is said of a scan that the record has elsewhere.
     *
     * @param key of words with where the record has it
     */
    void sayNotHere(String key) {
        notHere = key;
    }

    /** A seal that was read and belongs to no line yet; null for none. */
    @Nullable String loneSeal() {
        return loneSeal;
    }

    /**
     * Goes on with what was kept; each line can be taken back, the newest first.
     *
     * @param kept newest first
     * @param stopped null where nothing stops it, or where the line it speaks of is not there
     */
    void restore(List<BatchLine> kept, @Nullable Stop stopped, @Nullable String lone) {
        clear();
        for (BatchLine line : kept.reversed()) {
            steps.push(new Step(new ArrayList<>(lines), null, null, Map.of(), line.name()));
            lines.addFirst(line);
        }
        if (stopped != null && indexOf(stopped.id()) >= 0) {
            stop.set(stopped);
        }
        loneSeal = lone;
    }

    /** The first line that has changed since it was scanned. */
    Optional<BatchLine> changed() {
        return lines.reversed().stream().filter(line -> line.changed() != null).findFirst();
    }

    boolean canTakeBack() {
        return !steps.isEmpty();
    }

    /** Begins with packages known by id, seals not checked. */
    void begin(List<UUID> ids) {
        if (!ids.isEmpty()) {
            work.read(
                    () -> ids.stream().map(lookup::byId).flatMap(Optional::stream).toList(),
                    found -> {
                        for (BatchLine line : found) {
                            if (indexOf(line.p().id()) < 0) {
                                lines.addFirst(line);
                            }
                        }
                    });
        }
    }

    void scanned(Scan scan) {
        work.read(() -> lookup.scan(scan), hit -> take(hit, scan.code()));
    }

    void typed(String text) {
        if (!text.isBlank()) {
            work.read(() -> lookup.typed(text.strip()), hit -> take(hit, text.strip()));
        }
    }

    /** Takes what a scan was found to stand for. */
    void take(Lookup.Hit hit, String code) {
        Stop open = stop.get();
        if (open != null
                && !(hit instanceof Lookup.Hit.BySeal(BatchLine line, String _)
                        && line.p().id().equals(open.id()))) {
            tell(Earcon.STOP, words.say("handover.stop.first", open.name()));
            return;
        }
        switch (hit) {
            case Lookup.Hit.BySeal(BatchLine line, String read) -> bySeal(line, read);
            case Lookup.Hit.EarlierSeal(BatchLine line, String read) -> {
                remember(line.name());
                add(line);
                differs(line, read);
            }
            case Lookup.Hit.ByName(BatchLine line, boolean old) -> byName(line, old);
            case Lookup.Hit.Holding(String name, List<BatchLine> within) -> expect(name, within);
            case Lookup.Hit.UnknownSeal(String read) -> unknownSeal(read);
            case Lookup.Hit.SealUsedTwice(String read) -> {
                remember(read);
                loneSeal = read;
                tell(Earcon.STOP, words.say("handover.scan.twice", read));
            }
            case Lookup.Hit.BarcodeOnSeveral(String read, List<String> names) ->
                    tell(
                            Earcon.STOP,
                            words.say(
                                    "handover.scan.barcode-several",
                                    read,
                                    String.join(", ", names)));
            case Lookup.Hit.LabelOnSeveral(String read) -> {
                remember(read);
                tell(Earcon.STOP, words.say("handover.scan.label-twice", read));
            }
            case Lookup.Hit.Nothing(String _, ScanKind kind) ->
                    tell(Earcon.STOP, nothing(code, kind));
            case Lookup.Hit.Refused(String sentence) -> tell(Earcon.STOP, sentence);
        }
    }

    /** All that the record has in something is to come; each is still to be scanned. */
    private void expect(String name, List<BatchLine> within) {
        remember(name);
        expected.put(name, within.stream().map(line -> line.p().id()).collect(Collectors.toSet()));
        within.stream()
                .filter(line -> indexOf(line.p().id()) < 0)
                .forEach(line -> lines.addFirst(line));
        tell(Earcon.GOOD, words.count("handover.scan.expected", within.size(), name));
    }

    /** What is to be there from the beginning, and is not taken back; what is there stays. */
    void expectFromBeginning(String name, List<BatchLine> within) {
        expected.put(name, within.stream().map(line -> line.p().id()).collect(Collectors.toSet()));
        within.stream()
                .filter(line -> indexOf(line.p().id()) < 0)
                .forEach(line -> lines.add(line.proved(Proof.EXPECTED, null)));
    }

    /** What was to be there and was not scanned. */
    List<BatchLine> toCome() {
        return lines.stream().filter(line -> line.proof() == Proof.EXPECTED).toList();
    }

    /**
     * Of what was expected: how much is here, how much is to come, and what was not on the list.
     */
    String tickedOff() {
        if (expected.isEmpty()) {
            return "";
        }
        Set<UUID> listed =
                expected.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        long toCome = lines.stream().filter(line -> line.proof() == Proof.EXPECTED).count();
        long here = here().stream().filter(line -> listed.contains(line.p().id())).count();
        return words.say(
                "handover.ticked-off",
                String.join(", ", expected.keySet()),
                listed.size(),
                here,
                toCome,
                here().size() - here);
    }

    /** What is here: all but what is expected and was not scanned. */
    List<BatchLine> here() {
        return lines.stream().filter(line -> line.proof() != Proof.EXPECTED).toList();
    }

    private String nothing(String code, ScanKind kind) {
        return switch (kind) {
            case EXHIBIT -> words.say("handover.scan.label", code);
            case TRAINING -> words.say("handover.scan.training");
            case CONTINUATION -> words.say("handover.scan.continuation");
            case PRODUCT -> words.say("handover.scan.product", code);
            case LOCATION, CONTAINER -> words.say("handover.scan.place");
            case BADGE -> words.say("handover.scan.badge");
            default -> words.say("handover.scan.unknown", code);
        };
    }

    private void bySeal(BatchLine found, String read) {
        int at = indexOf(found.p().id());
        BatchLine line = awaited(found, at);
        if (at >= 0 && lines.get(at).proof() == Proof.SEAL_READ) {
            tell(Earcon.WARNING, words.say("handover.scan.again", line.name(), lines.size() - at));
            return;
        }
        remember(line.name());
        stop.set(null);
        loneSeal = null;
        if (at >= 0) {
            lines.set(at, line.proved(Proof.SEAL_READ, read)); // as the record has it now
            lookedAtAll.set(false);
        } else {
            add(line.proved(Proof.SEAL_READ, read));
        }
        tell(taken(line), words.say("handover.scan.matches", line.name(), read) + elsewhere(line));
    }

    /** What comes with a courier and was expected is where it should be. */
    private BatchLine awaited(BatchLine line, int at) {
        return at >= 0
                        && lines.get(at).proof() == Proof.EXPECTED
                        && line.p().status().equals("IN_TRANSIT")
                ? line.awaited()
                : line;
    }

    private void byName(BatchLine line, boolean old) {
        int at = indexOf(line.p().id());
        String lone = loneSeal;
        if (at >= 0 && lines.get(at).changed() != null && lone == null) {
            remember(line.name());
            lines.set(at, line);
            tell(taken(line), words.say("handover.scan.as-it-is", line.name()) + elsewhere(line));
            return;
        }
        if (at >= 0 && lines.get(at).proof() == Proof.EXPECTED && lone == null) {
            remember(line.name());
            lines.set(at, awaited(line, at));
            lookedAtAll.set(false);
            tell(Earcon.GOOD, words.say("handover.scan.not-checked", line.name()));
            return;
        }
        if (at >= 0 && lone == null) {
            tell(Earcon.WARNING, words.say("handover.scan.again", line.name(), lines.size() - at));
            return;
        }
        remember(line.name());
        if (at < 0) {
            add(line);
        }
        if (lone != null) {
            loneSeal = null;
            if (Reckoning.sameSeal(lone, line.p().seal())) {
                int now = indexOf(line.p().id());
                lines.set(now, line.proved(Proof.SEAL_READ, lone));
                tell(
                        taken(line),
                        words.say("handover.scan.matches", line.name(), lone) + elsewhere(line));
            } else {
                differs(line, lone);
            }
            return;
        }
        tell(
                taken(line),
                words.say("handover.scan.not-checked", line.name())
                        + (old ? " " + words.say("handover.scan.old-label") : "")
                        + elsewhere(line));
    }

    private void unknownSeal(String read) {
        BatchLine newest = lines.isEmpty() ? null : lines.getFirst();
        remember(read);
        if (newest != null && newest.proof() == Proof.NOT_CHECKED && newest.p().seal() != null) {
            differs(newest, read);
            return;
        }
        loneSeal = read;
        tell(Earcon.WARNING, words.say("handover.scan.no-seal", read));
    }

    private void differs(BatchLine line, String read) {
        String expected = line.p().seal() == null ? words.say("handover.no-seal") : line.p().seal();
        stop.set(new Stop(line.p().id(), line.name(), read, String.valueOf(expected)));
        tell(Earcon.STOP, words.say("handover.stop", line.name(), read, String.valueOf(expected)));
    }

    private String elsewhere(BatchLine line) {
        return line.elsewhere() ? ". " + words.say(notHere, line.where()) : "";
    }

    private void add(BatchLine line) {
        if (indexOf(line.p().id()) < 0) {
            lines.addFirst(line);
            lookedAtAll.set(false); // it was said of fewer seals than there are now
        }
    }

    /** Looks again: the number read counts for nothing, and the seal is to be scanned once more. */
    void lookAgain() {
        Stop open = stop.get();
        if (open != null) {
            remember(open.name());
            stop.set(null);
            tell(words.say("handover.stop.again", open.name()));
        }
    }

    /** It is as it was read: recorded as broken, with the number, when the batch is signed. */
    void recordAsBroken() {
        Stop open = stop.get();
        int at = open == null ? -1 : indexOf(open.id());
        if (open != null && at >= 0) {
            remember(open.name());
            lines.set(at, lines.get(at).proved(Proof.DIFFERS, open.read()).looked(Look.BROKEN));
            stop.set(null);
            tell(words.say("handover.stop.broken", open.name()));
        }
    }

    /** What was seen of one seal. */
    void look(int at, Look look) {
        if (at >= 0 && at < lines.size()) {
            remember(lines.get(at).name());
            lines.set(at, lines.get(at).looked(look));
            acted.run();
        }
    }

    void remove(int at) {
        if (at >= 0 && at < lines.size()) {
            remember(lines.get(at).name());
            BatchLine gone = lines.remove(at);
            Stop open = stop.get();
            if (open != null && open.id().equals(gone.p().id())) {
                stop.set(null);
            }
            tell(words.say("handover.removed", gone.name()));
        }
    }

    /** Takes a line out. */
    void takeOut(BatchLine line) {
        remove(indexOf(line.p().id()));
    }

    /** Takes back the last scan or answer. */
    void takeBack() {
        Step step = steps.poll();
        if (step == null) {
            tell(words.say("handover.nothing-back"));
            return;
        }
        expected.clear();
        expected.putAll(step.expected());
        lines.setAll(step.lines());
        stop.set(step.stop());
        loneSeal = step.loneSeal();
        tell(words.say("handover.back", step.what()));
    }

    void clear() {
        expected.clear();
        lines.clear();
        steps.clear();
        stop.set(null);
        loneSeal = null;
        lookedAtAll.set(false);
    }

    private void remember(String what) {
        steps.push(
                new Step(
                        new ArrayList<>(lines),
                        stop.get(),
                        loneSeal,
                        new LinkedHashMap<>(expected),
                        what));
    }

    /** Of a line that is on the list now: the record may have it elsewhere, which is looked at. */
    private static Earcon taken(BatchLine line) {
        return line.elsewhere() ? Earcon.WARNING : Earcon.GOOD;
    }

    /** What came of a scan. */
    private void tell(Earcon sound, String said) {
        last.set(said);
        notices.say(sound, said);
        acted.run();
    }

    private void tell(String said) {
        last.set(said);
        notices.say(said);
        acted.run();
    }

    private int indexOf(UUID id) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).p().id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** The numbers that were read, by package. */
    static Map<UUID, String> sealsRead(List<BatchLine> lines) {
        Map<UUID, String> read = new HashMap<>();
        for (BatchLine line : lines) {
            String one = line.sealRead();
            if (one != null) {
                read.put(line.p().id(), one);
            }
        }
        return read;
    }

    /** What is recorded of the seal of a line: its own answer, else what was said of all. */
    static Look seen(BatchLine line, boolean all) {
        return line.look() != Look.NONE
                ? line.look()
                : all && line.p().seal() != null ? Look.UNBROKEN : Look.NONE;
    }
}
