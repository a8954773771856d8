package org.lockfast.app.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.lockfast.print.PrintJob;
import tools.jackson.databind.node.ObjectNode;

/** A label that waits for a printer, is not known or not scanned, as it is listed. */
final class QueuedLines {
    private QueuedLines() {}

    static String line(PrintJob job, ZoneId zone) {
        return String.join(
                "\t",
                job.code(),
                PlainText.oneLine(job.name()),
                job.state().name(),
                since(job, zone),
                PlainText.oneLine(job.printer()),
                PlainText.oneLine(job.says()));
    }

    static void fill(ObjectNode node, PrintJob job, ZoneId zone) {
        node.put("label", job.code());
        node.put("exhibit", job.name());
        node.put("package", job.packageId() == null ? null : job.packageId().toString());
        node.put("printer", job.printer());
        node.put("state", job.state().name());
        node.put("since", since(job, zone));
        node.put("sentence", job.says().isEmpty() ? null : job.says());
    }

    private static String since(PrintJob job, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                job.since().truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime());
    }
}
