/**
 * Identities, passwords, the keyring and the keys of the device: who may open the store and who
 * signed.
 */
@NullMarked
package org.lockfast.keys;

import org.jspecify.annotations.NullMarked;
