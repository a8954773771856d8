package org.lockfast.exhibit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.journal.Occurred;
import org.lockfast.rules.AdviceRule;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Tier;
import org.lockfast.rules.Treatment;

/**
 * Judges a record by one day's rules: completeness, wording, identifiers, packaging of each
 * package.
 */
public final class JudgingByRules implements Judging {
    /**
     * Keys of a record's {@code conditions} that say who made a firearm safe and when, and what of
     * its ammunition.
     */
    public static final String MADE_SAFE_BY = "MADE_SAFE_BY";

    public static final String MADE_SAFE_AT = "MADE_SAFE_AT";
    public static final String AMMUNITION = "AMMUNITION";

    // Codes of the list of treatments.
    private static final String MADE_SAFE = "MADE_SAFE";
    private static final String NOT_SAFE = "NOT_SAFE";
    private static final String DRIED = "DRIED";

    // Code of an identifier: why it is neither weighed nor counted.
    private static final String NOT_COUNTED = "NOT_COUNTED";

    private final Rules rules;
    private final Completeness completeness;
    private final PackagingAdviser adviser;
    private final DescriptionWarnings wording;
    private final Identifiers identifiers;
    private final CashDetention detention;

    public JudgingByRules(Rules rules) {
        this.rules = rules;
        this.completeness = new Completeness(rules);
        this.adviser = new PackagingAdviser(rules);
        this.wording = new DescriptionWarnings(rules);
        this.identifiers = new Identifiers(rules);
        this.detention = new CashDetention(rules);
    }

    @Override
    public Judgement judge(
            ExhibitEvent.Recorded facts,
            @Nullable OffsetDateTime seizedAt,
            Instant recorded,
            Since after) {
        List<Done> done = after.done();
        List<String> missing = new ArrayList<>();
        Set<String> warnings = new LinkedHashSet<>();
        if (seizedAt != null && Occurred.isLater(seizedAt.toInstant(), recorded)) {
            missing.add(TIME_LATER);
            warnings.add(completeness.named(TIME_LATER).ask().english());
        }
        completeness.missing(facts(facts, seizedAt)).forEach(one -> missing.add(one.place()));
        warnings.addAll(written(facts));
        Set<String> holds = new LinkedHashSet<>();
        Map<UUID, Instant> wet = new LinkedHashMap<>();
        for (PackageRecorded one : facts.packages()) {
            Treated treated = new Treated(rules.treatments(), facts, done, one.id());
            CashFacts cash = after.cash().get(one.id());
            HandlingFacts handled =
                    handling(
                            facts,
                            one,
                            treated.states(),
                            treated.since(),
                            cash == null ? null : cash.count(),
                            after.drugs().get(one.id()));
            if (cash != null && cash.difference() != null) {
                warnings.add("Two counts of its cash differ: " + cash.difference() + ".");
            }
            if (cash != null && cash.orders().size() > 1) {
                warnings.add(
                        "Courts’ orders to detain its cash were recorded without knowing of each other; the nearest end counts. Record the one that is in force again.");
            }
            if (rules.treatments()
                    .find(DRIED)
                    .filter(it -> adviser.waits(it, handled))
                    .isPresent()) {
                Instant since =
                        seizedAt == null || seizedAt.toInstant().isAfter(recorded)
                                ? recorded
                                : seizedAt.toInstant();
                wet.put(one.id(), treated.waitsSince(DRIED).orElse(since));
            }
            for (Advice advice : adviser.advise(handled)) {
                if (advice.tier() == Tier.HOLD && !treated.isOverridden(advice.rule())) {
                    holds.add(advice.rule());
                }
                boolean toCount = // what was copied from another system was counted there or never
                        advice.about() == AdviceRule.About.COUNT && facts.rowHash() == null;
                if (advice.tier() != Tier.HINT || toCount) {
                    warnings.add(
                            advice.guidance().english()
                                    + " ("
                                    + advice.rule()
                                    + ", version "
                                    + advice.version()
                                    + ")");
                }
            }
        }
        return new Judgement(
                List.copyOf(missing),
                List.copyOf(warnings),
                List.copyOf(holds),
                wet,
                detention.ends(facts, seizedAt, recorded, after.cash()));
    }

    private List<String> written(ExhibitEvent.Recorded facts) {
        List<String> found = new ArrayList<>();
        if (facts.description() != null) {
            wording.check(facts.description(), facts.category())
                    .forEach(warning -> found.add(warning.words().english()));
        }
        if (facts.reference() != null && facts.kind() == PropertyKind.EXHIBIT) {
            ExhibitReference.of(facts.reference(), rules)
                    .warning(rules)
                    .ifPresent(warning -> found.add(warning.english()));
        }
        identifiers
                .check(values(facts.identifiers()))
                .forEach(checked ->
                        checked.warnings().forEach(warning -> found.add(warning.english())));
        if (facts.flags() != null) {
            facts.flags()
                    .forEach(flag ->
                            found.add(CopyFlag.of(flag).map(CopyFlag::sentence).orElse(flag)));
        }
        return found;
    }

    private static Facts facts(ExhibitEvent.Recorded said, @Nullable OffsetDateTime seizedAt) {
        Facts.Builder facts =
                Facts.of(said.kind().name())
                        .reference(said.reference())
                        .caseReference(said.caseId() == null ? null : said.caseId().toString())
                        .propertyNumber(said.propertyNumber())
                        .description(said.description())
                        .category(said.category())
                        .place(said.place())
                        .at(seizedAt == null ? null : seizedAt.toInstant())
                        .producer(
                                said.producer() == null
                                        ? (said.seizedBy() == null
                                                ? said.seizedByName()
                                                : said.seizedBy().toString())
                                        : said.producer())
                        .takenInBy(
                                said.seizedBy() == null
                                        ? said.seizedByName()
                                        : said.seizedBy().toString())
                        .from(said.from())
                        .power(said.power())
                        .quantity(said.quantity() == null ? null : said.quantity().toPlainString())
                        .hazards(
                                said.hazards() == null ? null : new LinkedHashSet<>(said.hazards()))
                        .identifiers(values(said.identifiers()))
                        .particulars(values(said.particulars()));
        said.packages()
                .forEach(p -> facts.with(new PackageFacts(p.packaging(), p.sealKind(), p.seal())));
        return facts.build();
    }

    /** What the adviser looks at for one package, nothing having been done to it yet. */
    public HandlingFacts handling(ExhibitEvent.Recorded said, PackageRecorded one) {
        return handling(said, one, Treated.stated(said), Set.of(), null, null);
    }

    private HandlingFacts handling(
            ExhibitEvent.Recorded said,
            PackageRecorded one,
            Set<String> states,
            Set<String> since,
            @Nullable CashCount cash,
            @Nullable DrugsFacts drugs) {
        return new HandlingFacts(
                said.category(),
                one.packaging(),
                said.storage(),
                said.hazards() == null ? null : new LinkedHashSet<>(said.hazards()),
                values(said.identifiers()),
                states,
                makeSafe(values(said.conditions()), since),
                cash == null ? uncounted(said) : cash,
                isWeighed(said.category()) ? weighed(said).then(drugs) : null,
                said.description() == null ? "" : said.description());
    }

    /** Cash of which was said when it was recorded why it stays sealed. */
    private static @Nullable CashCount uncounted(ExhibitEvent.Recorded said) {
        String why = values(said.identifiers()).get(NOT_COUNTED);
        return why == null || why.isBlank() ? null : CashCount.uncounted(why);
    }

    /** Whether it is of a kind that is weighed and counted, or of which is said why not. */
    private boolean isWeighed(@Nullable String category) {
        return category != null
                && rules.treatments()
                        .find(Treatment.NOT_COUNTED)
                        .filter(one -> one.categories().contains(category))
                        .isPresent();
    }

    /** What was weighed and counted when it was recorded; whoever recorded it is the first. */
    private static DrugsFacts weighed(ExhibitEvent.Recorded said) {
        Map<String, String> given = values(said.identifiers());
        String count = given.getOrDefault("COUNT", given.get("PLANTS"));
        return new DrugsFacts(
                DrugsFacts.grams(given.get("GROSS_WEIGHT")).orElse(null),
                count == null ? null : whole(count),
                given.get("SCALE"),
                new People(
                        said.seizedByName() == null ? "recorder" : said.seizedByName(),
                        given.get("SECOND_PERSON")),
                given.get(NOT_COUNTED));
    }

    private static @Nullable Long whole(String count) {
        return count.strip().matches("[0-9]{1,9}") ? Long.valueOf(count.strip()) : null;
    }

    /**
     * @param since what was done and found since: a state that was only stated names nobody
     */
    private static MakeSafe makeSafe(Map<String, String> stated, Set<String> since) {
        MakeSafe.Ammunition ammunition = MakeSafe.Ammunition.NOT_SAID;
        for (MakeSafe.Ammunition known : MakeSafe.Ammunition.values()) {
            if (known.name().equals(stated.get(AMMUNITION))) {
                ammunition = known;
            }
        }
        if (since.contains(NOT_SAFE)) {
            return new MakeSafe(null, null, ammunition); // found so since, whoever made it safe
        }
        if (since.contains(MADE_SAFE)) {
            return new MakeSafe(
                    "recorded", Instant.EPOCH, ammunition); // who and when stand in that entry
        }
        return new MakeSafe(stated.get(MADE_SAFE_BY), time(stated.get(MADE_SAFE_AT)), ammunition);
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null; // words that are no time do not make a firearm safe
        }
    }

    private static Map<String, String> values(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
