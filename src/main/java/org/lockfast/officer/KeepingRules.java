package org.lockfast.officer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.ledger.Hash;
import org.lockfast.rules.ForceList;
import org.lockfast.rules.ForceLists;
import org.lockfast.rules.ListChange;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.RulePack;
import org.lockfast.rules.RuleProblem;
import org.lockfast.rules.Rules;
import org.lockfast.rules.RulesEvent;
import org.lockfast.rules.StockLayout;

/**
 * Puts the force's own lists into force (docs/rules.md). They are entries like all others, so they
 * reach every store of the force, and stay.
 */
public final class KeepingRules {
    /** Bytes of a pack: with what frames it, it fits into one push. */
    public static final int LONGEST = 500_000;

    private final Recording journal;
    private final ForceLists lists;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Function<Rules, List<RuleProblem>> unfitting;

    /**
     * @param unfitting what else keeps lists from being put into force, of the lists as they would
     *     stand: what only rooms above this one can tell
     */
    public KeepingRules(
            Recording journal,
            ForceLists lists,
            InstantSource clock,
            ZoneId zone,
            Function<Rules, List<RuleProblem>> unfitting) {
        this.unfitting = unfitting;
        this.journal = journal;
        this.lists = lists;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A text that may be put into force.
     *
     * @param layouts all layouts of labels as they would stand
     * @param changes what it says otherwise than what would be in force on its first day without it
     */
    public record Proposed(
            RulePack pack, List<ListChange> changes, String text, List<StockLayout> layouts) {
        public Proposed {
            layouts = List.copyOf(layouts);
        }
    }

    /** Whether a text is a list that fits, and what it changes; nothing is recorded. */
    public Outcome<Proposed> propose(byte[] bytes) {
        if (bytes.length > LONGEST) {
            return Outcome.refused(
                    "TOO_LONG", "A list has at most 500,000 bytes; this file has more.");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return Outcome.refused("NOT_UTF_8", "The file is to be text in UTF-8. Save it so.");
        }
        List<ForceList> there = lists.all();
        RuleBook before = RuleBook.shipped().with(there).book();
        RuleBook.Adoption read = RuleBook.shipped().adopt(java.util.Map.of("The file", bytes));
        String sha256 = Hash.sha256(bytes).hex();
        Optional<RulePack> pack = read.book().byText(sha256);
        if (pack.isEmpty()) {
            return faulty(read.problems());
        }
        Optional<Outcome<Proposed>> unfit = unfit(pack.get(), there);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        List<ForceList> all = new ArrayList<>(there);
        all.add(proposed(pack.get(), text));
        RuleBook.Adoption with = RuleBook.shipped().with(all);
        if (with.book().byText(sha256).isEmpty()) {
            return faulty(with.problems());
        }
        LocalDate first = pack.get().from().effective();
        List<RuleProblem> more =
                pack.get().name().equals(StockLayout.LIST)
                        ? unfitting.apply(with.book().on(first))
                        : List.of();
        if (!more.isEmpty()) {
            return faulty(more);
        }
        return Outcome.done(
                new Proposed(
                        pack.get(),
                        ListChange.between(
                                before.on(first), with.book().on(first), pack.get().name()),
                        text,
                        with.book().on(first).layouts().all()));
    }

    /**
     * Puts it into force from the day its text names: in this store when it is opened next, in
     * others when it has reached them.
     *
     * @param reason why, in words
     */
    public Outcome<RulePack> put(Session session, byte[] bytes, String reason) {
        if (reason.isBlank()) {
            return Outcome.refused("NO_REASON", "Say why the list changes.");
        }
        return session.acting(Permission.MANAGE_RULES)
                .then(acting ->
                        propose(bytes)
                                .then(proposed -> {
                                    RulePack pack = proposed.pack();
                                    return journal.act(
                                            acting,
                                            List.of(
                                                    NewEvent.of(
                                                            ForceList.subject(pack.name()),
                                                            said(
                                                                    pack,
                                                                    proposed.text(),
                                                                    reason.strip()))),
                                            done -> pack);
                                }));
    }

    private Optional<Outcome<Proposed>> unfit(RulePack pack, List<ForceList> there) {
        int version = pack.from().version();
        int highest =
                there.stream()
                        .filter(list -> list.said().pack().equals(pack.name()))
                        .mapToInt(list -> list.said().version())
                        .max()
                        .orElse(0);
        if (version <= highest) {
            return Optional.of(
                    Outcome.refused(
                            "VERSION_USED",
                            "Version "
                                    + highest
                                    + " of "
                                    + pack.name()
                                    + " was put into force already. Give this one \"version\": "
                                    + (highest + 1)
                                    + "."));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate first = pack.from().effective();
        return first.isBefore(today)
                ? Optional.of(
                        Outcome.refused(
                                "IN_THE_PAST",
                                "\"effective\" is "
                                        + first
                                        + ", and nothing is put into force for days that are over. Write "
                                        + today
                                        + " or a later day; since when the policy itself stands belongs into"
                                        + " \"status\"."))
                : Optional.empty();
    }

    private static Outcome<Proposed> faulty(List<RuleProblem> problems) {
        return new Outcome.Refused<>(
                "FAULT",
                "The list is not as it is to be.",
                problems.stream().map(RuleProblem::toString).toList());
    }

    private ForceList proposed(RulePack pack, String text) {
        return new ForceList(
                Hash.ZERO, Long.MAX_VALUE, new UUID(0, 0), clock.instant(), said(pack, text, ""));
    }

    private static RulesEvent.PutInForce said(RulePack pack, String text, String reason) {
        return new RulesEvent.PutInForce(
                pack.name(),
                pack.from().version(),
                Hash.sha256(text.getBytes(StandardCharsets.UTF_8)),
                text,
                reason);
    }
}
