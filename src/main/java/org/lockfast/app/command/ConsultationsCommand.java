package org.lockfast.app.command;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Act;
import org.lockfast.consult.Acts;
import org.lockfast.consult.Look;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who looked at what, and what else was done with it, newest first. */
@Command(
        name = "consultations",
        description =
                "Lists who looked at, recorded, changed, printed or erased what, newest first.",
        mixinStandardHelpOptions = true)
final class ConsultationsCommand extends StoreCommand {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.UK);
    private static final String LOOKED = "CONSULTATION";

    @Option(names = "--officer", paramLabel = "COLLAR", description = "Only what that officer did.")
    @Nullable String officer;

    @Option(names = "--about", paramLabel = "REF", description = "Only about that exhibit.")
    @Nullable String about;

    @Option(names = "--from", paramLabel = "DAY", description = "From that day on: 2026-03-14.")
    @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DAY", description = "Up to and with that day.")
    @Nullable LocalDate until;

    @Option(
            names = "--operation",
            paramLabel = "OP",
            description =
                    "COLLECTION, ALTERATION, CONSULTATION, DISCLOSURE, COMBINATION or ERASURE"
                            + " (Data Protection Act 2018, section 62).")
    @Nullable String operation;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many looks, and so many entries; default ${DEFAULT-VALUE}.")
    int limit = 1_000;

    @Option(names = "--check", description = "Checks the log itself instead of listing it.")
    boolean check;

    @Option(names = "--json")
    boolean json;

    @Override
    Permission needs() {
        return Permission.READ_CONSULTATIONS;
    }

    @Override
    void run() throws IOException {
        if (check) {
            List<String> wrong = store().consulting().check();
            if (!wrong.isEmpty()) {
                throw new Refusal("The consultation log is not whole.", wrong);
            }
            terminal().line("The consultation log is whole.");
            return;
        }
        if (limit < 1) {
            throw new Refusal("The limit must be 1 or more.");
        }
        String only = operation;
        Set<String> known = store().rules().rules().operations().codes();
        if (only != null && !known.contains(only)) {
            throw new Refusal(
                    "No operation is called " + only + ".", known.stream().sorted().toList());
        }
        Acts.Listed acts = store().consulting().newest(asked(only == null ? "" : only));
        looked(Look.list(Look.Kind.CONSULTATIONS));
        say(acts.acts());
        if (acts.more()) {
            terminal()
                    .say(
                            "There are more than these: the newest "
                                    + limit
                                    + " looks and the newest "
                                    + limit
                                    + " entries at most are listed. Narrow it, or give a higher --limit.");
        }
    }

    private Act.Asked asked(String only) {
        ZoneId zone = store().surroundings().zone();
        UUID who = null;
        if (officer != null) {
            Officer found =
                    store().officers().all().stream()
                            .filter(one -> one.collar().equalsIgnoreCase(officer))
                            .findFirst()
                            .orElseThrow(() ->
                                    new Refusal(
                                            "No officer has the collar number "
                                                    + officer
                                                    + ". List them: officer list"));
            who = found.id();
        }
        Set<UUID> subjects = new HashSet<>();
        if (about != null) {
            Exhibit exhibit = value(store().references().named(about));
            subjects.add(exhibit.id());
            store().movements().packagesOf(exhibit.id()).forEach(one -> subjects.add(one.id()));
        }
        return new Act.Asked(
                who,
                subjects,
                from == null ? Instant.MIN : from.atStartOfDay(zone).toInstant(),
                until == null ? Instant.MAX : until.plusDays(1).atStartOfDay(zone).toInstant(),
                limit,
                only.isEmpty() || only.equals(LOOKED),
                store().rules().rules().namesOfOperation(only));
    }

    private String operation(Act act) {
        return act.isLook()
                ? LOOKED
                : store().rules().rules().operation(act.what()).map(op -> op.code()).orElse("");
    }

    private void say(List<Act> acts) {
        ArrayNode out = JsonMapper.shared().createArrayNode();
        ZoneId zone = store().surroundings().zone();
        for (Act act : acts) {
            UUID who = act.officer();
            if (json) {
                ObjectNode one = out.addObject();
                one.put(
                        "at",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                act.at().atZone(zone).toOffsetDateTime()));
                one.put("operation", operation(act));
                one.put("what", act.what());
                ShowCommand.put(one, "officer", who == null ? null : store().names().officer(who));
                ShowCommand.put(one, "subject", act.subject());
                ShowCommand.put(one, "about", named(act));
                ShowCommand.put(one, "words", act.words().isEmpty() ? null : act.words());
                if (act.found() == null) {
                    one.putNull("found");
                } else {
                    one.put("found", act.found());
                }
                one.put("device", store().names().device(act.device()));
            } else {
                String name = named(act);
                terminal()
                        .line(
                                String.join(
                                        "\t",
                                        TIME.format(act.at().atZone(zone)),
                                        who == null ? "" : store().names().officer(who),
                                        store().rules()
                                                .rules()
                                                .operations()
                                                .words(operation(act))
                                                .english(),
                                        act.what(),
                                        name == null ? "" : name,
                                        searched(act),
                                        store().names().device(act.device())));
            }
        }
        if (json) {
            terminal().json(JsonMapper.shared().writeValueAsString(out));
        }
    }

    private static String searched(Act act) {
        return act.words().isEmpty()
                ? ""
                : "\"" + PlainText.oneLine(act.words()) + "\": " + act.found() + " found";
    }

    private @Nullable String named(Act act) {
        UUID subject = act.subject();
        if (subject == null) {
            return null;
        }
        return store().exhibits()
                .byId(subject)
                .or(() -> store().exhibits().ofPackage(subject))
                .map(Exhibit::name)
                .orElseGet(() ->
                        store().cases().byId(subject).map(one -> one.reference()).orElse(null));
    }
}
