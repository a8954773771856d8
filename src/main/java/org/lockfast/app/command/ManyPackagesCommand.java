package org.lockfast.app.command;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command about one or more packages. */
abstract class ManyPackagesCommand extends StoreCommand {
    @Parameters(
            paramLabel = "REF",
            arity = "1..*",
            description = "JSM/4, CASE:JSM/4, CASE:JSM/4#2, a property number or an id.")
    List<String> references = List.of();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it happened, RFC 3339 with offset; default: now.")
    @Nullable String at;

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    final List<PackageState> thePackages() {
        List<PackageState> all = packages(references);
        if (all.stream().map(PackageState::id).distinct().count() < all.size()) {
            throw new Refusal("The same package is named twice.");
        }
        return all;
    }

    final @Nullable OffsetDateTime at() {
        return time(at);
    }

    /** One seal number can only be of one package. */
    final Map<UUID, String> sealSeen(List<PackageState> packages, @Nullable String number) {
        if (number != null && packages.size() > 1) {
            throw new Refusal(
                    "One seal number was given for "
                            + packages.size()
                            + " packages. Name one package with its seal at a time.");
        }
        Map<UUID, String> seen = new HashMap<>();
        if (number != null) {
            seen.put(packages.getFirst().id(), number);
        }
        return seen;
    }
}
