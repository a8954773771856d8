package org.lockfast.desktop;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockfast.journal.Outcome;
import org.lockfast.report.Receipts;

/**
 * Saves receipts as PDF, to be printed: where to is asked first, for with no file nothing is asked
 * further and no print recorded.
 */
public final class ReceiptFiles {
    private final Words words = Words.common();
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final FileChoosing files;

    /** One that asks with {@code files}. */
    public ReceiptFiles(Desk desk, Work work, Notices notices, FileChoosing files) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.files = files;
    }

    /**
     * For how packages last went from one person to another.
     *
     * @param name of the first, for the file's
     */
    public void hands(List<UUID> packages, String name) {
        List<UUID> all = List.copyOf(packages);
        file(name)
                .ifPresent(file ->
                        work.ask(
                                () ->
                                        answer(
                                                desk.receipts().hands(desk.session(), all, file),
                                                file),
                                notices::done,
                                notices::refused));
    }

    /**
     * For what was seized, found or taken in; asks whom it is for and when they asked.
     *
     * @param exhibits of one seizure
     * @param name of the first, for the file's
     */
    public void taken(List<UUID> exhibits, String name, Asking asking) {
        List<UUID> all = List.copyOf(exhibits);
        file(name).ifPresent(file -> asking.ask(form(all, name, file)));
    }

    private Optional<Path> file(String name) {
        notices.clear();
        return files.save(
                words.say("receipt.save"),
                words.say("receipt.file", name.replaceAll("[^A-Za-z0-9-]", "-")) + ".pdf",
                new FileChoosing.Kind(words.say("receipt.pdf"), List.of(".pdf")));
    }

    private SmallForm form(List<UUID> exhibits, String name, Path file) {
        return new SmallForm(
                exhibits.size() == 1
                        ? words.say("receipt.title", name)
                        : words.count("receipt.title.several", exhibits.size()),
                words.say("receipt.more", file),
                words.say("receipt.button"),
                List.of(
                        Ask.of("for", Ask.Kind.LINE, words.say("receipt.for"))
                                .hinted(words.say("receipt.for.hint")),
                        Ask.of("asked", Ask.Kind.LINE, words.say("receipt.asked"))
                                .hinted(words.say("receipt.asked.hint"))),
                answers -> taken(exhibits, answers, file));
    }

    private Outcome<SmallForm.Result> taken(List<UUID> exhibits, Answers answers, Path file) {
        String typed = answers.text("asked");
        LocalDate on = typed.isEmpty() ? null : asked(typed).orElse(null);
        if (!typed.isEmpty() && on == null) {
            return Outcome.refused("DAY", words.say("receipt.asked.unread", typed));
        }
        return desk.receipts()
                .taken(desk.session(), exhibits, new Receipts.Asked(answers.text("for"), on), file)
                .then(pdf -> Outcome.done(SmallForm.Result.of(words.say("receipt.done", file))));
    }

    /** It was asked for by now: a day that was given without its year is the last such day. */
    private Optional<LocalDate> asked(String typed) {
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        return DayAhead.read(typed, today)
                .map(day ->
                        day.isAfter(today) && !typed.contains(String.valueOf(day.getYear()))
                                ? day.minusYears(1)
                                : day)
                .filter(day -> !day.isAfter(today));
    }

    private Answer<String> answer(Outcome<byte[]> outcome, Path file) {
        return switch (outcome) {
            case Outcome.Done<byte[]>(byte[] _, List<String> warnings) ->
                    Answer.done(
                            Stream.concat(
                                            Stream.of(words.say("receipt.done", file)),
                                            warnings.stream())
                                    .collect(Collectors.joining(" ")));
            case Outcome.Refused<byte[]>(String _, String sentence, List<String> choices) ->
                    Answer.refused(sentence, String.join(" · ", choices));
        };
    }
}
