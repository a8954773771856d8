/**
 * The command line (docs/command-line.md): a contract with administrators, automation and anybody's
 * scripts.
 */
@NullMarked
package org.lockfast.app.command;

import org.jspecify.annotations.NullMarked;
