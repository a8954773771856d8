package org.lockfast.exhibit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.exhibit.ExhibitForm.PackageForm;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;

/**
 * Records exhibits and other property, and corrections of them. A record always saves, whatever is
 * missing from it, and a time later than now is kept as it was said and warned of; only what cannot
 * be meant (a code no list knows) is refused. Nothing is edited: a correction is a further entry,
 * and both print (D-5).
 */
public final class RecordingExhibits {
    /** An entry has four digits for a year. */
    static final String YEAR = "Give the year with four digits, like 2026.";

    private static final int MOST_PACKAGES = 500;

    private final Recording journal;
    private final Exhibits exhibits;
    private final Officers officers;
    private final Cataloguing catalogue;
    private final Supplier<UUID> ids;
    private final Supplier<String> propertyNumbers;

    public RecordingExhibits(
            Recording journal,
            Exhibits exhibits,
            Officers officers,
            Cataloguing catalogue,
            Supplier<UUID> ids,
            Supplier<String> propertyNumbers) {
        this.journal = journal;
        this.exhibits = exhibits;
        this.officers = officers;
        this.catalogue = catalogue;
        this.ids = ids;
        this.propertyNumbers = propertyNumbers;
    }

    /** Records an exhibit or other property. */
    public Outcome<Exhibit> record(Session session, @Nullable Case of, ExhibitForm form) {
        return record(session, of, form, exhibit -> List.of());
    }

    /**
     * Records an exhibit or other property together with what else must not be recorded without it.
     *
     * @param along what follows it in the same step, by the exhibit's id
     */
    public Outcome<Exhibit> record(
            Session session,
            @Nullable Case of,
            ExhibitForm form,
            Function<UUID, List<NewEvent>> along) {
        PropertyKind kind = form.kind() == null ? PropertyKind.EXHIBIT : form.kind();
        if (kind == PropertyKind.EXHIBIT && of == null) {
            return Outcome.refused(
                    "NO_CASE",
                    "An exhibit belongs to a case. Name the case, or record it as found, prisoner's, deceased's, safekeeping or surrendered property.");
        }
        if (form.seizedAt() != null && !CorrectableField.hasFourDigits(form.seizedAt())) {
            return Outcome.refused("TIME", YEAR);
        }
        if (amounts(form).anyMatch(number -> !Amount.fits(number))) {
            return Outcome.refused("NUMBER", Amount.SENTENCE);
        }
        Optional<Outcome<Exhibit>> unknown = unknownCode(form);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        List<String> warnings = new ArrayList<>();
        ExhibitEvent.Recorded event = event(kind, of, form, warnings);
        UUID id = ids.get();
        return session.acting(Permission.RECORD)
                .then(acting -> {
                    List<NewEvent> all = new ArrayList<>();
                    all.add(
                            NewEvent.of(id, event)
                                    .at(
                                            form.seizedAt() == null
                                                    ? null
                                                    : Occurred.stated(form.seizedAt())));
                    all.addAll(along.apply(id));
                    return journal.act(
                                    acting,
                                    all,
                                    done -> Outcome.done(exhibits.byId(id).orElseThrow()),
                                    done ->
                                            JustRecorded.of(
                                                    event,
                                                    done.getFirst(),
                                                    id,
                                                    of,
                                                    form.seizedAt(),
                                                    session.officer().id()))
                            .then(exhibit -> {
                                warnings.addAll(exhibit.warnings());
                                return new Outcome.Done<>(exhibit, List.copyOf(warnings));
                            });
                });
    }

    private static Stream<BigDecimal> amounts(ExhibitForm form) {
        return Stream.concat(
                Stream.ofNullable(form.quantity()),
                packages(form).stream()
                        .flatMap(p ->
                                Stream.concat(
                                        Stream.ofNullable(p.weight()),
                                        Stream.ofNullable(p.quantity()))));
    }

    private Optional<Outcome<Exhibit>> unknownCode(ExhibitForm form) {
        List<PackageForm> packages = packages(form);
        if (packages.size() > MOST_PACKAGES) {
            return Optional.of(
                    Outcome.refused(
                            "TOO_MANY_PACKAGES",
                            "An exhibit has at most "
                                    + MOST_PACKAGES
                                    + " packages. Record the others as further exhibits."));
        }
        List<@Nullable String> packagings = new ArrayList<>();
        List<@Nullable String> kinds = new ArrayList<>();
        packages.forEach(p -> {
            packagings.add(p.packaging());
            kinds.add(p.sealKind());
        });
        List<@Nullable String> category = new ArrayList<>();
        category.add(form.category());
        List<@Nullable String> storage = new ArrayList<>();
        storage.add(form.storage());
        List<@Nullable String> hazards =
                form.hazards() == null ? List.of() : new ArrayList<>(form.hazards());
        List<@Nullable String> particulars =
                form.particulars() == null
                        ? List.of()
                        : new ArrayList<>(form.particulars().keySet());
        return notIn("category", category, catalogue.categories())
                .or(() -> notIn("packaging", packagings, catalogue.packaging()))
                .or(() -> notIn("storage", storage, catalogue.storage()))
                .or(() -> notIn("hazard", hazards, catalogue.hazards()))
                .or(() -> notIn("seal kind", kinds, catalogue.sealKinds()))
                .or(() -> notIn("particular", particulars, catalogue.particulars()));
    }

    private static Optional<Outcome<Exhibit>> notIn(
            String list, List<@Nullable String> codes, Set<String> known) {
        for (String code : codes) {
            if (code != null && !known.contains(code)) {
                return Optional.of(
                        new Outcome.Refused<>(
                                "UNKNOWN_CODE",
                                "No " + list + " is called " + code + ". Use one of those listed.",
                                known.stream().sorted().toList()));
            }
        }
        return Optional.empty();
    }

    private static List<PackageForm> packages(ExhibitForm form) {
        List<PackageForm> given = form.packages();
        return given == null || given.isEmpty()
                ? List.of(
                        new PackageForm(
                                form.packaging(), blank(form.seal()), null, null, null, null))
                : given;
    }

    private ExhibitEvent.Recorded event(
            PropertyKind kind, @Nullable Case of, ExhibitForm form, List<String> warnings) {
        List<PackageRecorded> packages = new ArrayList<>();
        for (PackageForm p : packages(form)) {
            String seal = blank(p.seal());
            String sealKind = p.sealKind() == null && seal != null ? "NUMBERED_BAG" : p.sealKind();
            packages.add(
                    new PackageRecorded(
                            ids.get(),
                            packages.size() + 1,
                            p.packaging(),
                            sealKind,
                            seal,
                            p.weight(),
                            p.quantity(),
                            p.unit()));
            warnReuse(seal, packages, warnings);
        }
        String written = blank(form.reference());
        String reference = written == null ? null : catalogue.normalReference(written);
        if (reference != null && of != null) {
            warnings.addAll(used(reference, of));
        }
        String by = blank(form.seizedBy());
        Optional<Officer> officer = by == null ? Optional.empty() : officers.byCollar(by);
        return new ExhibitEvent.Recorded(
                kind,
                of == null ? null : of.id(),
                reference,
                propertyNumbers.get(),
                blank(form.description()),
                form.category(),
                blank(form.place()),
                blank(form.from()),
                officer.map(Officer::id).orElse(null),
                officer.isPresent() ? null : by,
                blank(form.producer()),
                blank(form.power()),
                form.storage(),
                form.hazards(),
                form.identifiers() == null || form.identifiers().isEmpty()
                        ? null
                        : form.identifiers(),
                form.particulars() == null || form.particulars().isEmpty()
                        ? null
                        : form.particulars(),
                form.quantity(),
                blank(form.unit()),
                form.conditions() == null || form.conditions().isEmpty() ? null : form.conditions(),
                packages,
                blank(form.notes()),
                form.parent(),
                form.advice() == null || form.advice().isEmpty() ? null : form.advice(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void warnReuse(
            @Nullable String seal, List<PackageRecorded> packages, List<String> warnings) {
        if (seal == null) {
            return;
        }
        exhibits.bySeal(seal).stream()
                .findFirst()
                .ifPresent(e ->
                        warnings.add(
                                "Seal "
                                        + seal
                                        + " is already on "
                                        + e.name()
                                        + ". Both are kept. Check the bag."));
        long here = packages.stream().filter(p -> seal.equals(p.seal())).count();
        if (here > 1) {
            warnings.add(
                    "Seal "
                            + seal
                            + " is given for more than one package of this exhibit. Check the bags.");
        }
    }

    /**
     * Corrects a field of an exhibit.
     *
     * @param field a key of the command line's exhibit JSON
     * @param value the new text, in the form the field takes
     */
    public Outcome<Exhibit> correct(
            Session session, Exhibit exhibit, String field, String value, String reason) {
        return CorrectableField.of(field)
                .then(known -> known.check(field, value, catalogue))
                .then(text ->
                        append(
                                session,
                                exhibit,
                                new ExhibitEvent.Corrected(
                                        field,
                                        CorrectableField.valueOf(field, exhibit),
                                        text,
                                        reason),
                                exhibit.eid(),
                                List.of()))
                .then(now ->
                        new Outcome.Done<>(
                                now,
                                field.equals("seizedAt")
                                                && now.incomplete().contains(Judging.TIME_LATER)
                                        ? now.warnings()
                                        : List.of()));
    }

    /**
     * Corrects a field of one package: {@code packaging} or {@code seal}, a number read or typed
     * wrongly.
     *
     * @param old what the record said
     */
    public Outcome<Exhibit> correctPackage(
            Session session,
            Exhibit exhibit,
            UUID packageId,
            String field,
            @Nullable String old,
            String value,
            String reason) {
        return CorrectableField.of(field)
                .then(known -> known.check(field, value, catalogue))
                .then(text ->
                        append(
                                session,
                                exhibit,
                                packageId,
                                new ExhibitEvent.Corrected(field, old, text, reason),
                                exhibit.eid(),
                                List.of()));
    }

    /** A photograph, already stored. */
    public Outcome<Exhibit> addPhoto(
            Session session, Exhibit exhibit, AttachmentRef photo, @Nullable String caption) {
        return append(session, exhibit, new ExhibitEvent.PhotoAdded(caption), null, List.of(photo));
    }

    /** A factual note. */
    public Outcome<Exhibit> note(Session session, Exhibit exhibit, String text) {
        return append(session, exhibit, new ExhibitEvent.Noted(text), null, List.of());
    }

    /**
     * A named supervisor lets the next step go on against a hold of the adviser (settled 17). The
     * advice stays in the record, and so does the reason.
     *
     * @param supervisor whoever takes it on; need not be the officer at the machine
     * @param rule clause of the rule, one of {@link Exhibit#holds}
     * @param knew the entries of what was done to it or found of it that the supervisor has before
     *     them: what is found besides, here or elsewhere, puts it on hold again
     */
    public Outcome<Exhibit> overrideHold(
            Session supervisor, Exhibit exhibit, String rule, String reason, List<Hash> knew) {
        if (!exhibit.holds().contains(rule)) {
            return new Outcome.Refused<>(
                    "NO_HOLD",
                    exhibit.name() + " is not on hold by rule " + rule + ".",
                    exhibit.holds());
        }
        return append(
                supervisor,
                Permission.OVERRIDE_HOLD,
                exhibit,
                exhibit.id(),
                new ExhibitEvent.AdviceOverridden(
                        rule,
                        String.valueOf(catalogue.adviceVersion(rule)),
                        reason.strip(),
                        List.copyOf(knew)),
                null,
                List.of());
    }

    /**
     * Property that was no exhibit becomes one. Its property number, seals and continuity stay.
     *
     * @param reference as whoever produces it gave it; one that is used already is kept and told
     */
    public Outcome<Exhibit> becomeExhibit(
            Session session, Exhibit property, Case of, String reference) {
        if (reference.isBlank()) {
            return Outcome.refused(
                    "REFERENCE",
                    "Give the exhibit reference that whoever produces it gave it, like JSM/1.");
        }
        return journal.alone(() -> {
            journal.settled();
            return exhibits.byId(property.id()).stream()
                            .anyMatch(now -> now.kind() == PropertyKind.EXHIBIT)
                    ? Outcome.refused("IS_EXHIBIT", property.name() + " is an exhibit already.")
                    : become(session, property, of, reference.strip());
        });
    }

    private Outcome<Exhibit> become(Session session, Exhibit property, Case of, String reference) {
        String normal = catalogue.normalReference(reference);
        List<String> used = used(normal, of);
        return append(
                        session,
                        property,
                        new ExhibitEvent.BecameExhibit(of.id(), normal),
                        null,
                        List.of())
                .then(now -> new Outcome.Done<>(now, used));
    }

    private List<String> used(String reference, Case of) {
        return exhibits.byReference(reference).stream()
                .filter(e -> of.id().equals(e.caseId()))
                .limit(1)
                .map(e ->
                        reference
                                + " is already used in "
                                + of.reference()
                                + " (property number "
                                + e.propertyNumber()
                                + "). Both are kept as they are; only their producers can change one.")
                .toList();
    }

    private Outcome<Exhibit> append(
            Session session,
            Exhibit exhibit,
            ExhibitEvent event,
            org.lockfast.ledger.@Nullable Hash corrects,
            List<AttachmentRef> attachments) {
        return append(session, exhibit, exhibit.id(), event, corrects, attachments);
    }

    private Outcome<Exhibit> append(
            Session session,
            Exhibit exhibit,
            UUID subject,
            ExhibitEvent event,
            org.lockfast.ledger.@Nullable Hash corrects,
            List<AttachmentRef> attachments) {
        return append(session, Permission.RECORD, exhibit, subject, event, corrects, attachments);
    }

    private Outcome<Exhibit> append(
            Session session,
            Permission permission,
            Exhibit exhibit,
            UUID subject,
            ExhibitEvent event,
            org.lockfast.ledger.@Nullable Hash corrects,
            List<AttachmentRef> attachments) {
        String withheld = exhibit.withheld();
        if (withheld != null) { // what it says now is not to be seen, so nothing is said against it
            return Outcome.refused("RESTRICTED", withheld);
        }
        return session.acting(permission)
                .then(acting ->
                        journal.act(
                                acting,
                                List.of(
                                        NewEvent.of(subject, event)
                                                .correcting(corrects)
                                                .attaching(attachments)),
                                done -> Outcome.done(exhibits.byId(exhibit.id()).orElse(exhibit)),
                                done -> exhibit));
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
