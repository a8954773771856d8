package org.lockfast.continuity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Amount;
import org.lockfast.exhibit.DrugsFacts;
import org.lockfast.exhibit.People;
import org.lockfast.rules.Treatment;

/** What was weighed and counted of packages after they were recorded, the last of each. */
public final class DrugsStory {
    static final String WEIGHED = "WEIGHED";
    private static final String COUNTED = "COUNTED";

    private DrugsStory() {}

    /** Of every package in the story of which something is said, as the rules judge it. */
    public static Map<UUID, DrugsFacts> facts(List<Happening> story) {
        return story.stream()
                .filter(h -> condition(h) != null)
                .map(Happening::subject)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> of(id, story)));
    }

    /** What it last weighed, in grams; empty where it was not weighed since it was recorded. */
    static Optional<BigDecimal> weight(UUID packageId, List<Happening> story) {
        return Optional.ofNullable(of(packageId, story).gross());
    }

    private static DrugsFacts of(UUID packageId, List<Happening> story) {
        DrugsFacts now = DrugsFacts.NOT_SAID;
        for (Happening h : story) {
            ContinuityEvent.Condition said = condition(h);
            if (said != null && h.subject().equals(packageId)) {
                now = with(now, h, said);
            }
        }
        return now;
    }

    /** What is not relied on stands, and answers no question of the rules. */
    private static ContinuityEvent.@Nullable Condition condition(Happening h) {
        return h.isReliedOn()
                        && h.event() instanceof ContinuityEvent.Condition said
                        && (said.code().equals(WEIGHED)
                                || said.code().equals(COUNTED)
                                || said.code().equals(Treatment.NOT_COUNTED))
                ? said
                : null;
    }

    private static DrugsFacts with(DrugsFacts before, Happening h, ContinuityEvent.Condition said) {
        BigDecimal value = said.value();
        if (value != null && (!Amount.fits(value) || value.signum() < 0)) {
            return before; // nobody weighs or counts that
        }
        People people = people(h, said);
        if (said.code().equals(WEIGHED) && value != null) {
            return new DrugsFacts(
                    DrugsFacts.grams(value, said.unit()).orElse(before.gross()),
                    before.units(),
                    said.number() == null ? before.scale() : said.number(),
                    people,
                    null); // why it was not is past
        }
        if (said.code().equals(COUNTED) && value != null) {
            if (value.stripTrailingZeros().scale() > 0) {
                return before; // half a tablet is weighed
            }
            return new DrugsFacts(before.gross(), value.longValue(), before.scale(), people, null);
        }
        String why = said.note();
        return new DrugsFacts(
                before.gross(),
                before.units(),
                before.scale(),
                before.people(),
                why == null ? before.notCounted() : why);
    }

    /** Who did it is the first, and who signed with it the second. */
    private static People people(Happening h, ContinuityEvent.Condition said) {
        UUID officer = h.actor();
        Happening.Second with = h.with();
        String first = said.by() != null || officer == null ? said.by() : officer.toString();
        UUID second = with == null ? null : with.officer();
        return new People(
                first, second != null ? second.toString() : with == null ? null : with.name());
    }
}
