package org.lockfast.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which witnesses, and how many of them, must have cosigned a checkpoint before it is relied on
 * (C2SP tlog-policy). Immutable.
 */
public final class WitnessPolicy {
    /** Asks for nothing and names nobody. */
    public static final WitnessPolicy NONE = new WitnessPolicy();

    private static final int LONGEST = 262_144; // bytes; the specification asks for some 100 lines
    private static final Pattern BLANK = Pattern.compile("[ \t]+");
    private static final String NOBODY = "none";

    /** A witness or a group: since when it has witnessed a checkpoint. */
    private interface Member {
        Optional<Instant> since(Note checkpoint);
    }

    private final List<VerifyKey> logs = new ArrayList<>();
    private final List<WitnessKey> witnesses = new ArrayList<>();
    private Optional<Member> quorum = Optional.empty();

    private WitnessPolicy() {}

    /**
     * Reads a policy file.
     *
     * @throws Malformed with the number of the line that is out of form
     */
    public static WitnessPolicy parse(byte[] file) {
        if (file.length > LONGEST) {
            throw new Malformed(Malformed.Reason.TOO_LONG, "The policy is longer than 256 KiB");
        }
        WitnessPolicy policy = new WitnessPolicy();
        policy.new Reading().read(file);
        return policy;
    }

    /** The keys of the logs it is for; empty where it leaves that open. */
    public List<VerifyKey> logs() {
        return List.copyOf(logs);
    }

    /** Every witness it names. */
    public List<WitnessKey> witnesses() {
        return List.copyOf(witnesses);
    }

    /** Whether it asks for any cosignature at all. */
    public boolean asks() {
        return quorum.isPresent();
    }

    /** Whether it is for that log, under whatever name the log goes on. */
    public boolean isFor(VerifyKey log) {
        return logs.isEmpty() || logs.stream().anyMatch(one -> sameKey(one, log));
    }

    private static boolean sameKey(VerifyKey one, VerifyKey other) {
        return java.util.Arrays.equals(one.publicKey(), other.publicKey());
    }

    /**
     * Since when enough witnesses have seen that checkpoint, by their clocks. The log's own
     * signature is not looked at.
     *
     * @return empty where they are not enough; the beginning of time where none is asked for
     */
    public Optional<Instant> met(Note checkpoint) {
        return quorum.isPresent()
                ? quorum.get().since(checkpoint)
                : Optional.of(Instant.ofEpochSecond(0));
    }

    private static Optional<Instant> since(WitnessKey witness, Note checkpoint) {
        return checkpoint.signatures().stream()
                .flatMap(line -> witness.cosigned(checkpoint, line).stream())
                .min(Instant::compareTo);
    }

    private static Optional<Instant> since(int needed, List<Member> members, Note checkpoint) {
        List<Instant> times =
                members.stream()
                        .flatMap(member -> member.since(checkpoint).stream())
                        .sorted()
                        .toList();
        return times.size() < needed ? Optional.empty() : Optional.of(times.get(needed - 1));
    }

    /** Reads it line by line; names mean nothing outside of the file. */
    private final class Reading {
        private final Map<String, Member> named = new HashMap<>();
        private final Set<String> inAGroup = new HashSet<>();
        private boolean decided;
        private int number;

        void read(byte[] file) {
            // Octets beyond ASCII stay what they are
            for (String line : new String(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
                number++;
                if (line.chars().anyMatch(c -> (c != '\t' && c < ' ') || c == 0x7f)) {
                    throw bad("has a character that is not allowed");
                }
                String stripped = BLANK.matcher(line).replaceAll(" ").strip();
                if (!stripped.isEmpty() && stripped.charAt(0) != '#') {
                    line(List.of(stripped.split(" ")));
                }
            }
            if (!decided) {
                throw bad("is the last one, and none says quorum");
            }
        }

        private void line(List<String> words) {
            switch (words.getFirst()) {
                case "log" -> log(words);
                case "witness" -> witness(words);
                case "group" -> group(words);
                case "quorum" -> quorum(words);
                default -> throw bad("begins with none of log, witness, group, quorum");
            }
        }

        private void log(List<String> words) {
            if (words.size() != 2 && words.size() != 3) {
                throw bad("reads: log KEY [URL]");
            }
            VerifyKey key = key(words.get(1), VerifyKey::parse);
            if (logs.stream().anyMatch(one -> sameKey(one, key))) {
                throw bad("names a log a second time");
            }
            logs.add(key);
        }

        private void witness(List<String> words) {
            if (words.size() != 3 && words.size() != 4) {
                throw bad("reads: witness NAME KEY [URL]");
            }
            WitnessKey key = key(words.get(2), WitnessKey::parse);
            if (witnesses.stream().anyMatch(key::sameKey)) {
                throw bad("names a witness's key a second time");
            }
            witnesses.add(key);
            name(words.get(1), checkpoint -> since(key, checkpoint));
        }

        private void group(List<String> words) {
            if (words.size() < 4) {
                throw bad("reads: group NAME all|any|NUMBER MEMBER...");
            }
            List<Member> members = new ArrayList<>();
            for (String member : words.subList(3, words.size())) {
                members.add(known(member));
                if (!inAGroup.add(member)) {
                    throw bad("has a member that is in a group already");
                }
            }
            int needed =
                    switch (words.get(2)) {
                        case "all" -> members.size();
                        case "any" -> 1;
                        case String n when n.matches("[1-9][0-9]{0,3}") -> Integer.parseInt(n);
                        default -> 0;
                    };
            if (needed < 1 || needed > members.size()) {
                throw bad("asks for all, any, or a number of its members");
            }
            name(words.get(1), checkpoint -> since(needed, members, checkpoint));
        }

        private void quorum(List<String> words) {
            if (words.size() != 2 || decided) {
                throw bad(decided ? "is a second quorum" : "reads: quorum NAME");
            }
            decided = true;
            quorum =
                    words.get(1).equals(NOBODY)
                            ? Optional.empty()
                            : Optional.of(known(words.get(1)));
        }

        private void name(String name, Member member) {
            if (name.equals(NOBODY) || named.putIfAbsent(name, member) != null) {
                throw bad("gives a name that is taken");
            }
        }

        private Member known(String name) {
            Member member = named.get(name);
            if (member == null) {
                throw bad("speaks of something that no line before it names");
            }
            return member;
        }

        private <T> T key(String word, java.util.function.Function<String, T> parse) {
            try {
                return parse.apply(
                        new String(
                                word.getBytes(StandardCharsets.ISO_8859_1),
                                StandardCharsets.UTF_8));
            } catch (Malformed e) {
                throw new Malformed(
                        Malformed.Reason.KEY,
                        "Line " + number + " of the policy: " + e.getMessage(),
                        e);
            }
        }

        private Malformed bad(String what) {
            return new Malformed(
                    Malformed.Reason.FIELD, "Line " + number + " of the policy " + what);
        }
    }
}
