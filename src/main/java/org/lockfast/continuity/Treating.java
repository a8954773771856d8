package org.lockfast.continuity;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
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
    private final Rules rules;

    /**
     * @param rules what can be done, and what each asks for
     */
    public Treating(Recording journal, Exhibits exhibits, Rules rules, InstantSource clock) {
        this.recorder = new Recorder(journal, clock);
        this.exhibits = exhibits;
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
     * Records it of all of them.
     *
     * @return with a sentence for each exhibit that is on hold no more
     */
    public Outcome<List<Recorded>> record(
            Session session, List<PackageState> packages, What what, @Nullable OffsetDateTime at) {
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
        ContinuityEvent event =
                new ContinuityEvent.Condition(
                        what.code(),
                        what.amount(),
                        blank(what.unit()),
                        blank(what.note()),
                        blank(what.by()),
                        blank(what.number()));
        Map<UUID, List<String>> held = new HashMap<>();
        packages.forEach(p -> held.put(p.exhibitId(), holds(p.exhibitId())));
        return recorder.record(
                        session,
                        Permission.RECORD,
                        packages.stream().map(p -> new Recorder.Fact(p, event, null)).toList(),
                        at,
                        null)
                .then(done -> new Outcome.Done<>(done, now(held)));
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
        BigDecimal amount = what.amount();
        if (known.amount() && amount == null) {
            return refused(
                    "AMOUNT", "“" + name + "” is recorded with how much it was. Give a number.");
        }
        return amount != null && !Amount.fits(amount) ? refused("AMOUNT", Amount.SENTENCE) : null;
    }

    private static Outcome.Refused<List<Recorded>> refused(String code, String sentence) {
        return new Outcome.Refused<>(code, sentence, List.of());
    }

    private List<String> holds(UUID exhibit) {
        return exhibits.byId(exhibit).map(Exhibit::holds).orElse(List.of());
    }

    /** What holds came to an end, and which began. */
    private List<String> now(Map<UUID, List<String>> held) {
        List<String> said = new ArrayList<>();
        held.forEach((id, before) -> {
            Set<String> now = new HashSet<>(holds(id));
            String name = exhibits.byId(id).map(Exhibit::name).orElse("It");
            if (!before.isEmpty() && now.isEmpty()) {
                said.add(name + " is on hold no more.");
            } else if (!before.isEmpty() && now.size() < before.size()) {
                said.add(name + " is still on hold for another reason.");
            } else if (before.isEmpty() && !now.isEmpty()) {
                said.add(name + " is on hold from now on.");
            }
        });
        return said;
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
