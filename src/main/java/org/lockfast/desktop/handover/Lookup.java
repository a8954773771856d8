package org.lockfast.desktop.handover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Consignment;
import org.lockfast.continuity.Elsewhere;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Reckoning;
import org.lockfast.continuity.Whereabouts;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.Outcome;
import org.lockfast.label.LabelCode;
import org.lockfast.label.PlaceCode;
import org.lockfast.place.Place;

/** Finds the package a scan or a typed reference means. Blocks on disk. */
final class Lookup {
    private final Desk desk;
    private final Words words = Words.in(Lookup.class);

    Lookup(Desk desk) {
        this.desk = desk;
    }

    /** What a scan stands for. */
    sealed interface Hit {
        /** This very seal is on it. */
        record BySeal(BatchLine line, String read) implements Hit {}

        /** An earlier seal of it was read; the record has another now. */
        record EarlierSeal(BatchLine line, String read) implements Hit {}

        /** Its label was read, or its name typed: that proves no seal. */
        record ByName(BatchLine line, boolean oldLabel) implements Hit {}

        /** A container, or a consignment: what the record has in it, or still to come of it. */
        record Holding(String name, List<BatchLine> lines) implements Hit {}

        /** A seal nobody recorded. */
        record UnknownSeal(String read) implements Hit {}

        /** One seal number on several packages. */
        record SealUsedTwice(String read) implements Hit {}

        /**
         * Several packages bear an older system's barcode, or it is another's seal.
         *
         * @param names of all of them
         */
        record BarcodeOnSeveral(String read, List<String> names) implements Hit {}

        /** One blank label that was put on several packages. */
        record LabelOnSeveral(String read) implements Hit {}

        /** Nothing this screen can use. */
        record Nothing(String code, ScanKind kind) implements Hit {}

        /** A typed reference that fits nothing or several. */
        record Refused(String sentence) implements Hit {}
    }

    Hit scan(Scan scan) {
        return switch (scan.kind()) {
            case EXHIBIT -> label(scan);
            case CONTINUATION -> continued(scan);
            case FOREIGN -> seal(scan.code());
            case CONSIGNMENT ->
                    desk.consignments()
                            .find(scan.code())
                            .<Hit>map(this::coming)
                            .orElseGet(() -> new Hit.Nothing(scan.code(), scan.kind()));
            case CONTAINER ->
                    PlaceCode.find(scan.code(), desk.places().all())
                            .<Hit>map(this::holding)
                            .orElseGet(() -> new Hit.Nothing(scan.code(), scan.kind()));
            default -> new Hit.Nothing(scan.code(), scan.kind());
        };
    }

    private Hit label(Scan scan) {
        List<PackageState> of = desk.movements().withLabel(scan.code());
        return switch (of.size()) {
            case 0 -> new Hit.Nothing(scan.code(), scan.kind());
            case 1 ->
                    new Hit.ByName(line(of.getFirst()), !scan.code().equals(of.getFirst().label()));
            default -> new Hit.LabelOnSeveral(scan.code());
        };
    }

    /** A continuation leads back to the label it continues. */
    private Hit continued(Scan scan) {
        LabelCode code = LabelCode.parse(scan.code()).orElse(null);
        if (code == null) {
            return new Hit.Nothing(scan.code(), scan.kind());
        }
        Hit of =
                code.ofExhibit()
                        .map(label -> label(new Scan(label.value(), scan.aim(), ScanKind.EXHIBIT)))
                        .filter(hit -> !(hit instanceof Hit.Nothing))
                        .orElse(null);
        return of != null
                ? of
                : code.ofConsignment()
                        .flatMap(label -> desk.consignments().find(label.value()))
                        .<Hit>map(this::coming)
                        .orElseGet(() -> new Hit.Nothing(scan.code(), scan.kind()));
    }

    private Hit holding(Place container) {
        List<BatchLine> lines =
                desk.stock().in(List.of(container.id()), Integer.MAX_VALUE).stream()
                        .flatMap(row -> byId(row.packageId()).stream())
                        .map(line -> line.proved(BatchLine.Proof.EXPECTED, null))
                        .toList();
        return new Hit.Holding(container.name(), lines);
    }

    private Hit coming(Consignment consignment) {
        return new Hit.Holding(
                consignment.number(),
                consignment.lines().stream()
                        .filter(line -> line.standing() == Consignment.Standing.TO_COME)
                        .map(line ->
                                line(line.p()).awaited().proved(BatchLine.Proof.EXPECTED, null))
                        .toList());
    }

    private Hit seal(String code) {
        List<PackageState> ever = desk.movements().withSeal(code);
        List<PackageState> old = desk.movements().withOldBarcode(code);
        if (!old.isEmpty()) {
            return barcode(code, Stream.concat(ever.stream(), old.stream()).toList());
        }
        List<PackageState> now =
                ever.stream().filter(p -> Reckoning.sameSeal(code, p.seal())).toList();
        if (now.size() > 1) {
            return new Hit.SealUsedTwice(code);
        }
        if (now.size() == 1) {
            return new Hit.BySeal(line(now.getFirst()), code);
        }
        return ever.isEmpty()
                ? new Hit.UnknownSeal(code)
                : new Hit.EarlierSeal(line(ever.getFirst()), code);
    }

    /**
     * A code that stands on a bag as its old barcode proves no seal, not even where the seal has
     * the same number: the scan may have been of either.
     *
     * @param bearing all that it could be the barcode or a seal of
     */
    private Hit barcode(String code, List<PackageState> bearing) {
        Map<UUID, PackageState> all = new LinkedHashMap<>();
        bearing.forEach(p -> all.putIfAbsent(p.id(), p));
        return all.size() == 1
                ? new Hit.ByName(line(bearing.getFirst()), false)
                : new Hit.BarcodeOnSeveral(
                        code, all.values().stream().map(p -> line(p).name()).toList());
    }

    /** A reference typed may be the barcode of something else. */
    private Hit named(String text, PackageState p) {
        List<PackageState> old = desk.movements().withOldBarcode(text);
        return old.stream().allMatch(other -> other.exhibitId().equals(p.exhibitId()))
                ? new Hit.ByName(line(p), false)
                : barcode(text, Stream.concat(Stream.of(p), old.stream()).toList());
    }

    Hit typed(String text) {
        return switch (desk.references().onePackage(text)) {
            case Outcome.Done<PackageState>(PackageState p, List<String> _) -> named(text, p);
            case Outcome.Refused<PackageState>(
                            String code,
                            String sentence,
                            List<String> choices) ->
                    switch (seal(text.strip())) {
                        // a typed number proves nothing was read
                        case Hit.BySeal(BatchLine line, String _) -> new Hit.ByName(line, false);
                        case Hit.ByName named -> named;
                        case Hit.BarcodeOnSeveral several -> several;
                        default ->
                                new Hit.Refused(
                                        choices.isEmpty()
                                                ? sentence
                                                : sentence + " " + String.join(" · ", choices));
                    };
        };
    }

    Optional<BatchLine> byId(UUID id) {
        return desk.movements().state(id).map(this::line);
    }

    BatchLine line(PackageState p) {
        Exhibit exhibit = desk.exhibits().byId(p.exhibitId()).orElseThrow();
        boolean several = desk.movements().packagesOf(p.exhibitId()).size() > 1;
        return new BatchLine(
                p,
                several ? exhibit.name() + "#" + p.n() : exhibit.name(),
                exhibit.description() == null ? "" : exhibit.description(),
                Whereabouts.of(p, desk.names()),
                Elsewhere.is(p, desk.session().officer()),
                BatchLine.Proof.NOT_CHECKED,
                null,
                BatchLine.Look.NONE,
                null);
    }

    /**
     * The lines of a batch that was kept, as the record has them now, in their order. What has
     * changed since counts as not scanned and says so; what is not in this store any more is left
     * out.
     */
    List<BatchLine> again(List<HalfBatch.Kept> kept) {
        return kept.stream()
                .flatMap(one -> byId(one.id()).map(now -> again(one, now)).stream())
                .toList();
    }

    private BatchLine again(HalfBatch.Kept kept, BatchLine now) {
        if (kept.stands(now.p())) {
            return now.proved(kept.proof(), kept.sealRead()).looked(kept.look());
        }
        String seal = now.p().seal();
        return now.changed(
                Reckoning.sameSeal(kept.seal(), seal) || Objects.equals(kept.seal(), seal)
                        ? words.say("handover.changed.where", now.where())
                        : words.say(
                                "handover.changed.seal",
                                seal == null ? words.say("handover.no-seal") : seal));
    }

    /** The hand-over that these packages were last offered or accepted in; null for none. */
    static @Nullable UUID batch(Desk desk, List<UUID> packages) {
        return packages.isEmpty()
                ? null
                : desk.movements().newestBatch(packages.getFirst()).orElse(null);
    }
}
