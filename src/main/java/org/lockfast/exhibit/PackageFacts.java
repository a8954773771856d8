package org.lockfast.exhibit;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one package of an exhibit.
 *
 * @param packaging code; null = not said
 * @param sealKind code; null = not said
 * @param sealNumber as read from the seal; null = none
 */
public record PackageFacts(
        @Nullable String packaging, @Nullable String sealKind, @Nullable String sealNumber) {}
