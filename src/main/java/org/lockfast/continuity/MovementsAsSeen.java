package org.lockfast.continuity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.WhoMayLook;
import org.lockfast.ledger.Hash;

/**
 * Where packages are, as whoever is signed in may see it: of an exhibit of a restricted case
 * without the note of a hold, who is to collect it, and to whom it left. Their stories are whole:
 * whoever shows one asks first whether the exhibit may be looked at.
 */
public final class MovementsAsSeen implements Movements {
    private final Movements all;
    private final Exhibits exhibits;
    private final WhoMayLook who;

    /**
     * @param exhibits as whoever is signed in may see them
     */
    public MovementsAsSeen(Movements all, Exhibits exhibits, WhoMayLook who) {
        this.all = all;
        this.exhibits = exhibits;
        this.who = who;
    }

    private List<PackageState> seen(List<PackageState> states) {
        return states.stream().noneMatch(MovementsAsSeen::namesPeople) || who.cases().isEmpty()
                ? states
                : states.stream().map(this::seen).toList();
    }

    private PackageState seen(PackageState p) {
        return namesPeople(p) && isWithheld(p) ? p.withoutPeople() : p;
    }

    private static boolean namesPeople(PackageState p) {
        return p.status().equals("LEFT")
                || p.leaving().waiting() != null
                || p.leaving().holds().stream().anyMatch(hold -> hold.note() != null);
    }

    private boolean isWithheld(PackageState p) {
        return exhibits.byId(p.exhibitId()).filter(one -> one.withheld() != null).isPresent();
    }

    @Override
    public Optional<PackageState> state(UUID packageId) {
        return all.state(packageId).map(one -> seen(List.of(one)).getFirst());
    }

    @Override
    public List<PackageState> packagesOf(UUID exhibitId) {
        return seen(all.packagesOf(exhibitId));
    }

    @Override
    public List<Happening> story(UUID packageId) {
        return all.story(packageId);
    }

    @Override
    public List<Happening> storyOfExhibit(UUID exhibitId) {
        return all.storyOfExhibit(exhibitId);
    }

    @Override
    public List<PackageState> withSeal(String number) {
        return seen(all.withSeal(number));
    }

    @Override
    public List<PackageState> withOldBarcode(String code) {
        return seen(all.withOldBarcode(code));
    }

    @Override
    public List<PackageState> withLabel(String code) {
        return seen(all.withLabel(code));
    }

    @Override
    public List<PackageState> fading(Instant by, int most) {
        return seen(all.fading(by, most));
    }

    @Override
    public List<PackageState> offeredTo(UUID officer) {
        return seen(all.offeredTo(officer));
    }

    @Override
    public List<PackageState> out(int most) {
        return seen(all.out(most));
    }

    @Override
    public List<PackageState> kept(int most) {
        return seen(all.kept(most));
    }

    @Override
    public int countOut() {
        return all.countOut();
    }

    @Override
    public Optional<Hash> head(UUID subject) {
        return all.head(subject);
    }

    @Override
    public List<Conflict> recordedTwice(Collection<UUID> subjects) {
        return all.recordedTwice(subjects);
    }

    @Override
    public boolean lacksEntries(Collection<UUID> subjects) {
        return all.lacksEntries(subjects);
    }

    @Override
    public List<Happening> records(Conflict twice) {
        return all.records(twice);
    }

    @Override
    public List<Happening> findings(Conflict open) {
        return all.findings(open);
    }
}
