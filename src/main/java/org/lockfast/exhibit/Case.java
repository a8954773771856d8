package org.lockfast.exhibit;

import java.util.List;
import java.util.UUID;

/** A case and its further references. */
public record Case(UUID id, String reference, String title, List<CaseEvent.Reference> references) {}
