package org.lockfast.exhibit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The exhibits as whoever is signed in may see them. */
public final class ExhibitsAsSeen implements Exhibits {
    private final Exhibits all;
    private final WhoMayLook who;

    public ExhibitsAsSeen(Exhibits all, WhoMayLook who) {
        this.all = all;
        this.who = who;
    }

    @Override
    public Optional<Exhibit> byId(UUID id) {
        return all.byId(id).map(who::seen);
    }

    @Override
    public Optional<Exhibit> ofPackage(UUID packageId) {
        return all.ofPackage(packageId).map(who::seen);
    }

    @Override
    public List<Exhibit> byReference(String reference) {
        return all.byReference(reference).stream().map(who::seen).toList();
    }

    @Override
    public Optional<Exhibit> byPropertyNumber(String number) {
        return all.byPropertyNumber(number).map(who::seen);
    }

    /** Which exhibits a restricted case has is not said; whoever recorded one there sees that. */
    @Override
    public List<Exhibit> ofCase(UUID caseId) {
        return all.ofCase(caseId).stream()
                .map(who::seen)
                .filter(one -> one.withheld() == null)
                .toList();
    }

    @Override
    public List<String> referencesIn(UUID caseId) {
        return who.cases().contains(caseId) ? List.of() : all.referencesIn(caseId);
    }

    @Override
    public List<Exhibit> bySeal(String number) {
        return all.bySeal(number).stream().map(who::seen).toList();
    }

    @Override
    public Set<String> usedSeals(Collection<String> numbers) {
        return all.usedSeals(numbers);
    }

    @Override
    public List<CopiedRow> copiedRows(Collection<FileRow> rows) {
        return all.copiedRows(rows);
    }
}
