package org.lockfast.records;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.CashStory;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Consignment;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.DrugsStory;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.StoryOrder;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.exhibit.ExhibitEvent.Recorded;
import org.lockfast.exhibit.Judging;
import org.lockfast.exhibit.Judging.Judgement;
import org.lockfast.ledger.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds what happened to exhibits and their packages into their rows. */
final class ExhibitFold {
    private static final Logger LOG = LoggerFactory.getLogger(ExhibitFold.class);

    private final IndexTables tables;
    private final Dossiers dossiers;
    private final WordIndex words;
    private final SoundState sound;
    private final Judging judging;
    private static final String NOT_JUDGED =
            "What is missing from this record, and whether it is on hold, could not be worked out."
                    + " What was recorded stands and is kept; tell the administrator.";

    private final ExhibitWords.Cut cut = new ExhibitWords.Cut();
    private final SeenKeys casesSeen = new SeenKeys();
    private final FirstOf first;
    private final References references;
    private final Wanted wanted;
    private final Belonging belonging;
    private final ConflictRows conflicts;
    private int nextExhibit;

    ExhibitFold(
            IndexTables tables,
            Dossiers dossiers,
            WordIndex words,
            Reckoned reckoned,
            Judging judging,
            FirstOf first,
            ConflictRows conflicts,
            References references,
            Wanted wanted,
            Standing standing) {
        this.tables = tables;
        this.dossiers = dossiers;
        this.words = words;
        this.sound = new SoundState(reckoned);
        this.judging = judging;
        this.first = first;
        this.references = references;
        this.wanted = wanted;
        this.conflicts = conflicts;
        this.belonging = new Belonging(tables, dossiers, conflicts, standing);
    }

    void startAt(int nextExhibit) {
        this.nextExhibit = nextExhibit;
    }

    int nextExhibit() {
        return nextExhibit;
    }

    /**
     * Takes in one entry.
     *
     * @param known subjects of this entry that earlier entries were about
     */
    void take(Happening happening, Set<UUID> known) throws SQLException {
        facts(happening);
        if (happening.event() instanceof Recorded) {
            record(happening, known);
            return;
        }
        // about something nobody has recorded yet: read again when somebody does
        for (Dossier dossier : dossiers.with(happening.subject())) {
            take(dossier, happening);
        }
    }

    private void take(Dossier dossier, Happening happening) throws SQLException {
        dossier.add(happening);
        changed(dossier, happening);
    }

    /** What was taken in of somebody without the role for it is of somebody who has it. */
    void again(Happening happening) throws SQLException {
        if (happening.event() instanceof ContinuityEvent.LabelPrinted printed) {
            first.counts(happening);
            label(happening, printed);
        }
        marked(happening);
    }

    /** What was taken in counts as it did, and is not relied on any more. */
    void marked(Happening happening) throws SQLException {
        for (Dossier dossier : dossiers.with(happening.subject())) {
            dossier.replace(happening);
            changed(dossier, happening);
        }
    }

    private void changed(Dossier dossier, Happening happening) throws SQLException {
        if (dossier.standing() == null) {
            // the index does not give back what it took in: a rebuild does
            LOG.error("Record {} of an exhibit does not read in the index", happening.record());
            return;
        }
        dossiers.change(dossier);
        if (dossier.isLong()) {
            dossier.packages().forEach(dossier::unreckoned);
            reword(dossier);
            return;
        }
        // of several devices' entries one that comes late may move others
        boolean all = happening.subject().equals(dossier.id) || !dossier.isOneChain();
        for (UUID one : dossier.packages()) {
            if (all
                    || one.equals(happening.subject())
                    || !dossier.leftOut.containsKey(one)) { // after a reload only some are known
                reckon(dossier, one);
            }
        }
        reword(dossier);
    }

    /** What an entry says whatever it turns out to be about. */
    private void facts(Happening happening) throws SQLException {
        switch (happening.event()) {
            case Recorded event -> {
                for (PackageRecorded one : event.packages()) {
                    seal(one.seal(), one.id());
                }
                if (event.rowHash() != null) {
                    int occurrence = event.rowOccurrence() == null ? 1 : event.rowOccurrence();
                    copied(event.rowHash(), occurrence, happening.subject(), happening);
                }
            }
            case ContinuityEvent.LabelPrinted printed -> label(happening, printed);
            case ContinuityEvent.BookedIn _ -> tally(TallyRow.BOOKED_IN, happening);
            case null -> {}
            default -> {
                if (happening.counts()) {
                    seal(SealNumbers.number(happening), happening.subject());
                }
            }
        }
    }

    /**
     * All that entries about these may build on: their exhibit and its packages, and who shares
     * them.
     */
    Set<UUID> around(Set<UUID> subjects) throws SQLException {
        Set<UUID> around = new LinkedHashSet<>(subjects);
        for (UUID subject : subjects) {
            for (Dossier dossier : dossiers.with(subject)) {
                around.add(dossier.id);
                around.addAll(dossier.packages());
            }
            around.addAll(belonging.sharing(subject));
        }
        return around;
    }

    private void record(Happening happening, Set<UUID> known) throws SQLException {
        Dossier owner = dossiers.of(happening.subject());
        owner = owner == null || owner.id.equals(happening.subject()) ? null : owner;
        if (owner != null) {
            owner.add(happening); // it stays what it was
        }
        Dossier dossier = dossiers.exhibit(happening.subject());
        if (dossier == null) {
            dossier = dossiers.begin(nextExhibit++, happening, known.contains(happening.subject()));
        } else {
            dossier.add(happening);
        }
        tellAgain(belonging.settle(dossier, owner, known));
    }

    /** It was found which of several records of this holds. */
    void found(UUID subject) throws SQLException {
        tellAgain(belonging.found(subject));
    }

    private void tellAgain(Set<Dossier> changed) throws SQLException {
        for (Dossier one : changed) {
            dossiers.change(one);
            for (UUID packageId : one.packages()) {
                reckonInTime(one, packageId);
            }
            reword(one);
        }
    }

    /** At once; of a long story once at the end of the transaction. */
    private void reckonInTime(Dossier dossier, UUID packageId) {
        if (dossier.isLong()) {
            dossier.unreckoned(packageId);
        } else {
            reckon(dossier, packageId);
        }
    }

    private void reckon(Dossier dossier, UUID packageId) {
        Set<Long> leftOut = new TreeSet<>();
        PackageState state = sound.of(packageId, dossier.storyOf(packageId), leftOut);
        dossier.leftOut.put(packageId, leftOut);
        if (state == null) {
            dossier.states.remove(packageId);
        } else {
            dossier.states.put(packageId, state);
        }
    }

    /** The first entry about a row of a file decides what became of it. */
    void copied(Hash rowHash, int occurrence, @Nullable UUID exhibit, Happening from)
            throws SQLException {
        if (!from.counts()) { // else whoever knows the file has an import pass rows over
            return;
        }
        IndexTables.Pair<Hash, Integer> key = new IndexTables.Pair<>(rowHash, occurrence);
        CopiedRow there = tables.copied.get(key);
        boolean counts =
                there == null
                        || (there.exhibit() == null && exhibit != null)
                        || ((there.exhibit() == null) == (exhibit == null)
                                && first.isFirst(from, there.record()));
        if (counts) {
            tables.copied.put(
                    key, new CopiedRow(rowHash.bytes(), occurrence, exhibit, from.record()));
            first.counts(from);
        }
    }

    /** By when it is said to have happened. */
    private void tally(String what, Happening happening) throws SQLException {
        long hour = Math.floorDiv(happening.when().toEpochMilli(), TallyRow.HOUR_MS);
        IndexTables.Pair<String, Long> key = new IndexTables.Pair<>(what, hour);
        TallyRow there = tables.tallies.get(key);
        tables.tallies.put(key, new TallyRow(what, hour, there == null ? 1 : there.n() + 1));
    }

    private void label(Happening happening, ContinuityEvent.LabelPrinted printed)
            throws SQLException {
        String code = Keys.number(printed.code());
        LabelRow there = tables.labels.get(code);
        if (there == null || first.isFirst(happening, there.record())) {
            tables.labels.put(
                    code,
                    new LabelRow(code, happening.subject(), printed.serial(), happening.record()));
        }
        if (there != null && !there.packageId().equals(happening.subject())) {
            Happening other = first.stored(there.record());
            if (other != null && other.counts() && happening.counts()) {
                tellLabel(List.of(other, happening));
            }
        }
    }

    /** One code on two packages: told with each of them. */
    private void tellLabel(List<Happening> prints) throws SQLException {
        List<Happening> sorted = prints.stream().sorted(StoryOrder.FIRST).toList();
        List<Hash> eids = sorted.stream().map(Happening::eid).toList();
        for (Happening one : sorted) {
            conflicts.put(
                    Conflict.of(
                            Conflict.Kind.LABEL,
                            one.subject().toString(),
                            eids,
                            eids,
                            sorted.get(1).recorded(),
                            null));
        }
    }

    /** Whether an exhibit taken in here may belong to the case. */
    boolean mayHave(UUID caseId) {
        return casesSeen.maybe(caseId);
    }

    /** Brings the words of an exhibit up to date, and its seal numbers. */
    void reword(Dossier dossier) throws SQLException {
        if (dossier.isLong()) {
            rewordLong(dossier);
            return;
        }
        ExhibitWords texts = texts(dossier, dossier.story(), dossier.packageStates());
        if (!texts.equals(dossier.words)) {
            words.set(dossier.no, words.wordsOf(dossier.no), texts.words(cut));
            dossier.words = texts;
        }
    }

    /**
     * A long story is found by all that was ever said in it: what an entry adds follows from it and
     * from the record, whatever else there is, so one more entry costs no more than the first.
     */
    private void rewordLong(Dossier dossier) throws SQLException {
        if (dossier.isWorded()) {
            return;
        }
        Happening only = dossier.onlyUnworded();
        SortedSet<String> was = words.wordsOf(dossier.no);
        SortedSet<String> own = said(dossier, Objects.requireNonNull(dossier.standing())).own(cut);
        SortedSet<String> more = new TreeSet<>();
        if (only != null) {
            more.addAll(was);
            more.removeAll(own);
        }
        for (Happening one : only == null ? dossier.entries() : List.of(only)) {
            SortedSet<String> said = said(dossier, one).words(cut);
            said.removeAll(own);
            ExhibitWords.add(said, more);
        }
        own.addAll(more);
        if (!own.equals(was)) {
            words.set(dossier.no, was, own);
        }
        dossier.worded();
    }

    /** What a long story is found by because of one of its entries. */
    private ExhibitWords said(Dossier dossier, Happening one) throws SQLException {
        boolean records = dossier.isRecord(one);
        if (records ? !dossier.gives(one) : !one.counts()) {
            return ExhibitWords.empty();
        }
        UUID about =
                dossier.packages().contains(one.subject())
                        ? one.subject()
                        : dossier.packages().stream().findFirst().orElse(null);
        Happening naming = about == null ? null : dossier.naming(about);
        Happening record =
                records
                        ? one
                        : naming == null ? Objects.requireNonNull(dossier.standing()) : naming;
        List<Happening> story =
                records
                        ? List.of(one)
                        : List.of(record, one.event() instanceof Recorded ? one.besides() : one);
        PackageState state =
                about != null && Dossier.names(record, about)
                        ? sound.of(about, story, new TreeSet<>())
                        : null;
        return texts(dossier, story, state == null ? List.of() : List.of(state));
    }

    private ExhibitWords texts(Dossier dossier, List<Happening> story, List<PackageState> packages)
            throws SQLException {
        FactsFold fold = FactsFold.of(story);
        Recorded now = fold.facts(List.of());
        dossier.caseId = now.caseId();
        if (dossier.caseId != null) {
            casesSeen.add(dossier.caseId);
        }
        ExhibitWords texts = ExhibitWords.empty();
        texts.number(now.reference());
        texts.number(propertyNumber(now, dossier.id));
        for (Happening happening : story) {
            if (happening.event() instanceof Recorded recorded && !happening.again()) {
                recorded.packages().forEach(one -> texts.number(one.seal()));
            }
        }
        fold.references().forEach(texts::otherNumber);
        for (UUID one : dossier.packages()) {
            for (String seal : SealNumbers.ever(story, one)) {
                texts.otherNumber(seal);
            }
        }
        for (Happening happening : story) {
            if (happening.counts()
                    && happening.event() instanceof ContinuityEvent.LabelPrinted printed) {
                texts.otherNumber(printed.code());
            }
            if (happening.counts()
                    && happening.event() instanceof ContinuityEvent.Consigned consigned) {
                texts.otherNumber(consigned.code());
                texts.otherNumber(Consignment.number(consigned.code()));
            }
        }
        if (now.identifiers() != null) {
            now.identifiers().values().forEach(texts::number);
        }
        if (now.particulars() != null) {
            now.particulars().values().forEach(texts::prose);
        }
        if (now.caseId() != null) {
            caseWords(now.caseId(), texts);
        }
        texts.prose(now.description());
        texts.prose(now.category());
        texts.prose(now.hazards());
        texts.prose(now.place());
        texts.prose(now.from());
        texts.prose(now.producer());
        texts.prose(now.seizedByName());
        texts.prose(officer(now.seizedBy(), dossier));
        texts.prose(now.notes());
        for (PackageState state : packages) {
            texts.otherProse(state.holderName());
            texts.otherProse(officer(state.holder(), dossier));
            texts.otherProse(place(state.place(), dossier));
        }
        return texts;
    }

    private void caseWords(UUID caseId, ExhibitWords texts) throws SQLException {
        CaseRow of = tables.cases.get(caseId);
        if (of != null) {
            texts.number(of.reference());
            texts.otherProse(of.title());
        }
        for (int i = 1; ; i++) {
            CaseReferenceRow further = tables.caseReferences.get(new IndexTables.Pair<>(caseId, i));
            if (further == null) {
                return;
            }
            texts.otherNumber(further.reference());
        }
    }

    /** Gives the exhibits of a case the words of what was just said of the case. */
    void addWords(Iterable<Integer> exhibits, SortedSet<String> more) throws SQLException {
        for (int exhibit : exhibits) {
            SortedSet<String> was = words.wordsOf(exhibit);
            SortedSet<String> is = new java.util.TreeSet<>(was);
            is.addAll(more);
            words.set(exhibit, was, is);
        }
    }

    private @Nullable String officer(@Nullable UUID id, Dossier dossier) throws SQLException {
        if (id == null) {
            return null;
        }
        OfficerRow row = tables.officers.get(id);
        if (row == null) {
            wanted.want(id, dossier.id);
            return null;
        }
        return row.name() + " " + row.collar();
    }

    private @Nullable String place(@Nullable UUID id, Dossier dossier) throws SQLException {
        if (id == null) {
            return null;
        }
        PlaceRow row = tables.places.get(id);
        if (row == null) {
            wanted.want(id, dossier.id);
            return null;
        }
        return row.path();
    }

    /** Exhibits have the words of what has just come, or of what is now told otherwise. */
    void rewordAll(Iterable<UUID> exhibits) throws SQLException {
        for (UUID id : exhibits) {
            Dossier dossier = dossiers.exhibit(id);
            if (dossier != null && dossier.standing() != null) {
                for (UUID one : dossier.packages()) {
                    if (!dossier.leftOut.containsKey(one)) {
                        reckonInTime(dossier, one);
                    }
                }
                dossier.unworded();
                dossiers.change(dossier);
                reword(dossier);
            }
        }
    }

    private void seal(@Nullable String number, UUID packageId) throws SQLException {
        if (number == null || number.isBlank()) {
            return;
        }
        String key = Keys.number(number);
        IndexTables.Pair<String, UUID> pair = new IndexTables.Pair<>(key, packageId);
        if (tables.seals.get(pair) == null) {
            tables.seals.put(pair, new SealRow(key, packageId));
        }
    }

    private static String propertyNumber(Recorded now, UUID id) {
        return now.propertyNumber() == null
                ? "P-" + id.toString().substring(24).toUpperCase(java.util.Locale.ROOT)
                : now.propertyNumber();
    }

    /** After a transaction that was undone. */
    void forget() {
        belonging.forget();
        references.forget();
    }

    /** Writes the rows of all exhibits that changed. */
    void finish() throws SQLException {
        for (Dossier dossier : List.copyOf(dossiers.changed())) {
            finish(dossier);
        }
        belonging.finish();
        references.finish();
    }

    /**
     * Writes the rows of long ones: where the database is asked for them, nothing else says what
     * they name.
     */
    void finishLong() throws SQLException {
        for (Dossier dossier : List.copyOf(dossiers.changed())) {
            if (dossier.isLong()) {
                finish(dossier);
            }
        }
    }

    private void finish(Dossier dossier) throws SQLException {
        dossier.toReckon().forEach(one -> reckon(dossier, one));
        List<PackageState> packages = dossier.packageStates();
        List<Happening> story = dossier.story();
        FactsFold fold = FactsFold.of(story);
        Recorded now = fold.facts(packages.stream().map(ExhibitFold::asRecorded).toList());
        dossier.caseId = now.caseId();
        Judgement judgement = judgement(dossier, fold, story, now);
        Happening record = Objects.requireNonNull(dossier.standing());
        String propertyNumber = propertyNumber(now, dossier.id);
        String reference = now.reference();
        OffsetDateTime seizedAt = fold.seizedAt();
        ExhibitRow row =
                new ExhibitRow(
                        dossier.id,
                        dossier.no,
                        now.kind().name(),
                        now.caseId(),
                        reference,
                        reference == null ? null : Keys.reference(reference),
                        propertyNumber,
                        Keys.number(propertyNumber),
                        Texts.fitting(now.description()),
                        now.category(),
                        Status.of(packages),
                        judgement.incomplete().size(),
                        packages.stream().mapToInt(Status::problems).sum(),
                        seizedAt == null ? null : seizedAt.toString(),
                        now.rowHash() != null,
                        record.actor(),
                        record.recorded().toEpochMilli(),
                        record.eid().bytes(),
                        Facts.of(now, judgement).json(),
                        "");
        ExhibitRow was = tables.exhibits.get(dossier.id);
        references.changed(was, row);
        SortedSet<String> marks = Marks.of(row, now, packages);
        Marks.change(
                tables, dossier.no, was == null ? new TreeSet<>() : Marks.read(was.marks()), marks);
        tables.exhibits.put(dossier.id, row.marked(Marks.text(marks)));
        if (dossier.mayConflict()) {
            dossier.packages().forEach(belonging::touch);
            dossier.told();
        }
        for (PackageState state : packages) {
            tables.standing(state.id(), PackageRows.row(dossier.no, state));
            AttentionRow attention =
                    AttentionRow.of(
                            dossier.no,
                            state,
                            judgement.wet().get(state.id()),
                            judgement.cash().get(state.id()));
            if (attention == null) {
                tables.attention.remove(state.id());
            } else {
                tables.attention.put(state.id(), attention);
            }
        }
    }

    /** Entries that could not be taken in are named in a warning, where everybody sees it. */
    private Judgement judgement(
            Dossier dossier, FactsFold fold, List<Happening> story, Recorded now) {
        Set<Long> leftOut = new TreeSet<>(fold.leftOut());
        dossier.leftOut.values().forEach(leftOut::addAll);
        Judgement judged;
        try {
            judged =
                    judging.judge(
                            now,
                            fold.seizedAt(),
                            Objects.requireNonNull(dossier.standing()).recorded(),
                            new Judging.Since(
                                    fold.done(dossier.id, story),
                                    CashStory.facts(story),
                                    DrugsStory.facts(story)));
        } catch (IndexFault e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("An exhibit could not be judged: {}", e.getClass().getName());
            judged = new Judgement(List.of(), List.of(NOT_JUDGED), List.of(), Map.of(), Map.of());
        }
        if (leftOut.isEmpty()) {
            return judged;
        }
        List<String> warnings = new ArrayList<>(judged.warnings());
        warnings.add(
                (leftOut.size() == 1 ? "Journal record " : "Journal records ")
                        + leftOut.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + " could not be reckoned with here. What was recorded stands and is kept; tell the administrator.");
        return new Judgement(
                judged.incomplete(), warnings, judged.holds(), judged.wet(), judged.cash());
    }

    private static PackageRecorded asRecorded(PackageState state) {
        BigDecimal weight = state.weight();
        return new PackageRecorded(
                state.id(),
                state.n(),
                state.packaging(),
                state.sealKind(),
                state.seal(),
                weight,
                state.quantity(),
                state.unit());
    }
}
