/**
 * The central server: devices hand in and fetch over HTTPS what the log keeps; administrators speak
 * to it through a socket in the file system.
 */
@NullMarked
package org.lockfast.server;

import org.jspecify.annotations.NullMarked;
