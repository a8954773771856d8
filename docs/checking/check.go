// Checks a whole exported log with Go's golang.org/x/mod/sumdb, and no program of ours:
// every entry's signatures, the tree rebuilt from the entries, every tile, every receipt, every checkpoint that was time-stamped or witnessed.
//
//	check DIR [LOG.VKEY]     LOG.VKEY: the log's key as you know it from elsewhere
//
// The tree is rebuilt from the entries; x/mod before v0.40.0 would believe a falsified tile.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func stop(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "NOT PROVED: "+format+"\n", args...)
	os.Exit(1)
}

func must[T any](value T, err error) T {
	if err != nil {
		stop("%v", err)
	}
	return value
}

func verifiers(file string) note.Verifiers {
	var list []note.Verifier
	for _, line := range strings.Split(strings.TrimSuffix(string(must(os.ReadFile(file))), "\n"), "\n") {
		list = append(list, must(note.NewVerifier(line)))
	}
	return note.VerifierList(list...)
}

// under gives the log's key the name it had when that checkpoint was signed: a log that goes on after a loss has a new one.
func under(logKey string, signed []byte) note.Verifiers {
	origin, _, _ := strings.Cut(string(signed), "\n")
	parts := strings.SplitN(strings.TrimSpace(string(must(os.ReadFile(logKey)))), "+", 3)
	key := must(base64.StdEncoding.DecodeString(parts[len(parts)-1]))
	return note.VerifierList(must(note.NewVerifier(must(note.NewEd25519VerifierKey(origin, key[1:])))))
}

// checkpoint verifies a signed checkpoint and takes it apart.
func checkpoint(signed []byte, log note.Verifiers) (string, tlog.Tree) {
	opened := must(note.Open(signed, log))
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || opened.Sigs[0].Name != lines[0] {
		stop("the checkpoint has not the lines origin, size, root, or another signer")
	}
	root := must(tlog.ParseHash(lines[2]))
	return lines[0], tlog.Tree{N: must(strconv.ParseInt(lines[1], 10, 64)), Hash: root}
}

// entry verifies that exactly those sign who are named in the entry.
func entry(data []byte, index int64, keys note.Verifiers) {
	opened, err := note.Open(data, keys)
	if err != nil {
		stop("entry %d: %v", index, err)
	}
	lines := strings.Split(opened.Text, "\n")
	var envelope struct{ Sig []string }
	if len(lines) != 3 || lines[0] != "lockfast/event/v1" || json.Unmarshal([]byte(lines[1]), &envelope) != nil {
		stop("entry %d has not the two lines of an entry", index)
	}
	var signed []string
	for _, line := range opened.Sigs {
		signed = append(signed, line.Name)
	}
	if len(opened.UnverifiedSigs) > 0 || strings.Join(signed, " ") != strings.Join(envelope.Sig, " ") {
		stop("entry %d is not signed by exactly those it names", index)
	}
}

// bundles calls f with each entry of the log in order.
func bundles(dir string, size int64, f func(int64, []byte)) {
	for first := int64(0); first < size; first += 256 {
		tile := tlog.Tile{H: 8, L: 0, N: first / 256, W: int(min(256, size-first))}
		path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
		data := must(os.ReadFile(filepath.Join(dir, path)))
		for i := int64(0); i < int64(tile.W); i++ {
			if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
				stop("%s ends in the middle", path)
			}
			n := int(binary.BigEndian.Uint16(data))
			f(first+i, data[2:2+n])
			data = data[2+n:]
		}
		if len(data) > 0 {
			stop("%s is too long", path)
		}
	}
}

// tilesOf lists the full tiles and the partial one of each level.
func tilesOf(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for level, n := 0, size; n > 0; level, n = level+1, n>>8 {
		for i := int64(0); i<<8 < n; i++ {
			tiles = append(tiles, tlog.Tile{H: 8, L: level, N: i, W: int(min(256, n-i<<8))})
		}
	}
	return tiles
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

func main() {
	if len(os.Args) < 2 {
		stop("say the directory")
	}
	dir, logKey := os.Args[1], filepath.Join(os.Args[1], "log.vkey")
	if len(os.Args) > 2 {
		logKey = os.Args[2]
	}
	log, keys := verifiers(logKey), verifiers(filepath.Join(dir, "keys.vkey"))
	origin, tree := checkpoint(must(os.ReadFile(filepath.Join(dir, "checkpoint"))), log)

	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var out []tlog.Hash
		for _, i := range indexes {
			out = append(out, stored[i])
		}
		return out, nil
	})
	bundles(dir, tree.N, func(index int64, data []byte) {
		entry(data, index, keys)
		stored = append(stored, must(tlog.StoredHashes(index, data, reader))...)
	})
	if tree.N > 0 && must(tlog.TreeHash(tree.N, reader)) != tree.Hash {
		stop("the entries do not add up to the root of the checkpoint")
	}
	tiles := 0
	for _, tile := range tilesOf(tree.N) {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		if !bytes.Equal(must(os.ReadFile(filepath.Join(dir, path))), must(tlog.ReadTileData(tile, reader))) {
			stop("%s is not what the entries add up to", path)
		}
		tiles++
	}
	receipts := must(filepath.Glob(filepath.Join(dir, "*.tlog-proof")))
	for _, file := range receipts {
		head, signed, _ := strings.Cut(string(must(os.ReadFile(file))), "\n\n")
		lines := strings.Split(head, "\n")
		if _, of := checkpoint([]byte(signed), log); of != tree || lines[0] != "c2sp.org/tlog-proof@v1" {
			stop("%s is not a receipt for this checkpoint", file)
		}
		index := must(strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64))
		var proof tlog.RecordProof
		for _, line := range lines[2:] {
			proof = append(proof, must(tlog.ParseHash(line)))
		}
		data := must(os.ReadFile(strings.TrimSuffix(file, ".tlog-proof") + ".json"))
		entry(data, index, keys)
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(data)); err != nil {
			stop("%s: %v", file, err)
		}
	}
	stamped := must(filepath.Glob(filepath.Join(dir, "timestamp", "*.checkpoint")))
	earlier := stamped
	if _, err := os.Stat(filepath.Join(dir, "witnessed")); err == nil {
		earlier = append(earlier, filepath.Join(dir, "witnessed"))
	}
	for _, file := range earlier {
		signed := must(os.ReadFile(file))
		_, of := checkpoint(signed, under(logKey, signed))
		name := fmt.Sprintf("%d.checkpoint", of.N)
		if of.N > tree.N || filepath.Base(file) != name && filepath.Base(file) != "witnessed" || must(tlog.TreeHash(of.N, reader)) != of.Hash {
			stop("%s is not what this log was", file)
		}
	}
	fmt.Printf("PROVED: %d entries, %d tiles and %d receipts of %s\n", tree.N, tiles, len(receipts), origin)
	if len(stamped) > 0 {
		fmt.Printf("PROVED: %d stamped checkpoints of it; each time stamp: openssl ts -verify\n", len(stamped))
	}
}
