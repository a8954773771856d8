package org.lockfast.sync;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.lockfast.journal.Attachments;
import org.lockfast.journal.Journal;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.VerifyKey;

/**
 * What synchronising a store stands on.
 *
 * @param directory the store's folder
 * @param journal open; stays the caller's
 * @param forceKey the force's, which the store trusts
 * @param sealed sealed files below the folder
 * @param masters of the keyring as it was opened
 * @param attachments photographs and forms
 * @param named which of them entries name
 * @param follower of the force's officers
 * @param clock the device's
 * @param network makes calls: at least two at a time
 * @param givingWay to whoever works at the machine
 */
public record SyncParts(
        Path directory,
        Journal journal,
        VerifyKey forceKey,
        SealedFiles sealed,
        MasterKeys masters,
        SecureRandom random,
        Attachments attachments,
        NamedFiles named,
        KeyringFollower follower,
        InstantSource clock,
        Executor network,
        GivingWay givingWay) {}
