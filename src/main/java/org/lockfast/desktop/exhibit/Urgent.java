package org.lockfast.desktop.exhibit;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Account.Span;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Telling;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;

/**
 * The one thing somebody must act on, the gravest first; two banners are seen by nobody.
 *
 * @param step what can be done about it
 * @param chosen index of the package it is about
 */
record Urgent(Tone tone, String title, String text, Step step, int chosen) {
    /** What the banner's button does. */
    enum Step {
        NONE,
        EXPLAIN_GAP,
        FOUND,
        LOOK_AT_SEAL,
        CLOSE,
        OVERRIDE_HOLD,
        RECEIVE,
        LOOK_INTO
    }

    static Optional<Urgent> of(Seen seen) {
        Words words = Words.in(Urgent.class);
        List<Account> accounts = seen.story().accounts();
        String name = seen.exhibit().name();
        for (int i = 0; i < accounts.size(); i++) {
            String what = called(words, seen, i);
            if (accounts.get(i).state().status().equals("CONFLICT")) {
                return act(
                        words.say("exhibit.urgent.conflict", what),
                        words.say("exhibit.urgent.conflict.more"),
                        Step.LOOK_INTO,
                        i);
            }
            if (accounts.get(i).state().status().equals("MISSING")) {
                return act(
                        words.say("exhibit.urgent.missing", what),
                        words.say("exhibit.urgent.missing.more"),
                        Step.FOUND,
                        i);
            }
        }
        for (int i = 0; i < accounts.size(); i++) {
            List<Span> gaps = SeenStory.openGaps(accounts.get(i));
            PackageState.OpenOffer offer = accounts.get(i).state().offer();
            if (offer != null && !gaps.isEmpty() && gaps.getLast().to() == null) {
                return Optional.of(overdue(words, seen, i, offer));
            }
            if (!gaps.isEmpty()) {
                Span gap = gaps.getFirst();
                return act(
                        words.say(
                                "exhibit.urgent.gap",
                                called(words, seen, i),
                                stretch(seen, gap),
                                new SeenStory(seen).length(gap)),
                        words.say("exhibit.urgent.gap.more"),
                        Step.EXPLAIN_GAP,
                        i);
            }
        }
        for (int i = 0; i < accounts.size(); i++) {
            PackageState p = accounts.get(i).state();
            String what = called(words, seen, i);
            Optional<Account.Flag> other = notOfTheSeal(seen, accounts.get(i));
            if (other.isPresent()) {
                return act(
                        words.say("exhibit.urgent.discrepancy", what),
                        words.say("exhibit.urgent.discrepancy.more", other.get().sentence()),
                        Step.CLOSE,
                        i);
            }
            if (p.sealState().equals("SEAL_MISMATCH")
                    || p.sealState().equals("SEAL_DAMAGED")
                    || p.discrepancies() > 0) {
                return act(
                        p.sealState().equals("SEAL_DAMAGED")
                                ? words.say("exhibit.urgent.broken", what)
                                : words.say("exhibit.urgent.seal", what),
                        words.say("exhibit.urgent.seal.more", p.seal() == null ? "–" : p.seal()),
                        Step.LOOK_AT_SEAL,
                        i);
            }
            PackageState.OpenOffer offer = p.offer();
            if (offer != null && seen.me().equals(offer.to())) {
                return Optional.of(
                        new Urgent(
                                Tone.CAUTION,
                                words.say("exhibit.urgent.offered", what),
                                words.say("exhibit.urgent.offered.more"),
                                Step.RECEIVE,
                                i));
            }
        }
        List<String> holds = seen.exhibit().holds();
        if (!holds.isEmpty()) {
            return Optional.of(
                    new Urgent(
                            Tone.CAUTION,
                            words.say("exhibit.urgent.hold", name),
                            words.say(
                                    "exhibit.urgent.hold.more",
                                    String.join(
                                            "; ",
                                            holds.stream()
                                                    .map(rule ->
                                                            seen.rules()
                                                                    .advice()
                                                                    .words(rule)
                                                                    .english())
                                                    .toList())),
                            Step.OVERRIDE_HOLD,
                            seen.chosen()));
        }
        return Optional.empty();
    }

    /** What is open and not of its seal, where nothing about the seal is. */
    private static Optional<Account.Flag> notOfTheSeal(Seen seen, Account account) {
        List<Account.Flag> open = account.openDiscrepancies();
        boolean ofSeal =
                account.state().sealState().startsWith("SEAL_")
                        || seen.story().events().stream()
                                .filter(line ->
                                        open.stream()
                                                .anyMatch(flag ->
                                                        line.happening()
                                                                .eid()
                                                                .equals(flag.about())))
                                .anyMatch(line ->
                                        line.happening().event()
                                                        instanceof ContinuityEvent.Discrepancy found
                                                && found.kind().startsWith("SEAL_"));
        return ofSeal ? Optional.empty() : open.stream().findFirst();
    }

    private static Optional<Urgent> act(String title, String text, Step step, int index) {
        return Optional.of(new Urgent(Tone.ACT, title, text, step, index));
    }

    private static Urgent overdue(Words words, Seen seen, int index, PackageState.OpenOffer offer) {
        UUID to = offer.to();
        String who = to != null ? seen.story().names().officer(to) : Telling.said(offer.toName());
        boolean mine = seen.me().equals(to);
        return new Urgent(
                Tone.ACT,
                words.say(
                        "exhibit.urgent.overdue",
                        called(words, seen, index),
                        who,
                        seen.said(offer.at())),
                words.say("exhibit.urgent.overdue.more", who),
                mine ? Step.RECEIVE : Step.NONE,
                index);
    }

    private static String called(Words words, Seen seen, int index) {
        return seen.hasSeveral()
                ? words.say(
                        "exhibit.package.of",
                        seen.exhibit().name(),
                        seen.story().accounts().get(index).state().n())
                : seen.exhibit().name();
    }

    /** "from 11:02 to 14:14 on Saturday 14 March", or two days. */
    private static String stretch(Seen seen, Span gap) {
        Words words = Words.in(Urgent.class);
        DateTimeFormatter hours = DateTimeFormatter.ofPattern("HH:mm");
        ZonedDateTime from = seen.at(gap.from());
        Instant end = gap.to();
        if (end == null) {
            return words.say("exhibit.urgent.since", seen.said(gap.from(), gap.apart()));
        }
        if (gap.apart() != null || gap.ended() != null) {
            return words.say(
                    "exhibit.urgent.days",
                    seen.said(gap.from(), gap.apart()),
                    seen.said(end, gap.ended()));
        }
        ZonedDateTime to = seen.at(end);
        return from.toLocalDate().equals(to.toLocalDate())
                ? words.say(
                        "exhibit.urgent.day",
                        hours.format(from),
                        hours.format(to),
                        DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK).format(from))
                : words.say("exhibit.urgent.days", seen.said(gap.from()), seen.said(end));
    }
}
