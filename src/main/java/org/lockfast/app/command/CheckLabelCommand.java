package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.PictureReading;
import org.lockfast.journal.Outcome;
import org.lockfast.label.CheckingLabels;
import org.lockfast.label.HistoryCode;
import org.lockfast.label.LabelStanding;
import org.lockfast.label.LabelStanding.Verdict;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what a label is, from a photograph, a PDF or its code. Records nothing. */
@Command(
        name = "check-label",
        description =
                "Says what the labels of a picture or PDF are, or a code, and whether each counts.",
        mixinStandardHelpOptions = true)
final class CheckLabelCommand extends StoreCommand {
    private static final Pattern PICTURE =
            Pattern.compile("\\.(?:png|jpe?g|gif|bmp|tiff?|pdf)$", Pattern.CASE_INSENSITIVE);

    /** A hundred pages take a minute or two. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Parameters(paramLabel = "FILE|CODE")
    String given = "";

    @Option(
            names = "--record",
            paramLabel = "RECORD-CODE",
            description = "The eight characters after \"Record\" on the label.")
    @Nullable String record;

    @Option(names = "--json")
    boolean json;

    private int code;

    @Override
    Permission needs() {
        return Permission.READ;
    }

    @Override
    boolean onlyReads() {
        return true;
    }

    @Override
    public Integer call() throws IOException {
        int opened = super.call();
        return opened == 0 ? code : opened;
    }

    @Override
    void run() {
        CheckingLabels checking =
                new CheckingLabels(
                        store().movements(),
                        store().exhibits()::byId,
                        code -> store().consignments().find(code).isPresent());
        List<LabelStanding> found =
                record != null
                        ? List.of(checking.typed(given, recordCode(record)))
                        : isFile()
                                ? pictures().stream().map(checking::scanned).distinct().toList()
                                : List.of(checking.typed(given));
        if (found.isEmpty()) {
            throw new Refusal(
                    "No code was found in "
                            + given
                            + ". Take the picture nearer and straighter, or type the 16 characters. If the file is"
                            + " damaged, a part of it may be missing.");
        }
        code = found.stream().allMatch(one -> one.verdict() == Verdict.STANDING) ? 0 : 1;
        if (json) {
            ArrayNode out = JsonMapper.shared().createArrayNode();
            found.forEach(one -> fill(out.addObject(), one));
            terminal().json(JsonMapper.shared().writeValueAsString(out));
        } else {
            found.forEach(one ->
                    terminal()
                            .line(
                                    String.join(
                                            "\t",
                                            // what a code says is whoever's made it
                                            PlainText.oneLine(one.code()),
                                            one.verdict().name(),
                                            PlainText.oneLine(one.exhibit()),
                                            PlainText.oneLine(one.sentence()))));
        }
    }

    private HistoryCode recordCode(String typed) {
        if (isFile()) {
            throw new Refusal(
                    "A record code goes with one label's 16 characters: no program reads it off a picture.");
        }
        return HistoryCode.typed(typed)
                .orElseThrow(() ->
                        new Refusal(
                                "“"
                                        + typed
                                        + "” is no record code: eight letters and digits, after Record on the label."));
    }

    /** Whether a file is meant: whatever lies there, or what is called like a picture. */
    private boolean isFile() {
        try {
            return (!given.isBlank() && Files.exists(Path.of(given)))
                    || PICTURE.matcher(given).find();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private List<String> pictures() {
        return switch (new PictureReading(LONGEST).file(Path.of(given))) {
            case Outcome.Refused<List<String>>(String code, String why, List<String> _)
                    when code.equals(PictureReading.NO_PICTURE) ->
                    throw new Refusal(given + " could not be read as a picture or PDF. " + why);
            case Outcome<List<String>> read -> Refusal.orValue(read);
        };
    }

    private static void fill(ObjectNode row, LabelStanding one) {
        row.put("code", one.code());
        row.put("verdict", one.verdict().name());
        row.put("exhibit", one.exhibit().isEmpty() ? null : one.exhibit());
        row.put("package", one.packageId() == null ? null : one.packageId().toString());
        row.put("serial", one.serial() == 0 ? null : one.serial());
        row.put("sentence", one.sentence());
    }
}
