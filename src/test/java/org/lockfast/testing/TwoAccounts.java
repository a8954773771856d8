package org.lockfast.testing;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Branches;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Conflicts;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Limits;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Reckoning;
import org.lockfast.continuity.Resolving;
import org.lockfast.continuity.StoryOrder;
import org.lockfast.desktop.Desk;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.Acting;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;

/** A desk over one exhibit of which two laptops tell different things. People are invented. */
public final class TwoAccounts {
    public static final UUID SMITH = new UUID(1, 1);
    static final UUID RAMAN = new UUID(1, 2);
    static final UUID ALI = new UUID(1, 3);
    public static final UUID EXHIBIT = new UUID(3, 1);
    public static final UUID PACKAGE = new UUID(4, 1);
    static final Limits LIMITS =
            new Limits(
                    Duration.ofMinutes(60),
                    Duration.ofHours(24),
                    Duration.ofHours(24),
                    Duration.ofMinutes(2),
                    Map.of("100X150", Duration.ofDays(365)));
    static final Instant NOW = Instant.parse("2026-03-16T14:20:00Z");

    public final List<Happening> entries = new ArrayList<>();
    final List<Conflict> more = new ArrayList<>();
    public final List<NewEvent> recorded = new ArrayList<>();
    private final Role role;

    public TwoAccounts(Role role) {
        this.role = role;
        Happening start =
                add(
                        7,
                        "2026-03-14T08:41",
                        EXHIBIT,
                        SMITH,
                        new ExhibitEvent.Recorded(
                                PropertyKind.EXHIBIT,
                                null,
                                "JSM/4",
                                "PN-RPTB-G7MP-1AR",
                                "Samsung Galaxy A54 phone, black, screen cracked",
                                "PHONE_TABLET",
                                "bedside table, rear bedroom",
                                null,
                                SMITH,
                                null,
                                "Jo Smith",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(
                                        new PackageRecorded(
                                                PACKAGE,
                                                1,
                                                "TEB_POLYTHENE",
                                                "NUMBERED_BAG",
                                                "A0417690",
                                                null,
                                                null,
                                                null)),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
        Happening offer =
                add(
                        7,
                        "2026-03-14T11:05",
                        PACKAGE,
                        SMITH,
                        new ContinuityEvent.HandedOut(
                                "Dr Ada Stone, Example Laboratory", "Examination", "A0417690"),
                        start);
        add(
                7,
                "2026-03-14T12:40",
                PACKAGE,
                SMITH,
                new ContinuityEvent.HandedIn("Dr Ada Stone, Example Laboratory", "A0417690"),
                offer);
        add(
                11,
                "2026-03-14T11:10",
                PACKAGE,
                ALI,
                new ContinuityEvent.InHand("It lay on the bedside table when we left", null),
                start);
    }

    /** A third account, on a laptop that knew of neither. */
    public TwoAccounts andAThird() {
        return andAThird("2026-03-14T11:40");
    }

    /** The same at another time. */
    public TwoAccounts andAThird(String at) {
        add(
                12,
                at,
                PACKAGE,
                RAMAN,
                new ContinuityEvent.InHand("It stood in the van", null),
                entries.getFirst());
        return this;
    }

    /** Two supervisors, neither knowing of the other, who found something else. */
    public TwoAccounts foundTwice() {
        Conflict about = conflicts().getFirst();
        Happening[] ends =
                entries.stream()
                        .filter(h -> about.heads().contains(h.eid()))
                        .toArray(Happening[]::new);
        add(
                21,
                "2026-03-15T09:20",
                PACKAGE,
                RAMAN,
                new ContinuityEvent.Resolved(
                        Conflict.Finding.FIRST,
                        about.heads(),
                        "Rang the laboratory: it came there"),
                ends);
        add(
                22,
                "2026-03-15T10:05",
                PACKAGE,
                ALI,
                new ContinuityEvent.Resolved(
                        Conflict.Finding.NEITHER, about.heads(), "It is not on the shelf"),
                ends);
        return this;
    }

    Happening add(
            int device,
            String at,
            UUID subject,
            UUID officer,
            DomainEvent event,
            Happening... knowing) {
        String name = "d-%016x".formatted(device);
        long seq = entries.stream().filter(h -> h.device().equals(name)).count();
        Happening one =
                new Happening(
                        Hash.sha256((name + " " + seq).getBytes(StandardCharsets.US_ASCII)),
                        entries.size(),
                        subject,
                        "test/1",
                        event,
                        null,
                        Instant.parse(at + ":00Z"),
                        officer,
                        event instanceof ContinuityEvent.Resolved ? "SUPERVISOR" : "SCENE_OFFICER",
                        Vouch.PASSWORD,
                        null,
                        null,
                        name,
                        0,
                        seq,
                        Arrays.stream(knowing).map(Happening::eid).toList(),
                        "test",
                        Set.of());
        entries.add(one);
        return one;
    }

    List<Happening> story() {
        return StoryOrder.sort(entries);
    }

    public List<Conflict> conflicts() {
        List<Conflict> all = new ArrayList<>();
        Reckoning.conflicts(PACKAGE, story()).stream().filter(Conflict::isOpen).forEach(all::add);
        all.addAll(more);
        return all;
    }

    /** How often the sides of a conflict were asked for. */
    public int sidesRead;

    /** One of another kind beside it. */
    public void also(Conflict.Kind kind, String subject) {
        Hash eid = entries.getFirst().eid();
        Instant since = Instant.parse("2026-03-15T09:00:00Z");
        Conflict of = Conflict.of(kind, subject, List.of(eid), List.of(eid), since, null);
        more.add(of.isOfOneEntry() ? Conflict.ofEntry(kind, subject, eid, since) : of);
    }

    private static Exhibit exhibit(Hash eid) {
        return new Exhibit(
                EXHIBIT,
                PropertyKind.EXHIBIT,
                null,
                "43/1029/26",
                "JSM/4",
                "PN-RPTB-G7MP-1AR",
                "Samsung Galaxy A54 phone, black, screen cracked",
                "PHONE_TABLET",
                null,
                "bedside table, rear bedroom",
                null,
                SMITH,
                null,
                "Jo Smith",
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                null,
                null,
                Map.of(),
                null,
                null,
                "CONFLICT",
                List.of(),
                List.of(),
                List.of(),
                null,
                SMITH,
                NOW,
                eid,
                null);
    }

    private final Conflicts port =
            new Conflicts() {
                @Override
                public List<Conflict> open() {
                    return conflicts();
                }

                @Override
                public int count() {
                    return conflicts().size();
                }

                @Override
                public List<UUID> exhibits(Conflict conflict) {
                    return conflict.isAboutDevice() ? List.of() : List.of(EXHIBIT);
                }

                @Override
                public Optional<Conflict> byId(String id) {
                    return conflicts().stream().filter(one -> one.id().equals(id)).findFirst();
                }
            };

    private final Names names =
            new Names() {
                @Override
                public String officer(UUID id) {
                    return id.equals(SMITH)
                            ? "Jo Smith (1187)"
                            : id.equals(RAMAN) ? "Priya Raman (2002)" : "Tom Ali (1188)";
                }

                @Override
                public String place(UUID id) {
                    return "Holloway Road store/Bay H/H-04-2-11";
                }
            };

    private final Recording journal =
            new Recording() {
                @Override
                public List<Recorded> together(
                        Acting first,
                        List<NewEvent> events,
                        Acting second,
                        java.util.function.Function<List<Recorded>, List<NewEvent>> answer) {
                    throw new AssertionError("Nobody hands over here");
                }

                @Override
                public List<Recorded> record(@Nullable Acting by, List<NewEvent> events) {
                    recorded.addAll(events);
                    NewEvent one = events.getFirst();
                    Happening[] heads =
                            entries.stream()
                                    .filter(h -> conflicts().getFirst().heads().contains(h.eid()))
                                    .toArray(Happening[]::new);
                    Happening done =
                            add(20, "2026-03-16T14:21", PACKAGE, RAMAN, one.event(), heads);
                    return List.of(
                            new Recorded(done.eid(), EXHIBIT, done.record(), done.recorded()));
                }

                @Override
                public void settle() {}

                @Override
                public <T> T alone(java.util.function.Supplier<T> step) {
                    return step.get();
                }
            };

    /** The two computers' entries as those of one and its copy, or as a backlog. */
    private List<Branches.Side> sides(Conflict conflict) {
        sidesRead++;
        List<Happening> first =
                entries.stream().filter(h -> h.device().equals("d-%016x".formatted(7))).toList();
        List<Happening> second = entries.stream().filter(h -> !first.contains(h)).toList();
        return switch (conflict.kind()) {
            case FORK ->
                    List.of(
                            new Branches.Side(
                                    Branches.Kind.GOES_ON,
                                    first.subList(1, first.size()),
                                    12,
                                    false,
                                    0),
                            new Branches.Side(Branches.Kind.GOES_ON, second, 0, false, 1));
            case REVOKED ->
                    List.of(new Branches.Side(Branches.Kind.IN_DOUBT, first, 294, false, 0));
            default -> List.of();
        };
    }

    private <P> P proxy(Class<P> type, Map<String, Object> answers) {
        return proxy(type, answers, null);
    }

    private <P> P proxy(Class<P> type, Map<String, Object> answers, @Nullable P otherwise) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("looked")) {
                                return true;
                            }
                            Object answer = answers.get(method.getName());
                            if (answer == null && otherwise != null) {
                                return method.invoke(otherwise, arguments);
                            }
                            if (answer == null) {
                                throw new UnsupportedOperationException(method.getName());
                            }
                            return answer instanceof java.util.function.Supplier<?> later
                                    ? later.get()
                                    : answer;
                        }));
    }

    /** With nothing but what two accounts need. */
    public Desk desk() {
        return desk(null);
    }

    /**
     * @param otherwise answers what is not about the two accounts
     */
    public Desk desk(@Nullable Desk otherwise) {
        java.util.function.Supplier<Object> story = this::story;
        java.util.function.Supplier<Object> states =
                () -> List.of(Reckoning.state(PACKAGE, story(), LIMITS));
        Movements movements =
                proxy(
                        Movements.class,
                        Map.of(
                                "storyOfExhibit",
                                story,
                                "story",
                                story,
                                "packagesOf",
                                states,
                                "recordedTwice",
                                List.of(),
                                "records",
                                (java.util.function.Supplier<Object>)
                                        () -> List.of(entries.getFirst()),
                                "findings",
                                (java.util.function.Supplier<Object>)
                                        () ->
                                                entries.stream()
                                                        .filter(h ->
                                                                h.event()
                                                                        instanceof
                                                                        ContinuityEvent.Resolved)
                                                        .toList()));
        Exhibits exhibits =
                proxy(
                        Exhibits.class,
                        Map.of(
                                "byId",
                                Optional.of(exhibit(entries.getFirst().eid())),
                                "ofPackage",
                                Optional.of(exhibit(entries.getFirst().eid()))));
        Session session =
                new Session(
                        new Officer(RAMAN, "2002", "Priya Raman", EnumSet.of(role), true),
                        Ed25519Key.of(RAMAN + "/0", new byte[32]),
                        Vouch.PASSWORD);
        return proxy(
                Desk.class,
                Map.ofEntries(
                        Map.entry("conflicts", port),
                        Map.entry("branches", (Branches) this::sides),
                        Map.entry(
                                "resolving",
                                new Resolving(journal, port, movements, () -> EXHIBIT)),
                        Map.entry("movements", movements),
                        Map.entry("exhibits", exhibits),
                        Map.entry("names", names),
                        Map.entry("limits", LIMITS),
                        Map.entry("clock", InstantSource.fixed(NOW)),
                        Map.entry("zone", ZoneId.of("Europe/London")),
                        Map.entry("session", session),
                        Map.entry("whenRecorded", (Runnable) () -> {})),
                otherwise);
    }

    public PackageState state() {
        return Reckoning.state(PACKAGE, story(), LIMITS);
    }
}
