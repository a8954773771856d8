package org.lockfast.report;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.HeadsShown;
import org.lockfast.continuity.Limits;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.Names;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.MayLook;
import org.lockfast.journal.Acting;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.paper.Fonts;

/**
 * Prints continuity records. A print is made, then recorded with the SHA-256 of its bytes, and only
 * then handed out: no record leaves unknown, and a paper can be told from a forged one.
 */
public final class ContinuityRecords {
    private final Recording journal;
    private final Movements movements;
    private final HeadsShown heads;
    private final Exhibits exhibits;
    private final MayLook mayLook;
    private final Names names;
    private final Limits limits;
    private final Proofs proofs;
    private final KeptFiles files;
    private final Fonts fonts;
    private final InstantSource clock;
    private final ZoneId zone;
    private final String force;
    private final String build;

    /**
     * @param exhibits as whoever is signed in may see them
     * @param mayLook who may print which
     * @param zone in which times are printed; it is named on the print
     * @param force force and station, as printed at the head
     * @param build of this program
     */
    public ContinuityRecords(
            Recording journal,
            Movements movements,
            HeadsShown heads,
            Exhibits exhibits,
            MayLook mayLook,
            Names names,
            Limits limits,
            Proofs proofs,
            KeptFiles files,
            Fonts fonts,
            InstantSource clock,
            ZoneId zone,
            String force,
            String build) {
        this.journal = journal;
        this.movements = movements;
        this.heads = heads;
        this.exhibits = exhibits;
        this.mayLook = mayLook;
        this.names = names;
        this.limits = limits;
        this.proofs = proofs;
        this.files = files;
        this.fonts = fonts;
        this.clock = clock;
        this.zone = zone;
        this.force = force;
        this.build = build;
    }

    /**
     * The continuity record of an exhibit as a PDF, recorded as printed. A record that does not
     * check out is printed all the same, and says so on its first page.
     *
     * @param why and {@code forWhom}: as printed and recorded; empty where nothing is said
     * @return the file; refused where the officer may not read, the exhibit is not known, or the
     *     print could not be recorded
     */
    public Outcome<byte[]> print(
            Session session, UUID exhibit, @Nullable String why, @Nullable String forWhom) {
        return print(session, exhibit, why, forWhom, (pdf, print) -> print.get());
    }

    /**
     * The same into a file, which lies on the disk before the print is recorded and has its name
     * after.
     *
     * @param file one that is there is replaced
     */
    public Outcome<byte[]> print(
            Session session,
            UUID exhibit,
            @Nullable String why,
            @Nullable String forWhom,
            Path file) {
        return print(
                session,
                exhibit,
                why,
                forWhom,
                (pdf, print) -> OutFile.of(file, "record", pdf, print));
    }

    private Outcome<byte[]> print(
            Session session,
            UUID exhibit,
            @Nullable String why,
            @Nullable String forWhom,
            BiFunction<byte[], Supplier<Outcome<byte[]>>, Outcome<byte[]>> out) {
        return session.acting(Permission.READ)
                .then(acting -> {
                    journal.settled();
                    Optional<Exhibit> found = exhibits.byId(exhibit);
                    if (found.isEmpty()) {
                        return Outcome.refused(
                                "NOT_FOUND",
                                "That exhibit is not in this store. Find it again and print from"
                                        + " there.");
                    }
                    return mayLook.at(found.get())
                            .then(seen -> {
                                Printing printing =
                                        printing(
                                                seen,
                                                session.officer().label(),
                                                said(why),
                                                said(forWhom));
                                RecordDocument.Made made =
                                        new RecordDocument(printing, fonts).make();
                                return out.apply(
                                        made.bytes(), () -> recorded(acting, printing, made));
                            });
                });
    }

    private Printing printing(
            Exhibit exhibit, String by, @Nullable String why, @Nullable String forWhom) {
        ExhibitStory story = story(exhibit);
        Proofs.Proof proof = check(story);
        if (proof.unshown() > 0) { // somebody recorded meanwhile: read again, once
            journal.settled();
            story = story(exhibits.byId(exhibit.id()).orElse(exhibit));
            proof = check(story);
        }
        SignedSheets sheets = new SignedSheets(story.events(), proof.entries(), files);
        return new Printing(
                story,
                proof.with(
                        proof.entries().stream()
                                .map(one ->
                                        sheets.changed(one)
                                                ? one.saying(SignedSheets.CHANGED)
                                                : one)
                                .toList()),
                sheets,
                heads.at(batches(story)),
                limits.late(),
                by,
                force,
                build,
                why,
                forWhom);
    }

    private ExhibitStory story(Exhibit exhibit) {
        return ExhibitStory.of(exhibit, movements, names, limits, clock.instant(), zone);
    }

    /** The hand-overs of its packages. */
    private static Set<UUID> batches(ExhibitStory story) {
        Set<UUID> batches = new LinkedHashSet<>();
        for (ExhibitStory.Line line : story.events()) {
            if (line.happening().event() instanceof ContinuityEvent.Offered offered) {
                batches.add(offered.batch().id());
            } else if (line.happening().event() instanceof ContinuityEvent.Accepted accepted) {
                batches.add(accepted.batch().id());
            }
        }
        return batches;
    }

    private Proofs.Proof check(ExhibitStory story) {
        Set<UUID> subjects = new HashSet<>();
        subjects.add(story.exhibit().id());
        story.accounts().forEach(account -> subjects.add(account.state().id()));
        return proofs.check(
                subjects, story.events().stream().map(ExhibitStory.Line::happening).toList());
    }

    private Outcome<byte[]> recorded(Acting acting, Printing printing, RecordDocument.Made made) {
        return journal.act(
                        acting,
                        List.of(
                                NewEvent.of(
                                        printing.exhibit().id(),
                                        new ReportEvent.RecordPrinted(
                                                Hash.sha256(made.bytes()),
                                                made.pages(),
                                                printing.events().size(),
                                                printing.why(),
                                                printing.forWhom()))),
                        done -> made.bytes())
                .then(bytes -> new Outcome.Done<>(bytes, warnings(printing, made)));
    }

    private static List<String> warnings(Printing printing, RecordDocument.Made made) {
        List<String> warnings = new ArrayList<>();
        if (!printing.proof().good()) {
            warnings.add(
                    "Checking this record found something that does not agree. It stands on page 1:"
                            + " show it to your manager.");
        }
        if (made.hasCodes()) {
            warnings.add(
                    "Some characters stand on the print as codes, since they cannot be printed as they are"
                            + " written. Which they are stands under “"
                            + CodesPart.TITLE
                            + "”.");
        }
        return List.copyOf(warnings);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
