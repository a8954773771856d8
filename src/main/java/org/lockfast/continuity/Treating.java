package org.lockfast.continuity;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Amount;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.MayLook;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.journal.SecondPerson;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Treatment;

/**
 * Records what was done to packages after they were recorded, or what was found of them: made safe,
 * dried, frozen, found wet. What is on hold until it is done is on hold no more.
 */
public final class Treating {
    private final Recorder recorder;
    private final Exhibits exhibits;
    private final MayLook mayLook;
    private final Rules rules;

    /**
     * @param exhibits as whoever is signed in may see them
     * @param rules what can be done, what each asks for, and who may record it
     */
    public Treating(
            Recording journal,
            Exhibits exhibits,
            MayLook mayLook,
            Rules rules,
            InstantSource clock) {
        this.recorder = new Recorder(journal, clock);
        this.exhibits = exhibits;
        this.mayLook = mayLook;
        this.rules = rules;
    }

    /**
     * What was done.
     *
     * @param code of the list {@code treatments}
     * @param amount how much, where it was weighed or counted
     * @param by who did it; null: who records it, where the list does not ask for a name
     * @param number of a certificate or a scale
     */
    public record What(
            String code,
            @Nullable BigDecimal amount,
            @Nullable String unit,
            @Nullable String by,
            @Nullable String number,
            @Nullable String note) {}

    /**
     * Records it of all of them. What is found of a thing anybody says who has it; that something
     * was done to it, and so may end a hold, only who may look at it.
     *
     * @return with a sentence for each exhibit whose hold came to an end, began, or stays
     */
    public Outcome<List<Recorded>> record(
            Session session, List<PackageState> packages, What what, @Nullable OffsetDateTime at) {
        return record(session, packages, what, null, at);
    }

    /**
     * The same by two.
     *
     * @param with who did it too, and signs for it; null: nobody
     */
    public Outcome<List<Recorded>> record(
            Session session,
            List<PackageState> packages,
            What what,
            @Nullable SecondPerson with,
            @Nullable OffsetDateTime at) {
        Treatment known = rules.treatments().find(what.code()).orElse(null);
        if (known == null) {
            return new Outcome.Refused<>(
                    "UNKNOWN_CODE",
                    "Nothing that is done to an exhibit is called "
                            + what.code()
                            + ". Use one of those listed.",
                    List.copyOf(rules.treatments().codes()));
        }
        Outcome.Refused<List<Recorded>> lacking = lacking(known, what);
        if (lacking != null) {
            return lacking;
        }
        Outcome.Refused<List<Recorded>> against = against(known, packages);
        if (against != null) {
            return against;
        }
        ContinuityEvent event =
                new ContinuityEvent.Condition(
                        what.code(),
                        what.amount(),
                        blank(what.unit()),
                        blank(what.note()),
                        blank(what.by()),
                        blank(what.number()));
        Map<UUID, List<String>> held = new HashMap<>();
        packages.stream()
                .map(PackageState::exhibitId)
                .filter(id -> exhibits.byId(id).filter(one -> one.withheld() == null).isPresent())
                .forEach(id -> held.put(id, holds(id)));
        return recorder.record(
                        session,
                        permission(known),
                        packages.stream().map(p -> new Recorder.Fact(p, event, null)).toList(),
                        at,
                        with)
                .then(done -> recorder.beside(done, () -> now(known, held)));
    }

    private static Permission permission(Treatment known) {
        return Arrays.stream(Permission.values())
                .filter(one -> one.name().equals(known.permission()))
                .findFirst()
                .orElse(Permission.RECORD);
    }

    private Outcome.@Nullable Refused<List<Recorded>> against(
            Treatment known, List<PackageState> packages) {
        for (PackageState p : packages) {
            Exhibit exhibit = exhibits.byId(p.exhibitId()).orElse(null);
            if (exhibit == null || known.found()) {
                continue; // that it is wet or not safe is never kept from the record
            }
            if (mayLook.at(exhibit)
                    instanceof
                    Outcome.Refused<Exhibit>(String code, String sentence, List<String> choices)) {
                return new Outcome.Refused<>(code, sentence, choices);
            }
            String category = exhibit.category();
            if (category != null && !known.isFor(category)) {
                return refused(
                        "NOT_FOR_IT",
                        "“"
                                + known.words().english()
                                + "” is not recorded of "
                                + exhibit.name()
                                + ", for its kind of thing. Correct its category first if that is wrong.");
            }
        }
        return null;
    }

    private static Outcome.@Nullable Refused<List<Recorded>> lacking(Treatment known, What what) {
        String name = known.words().english();
        if (known.who() != null && blank(what.by()) == null) {
            return refused(
                    "BY",
                    "Say who did it: “" + name + "” is recorded with the name of who did it.");
        }
        if (known.numberNeeded() && blank(what.number()) == null) {
            return refused("NUMBER", "“" + name + "” is recorded with a number. Give it.");
        }
        if (known.why() != null && blank(what.note()) == null) {
            return refused("NOTE", "“" + name + "” is recorded with the reason. Say why.");
        }
        BigDecimal amount = what.amount();
        if (known.amount() && amount == null) {
            return refused(
                    "AMOUNT", "“" + name + "” is recorded with how much it was. Give a number.");
        }
        if (amount == null) {
            return null;
        }
        if (!known.amount()) {
            return refused("AMOUNT", "“" + name + "” is recorded without an amount. Leave it out.");
        }
        if (!Amount.fits(amount) || amount.signum() < 0) {
            return refused("AMOUNT", Amount.SENTENCE);
        }
        String unit = blank(what.unit());
        return known.units().isEmpty() || known.units().contains(unit == null ? "" : unit)
                ? null
                : new Outcome.Refused<>(
                        "UNIT",
                        "Say in what unit the amount is: " + String.join(", ", known.units()) + ".",
                        known.units());
    }

    private static Outcome.Refused<List<Recorded>> refused(String code, String sentence) {
        return new Outcome.Refused<>(code, sentence, List.of());
    }

    private List<String> holds(UUID exhibit) {
        return exhibits.byId(exhibit).map(Exhibit::holds).orElse(List.of());
    }

    /** What holds came to an end, which began, and which stay though this ends such. */
    private List<String> now(Treatment known, Map<UUID, List<String>> held) {
        List<String> said = new ArrayList<>();
        held.forEach((id, before) -> {
            Set<String> now = new HashSet<>(holds(id));
            String name = exhibits.byId(id).map(Exhibit::name).orElse("It");
            if (!before.isEmpty() && now.isEmpty()) {
                said.add(name + " is on hold no more. Print its label again.");
            } else if (!before.isEmpty() && now.size() < before.size()) {
                said.add(name + " is still on hold for another reason.");
            } else if (before.isEmpty() && !now.isEmpty()) {
                said.add(name + " is on hold from now on. Print its label again.");
            } else if (!now.isEmpty() && !known.found() && !known.undoes().isEmpty()) {
                said.add(
                        name
                                + " stays on hold: it waits for something else, or was found otherwise after the time given.");
            }
        });
        return said;
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
