package org.lockfast.place;

import java.util.UUID;

/**
 * A place.
 *
 * @param path from the outside in, such as {@code Holloway Road/Bay H/Rack 4/Shelf 2}
 * @param storage storage class code
 * @param kind {@code STORE} or {@code OUTSIDE}
 */
public record Place(UUID id, String path, String storage, String kind) {}
