package org.lockfast.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.find.Filter;
import org.lockfast.find.Search;
import org.lockfast.journal.Acting;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.journal.WaitingFile;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;

/**
 * Lists of exhibits as files for a spreadsheet. Each is recorded as disclosed, with why, for whom
 * and the SHA-256 of the file, before the file has its name.
 */
public final class ExhibitLists {
    /** The most exhibits in one file. */
    public static final int MOST = 100_000;

    private static final int PAGE = 1_000;
    private static final String LINE_END = "\r\n";

    private final Recording journal;
    private final Search search;
    private final UUID store;
    private final ZoneId zone;

    /**
     * @param store the list is about
     * @param zone in which times are written
     */
    public ExhibitLists(Recording journal, Search search, UUID store, ZoneId zone) {
        this.journal = journal;
        this.search = search;
        this.store = store;
        this.zone = zone;
    }

    /**
     * Writes the exhibits that a filter keeps and that have the words, newest first.
     *
     * @param words blank for none
     * @param why it leaves the store; never blank
     * @param forWhom blank where nobody is named
     * @param file one that is there is replaced
     * @return how many there are; refused without a reason, without the right, for more than
     *     {@value #MOST}, and where the file cannot be written
     */
    public Outcome<Integer> write(
            Session session, Filter filter, String words, String why, String forWhom, Path file) {
        if (why.isBlank()) {
            return Outcome.refused("NO_REASON", "Say why the list leaves this store.");
        }
        return session.acting(Permission.EXPORT_LIST)
                .then(acting -> {
                    journal.settled();
                    List<Search.Row> rows = rows(filter, words);
                    if (rows.size() > MOST) {
                        return Outcome.refused(
                                "TOO_MANY",
                                "There are more than "
                                        + MOST
                                        + " exhibits. Keep the list to fewer with a filter.");
                    }
                    byte[] bytes = bytes(rows);
                    String kept =
                            Stream.concat(
                                            Stream.of(words.strip()),
                                            filter.terms().stream().map(String::valueOf))
                                    .filter(one -> !one.isEmpty())
                                    .collect(Collectors.joining(" "));
                    return into(
                            file,
                            bytes,
                            acting,
                            new ReportEvent.ListExported(
                                    Hash.sha256(bytes),
                                    rows.size(),
                                    why.strip(),
                                    forWhom.isBlank() ? null : forWhom.strip(),
                                    kept.isEmpty() ? null : kept));
                });
    }

    private List<Search.Row> rows(Filter filter, String words) {
        if (!words.isBlank()) {
            return search.list(filter, words, null, MOST + 1);
        }
        List<Search.Row> rows = new ArrayList<>();
        String after = null;
        while (rows.size() <= MOST) {
            List<Search.Row> page = search.list(filter, "", after, PAGE);
            rows.addAll(page);
            if (page.size() < PAGE) {
                break;
            }
            after = page.getLast().key();
        }
        return rows;
    }

    private Outcome<Integer> into(
            Path file, byte[] bytes, Acting acting, ReportEvent.ListExported event) {
        boolean recorded = false;
        try (WaitingFile waiting = WaitingFile.of(file, bytes)) {
            journal.record(acting, List.of(NewEvent.of(store, event)));
            recorded = true;
            waiting.handOut();
            return Outcome.done(Math.toIntExact(event.exhibits()));
        } catch (JournalRefusal e) {
            return Outcome.refused("NOT_RECORDED", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Outcome.refused(
                    "NOT_WRITTEN",
                    "The list could not be written to "
                            + file
                            + (FullDisk.isBehind(e)
                                    ? ": the disk is full. Make room on it"
                                    : ". Check the disk, the path and your rights")
                            + ", and write it again."
                            + (recorded
                                    ? " That it was written is recorded."
                                    : " Nothing was recorded."));
        }
    }

    private byte[] bytes(List<Search.Row> rows) {
        StringBuilder out = new StringBuilder("\uFEFF"); // or a spreadsheet takes it for Latin-1
        line(
                out,
                "Reference",
                "Case",
                "Description",
                "Category",
                "Where it is",
                "Status",
                "Things to complete",
                "Problems",
                "Seized",
                "Copied from another system",
                "Id");
        for (Search.Row row : rows) {
            line(
                    out,
                    row.reference(),
                    row.caseReference(),
                    row.description(),
                    row.category(),
                    row.where(),
                    row.status(),
                    String.valueOf(row.incomplete()),
                    String.valueOf(row.problems()),
                    row.seizedAt() == null
                            ? null
                            : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                    row.seizedAt().atZoneSameInstant(zone).toOffsetDateTime()),
                    row.copied() ? "yes" : "no",
                    row.id().toString());
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder out, @Nullable String... cells) {
        out.append(
                        Stream.of(cells)
                                .map(cell -> cell(cell == null ? "" : cell))
                                .collect(Collectors.joining(",")))
                .append(LINE_END);
    }

    /**
     * A cell (RFC 4180). What a spreadsheet would take for a formula begins with an apostrophe:
     * text of other people's is never run on an officer's machine. Some pass over blanks before it,
     * and take its full-width form for the same.
     */
    static String cell(String text) {
        int first =
                text.codePoints()
                        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                        .findFirst()
                        .orElse(' ');
        boolean formula =
                text.startsWith("\t")
                        || text.startsWith("\r")
                        || "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(first) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
